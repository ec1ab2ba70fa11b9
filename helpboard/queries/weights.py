"""What the matching measures by at the moment: the weights, and the ways between districts."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.matching.town import District
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Criterion, Weights
from helpboard.models import MatchWeights, User
from helpboard.queries.match_places import districts, travel_minutes


def current_weights(session: Session) -> Weights:
    """Return the newest weights that somebody has set, else those the board begins with."""
    row = session.execute(
        select(MatchWeights.topic, MatchWeights.travel, MatchWeights.languages, MatchWeights.time)
        .order_by(MatchWeights.id.desc())
        .limit(1)
    ).one_or_none()
    if row is None:
        return Weights()
    return Weights(topic=row.topic, travel=row.travel, languages=row.languages, time=row.time)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Districts, measured ways between them, the table of all ways, and the weights."""

    districts: tuple[District, ...]
    given: dict[tuple[str, str], float]
    travel: TravelTable
    weights: Weights


def ways(session: Session) -> TravelTable:
    """Read the ways between districts, in two statements."""
    return TravelTable(districts(session), travel_minutes(session))


def measure(session: Session) -> Measure:
    """Read the ways between districts and the weights, in three statements."""
    places, given = districts(session), travel_minutes(session)
    return Measure(
        districts=places,
        given=given,
        travel=TravelTable(places, given),
        weights=current_weights(session),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WeightsRow:
    """One version of the weights; ``by`` is empty once whoever set them is gone."""

    id: int
    weights: Weights
    by: str
    at: datetime


def versions_of_weights(session: Session, *, most: int = 10) -> tuple[WeightsRow, ...]:
    """Read the versions of the weights that somebody has set, the newest first."""
    rows = session.execute(
        select(MatchWeights, User.name)
        .outerjoin(User, User.id == MatchWeights.made_by)
        .order_by(MatchWeights.id.desc())
        .limit(most)
    )
    return tuple(
        WeightsRow(
            id=row.id,
            weights=Weights(**{one.value: getattr(row, one.value) for one in Criterion}),
            by=name or "",
            at=row.made_at,
        )
        for row, name in rows
    )
