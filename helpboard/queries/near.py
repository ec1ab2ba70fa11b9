"""How far the districts of a town are from one of them."""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain.matching.town import District
from helpboard.domain.matching.travel import estimate
from helpboard.models import AreaTravel
from helpboard.queries.areas import AreaRow, AreaTree


def minutes_from(session: Session, tree: AreaTree, area: AreaRow) -> dict[str, int]:
    """Return the minutes from ``area`` to the areas whose way is known, by slug.

    Measured ways come first, in either direction; the others are estimated from the centres.
    """
    here = _district(area)
    found: dict[str, int] = {}
    for row in tree.rows:
        there = _district(row)
        if here is not None and there is not None:
            found[row.slug] = estimate(here, there)
    measured = session.execute(
        select(AreaTravel.from_id, AreaTravel.to_id, AreaTravel.minutes).where(
            or_(AreaTravel.from_id == area.id, AreaTravel.to_id == area.id)
        )
    ).all()
    slugs = {row.id: row.slug for row in tree.rows}
    # The way there counts more than the way back.
    for start, end, minutes in sorted(measured, key=lambda way: way[0] == area.id):
        found[slugs[end if start == area.id else start]] = minutes
    return found


def _district(row: AreaRow) -> District | None:
    if row.latitude is None or row.longitude is None:
        return None
    return District(id=row.slug, lat=row.latitude, lon=row.longitude)
