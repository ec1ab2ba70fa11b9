"""All figures of some areas at once: over days, as things stand, and volunteers counted apart."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from helpboard.domain.figures import (
    FIGURES,
    Days,
    Happenings,
    Value,
    months_in,
    over_days,
)
from helpboard.queries.areas import AreaTree
from helpboard.queries.figures.happenings import happenings
from helpboard.queries.figures.reach import sites_out_of_reach
from helpboard.queries.figures.standing import (
    standing_counts,
    volunteer_figures,
    volunteers_apart,
    volunteers_in,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand: figures of a moment, volunteers apart, sites that nobody is near."""

    values: dict[str, Value]
    apart: dict[str, dict[str, int]]
    unreached: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class BoardFigures:
    """Every figure by its code, the counts apart, and the months of the period."""

    values: dict[str, Value]
    apart: dict[str, dict[str, int]]
    months: tuple[tuple[Days, dict[str, Value]], ...]


def standing(
    session: Session,
    areas: Collection[int],
    tree: AreaTree,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Standing:
    """Read the figures of this moment, in five statements."""
    today = now.astimezone(zone).date()
    volunteers = volunteers_in(session, areas, today=today)
    unreached = sites_out_of_reach(session, areas, tree, today=today)
    values: dict[str, Value] = {
        **standing_counts(session, areas, now=now, today=today),
        **volunteer_figures(volunteers),
        "sites_unserved": len(unreached),
    }
    return Standing(
        values=values,
        apart=volunteers_apart(volunteers, {row.id: row.slug for row in tree.rows}),
        unreached=tuple(unreached),
    )


def by_month(happened: Happenings, days: Days) -> tuple[tuple[Days, dict[str, Value]], ...]:
    """Return the figures over each month of a period."""
    return tuple((month, over_days(happened, month)) for month in months_in(days))


def board_figures(
    session: Session,
    areas: Collection[int],
    tree: AreaTree,
    *,
    days: Days,
    now: datetime,
    zone: ZoneInfo,
) -> BoardFigures:
    """Read everything that a report about ``days`` may show, in eight statements."""
    happened = happenings(session, areas, days, zone=zone)
    here = standing(session, areas, tree, now=now, zone=zone)
    values = {**over_days(happened, days), **here.values}
    return BoardFigures(
        values={code: values[code] for code in FIGURES},
        apart=here.apart,
        months=by_month(happened, days),
    )
