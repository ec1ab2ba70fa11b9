"""Which sites have no group within reach."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.figures import REACH_MINUTES
from helpboard.domain.group import GroupState
from helpboard.domain.matching.town import District
from helpboard.domain.matching.travel import TravelTable
from helpboard.models import AreaTravel, Group, Site, SiteGroup
from helpboard.queries.areas import AreaTree
from helpboard.queries.lived_in import is_lived_in


def sites_out_of_reach(
    session: Session, areas: Collection[int], tree: AreaTree, *, today: date
) -> list[tuple[int, str]]:
    """Return id and name of the sites that no active group serves or is near, in three statements.

    A site that has closed needs none.

    A group is near in the same area, or where the way takes at most ``REACH_MINUTES``.
    """
    serving = (
        select(SiteGroup.site_id)
        .join(Group, Group.id == SiteGroup.group_id)
        .where(SiteGroup.site_id == Site.id, Group.state == GroupState.ACTIVE)
        .exists()
    )
    sites = session.execute(
        select(Site.id, Site.name, Site.area_id)
        .where(Site.area_id.in_(areas), ~serving, is_lived_in(today))
        .order_by(Site.name, Site.id)
    ).all()
    homes = set(
        session.scalars(select(Group.area_id).where(Group.state == GroupState.ACTIVE).distinct())
    )
    near = _near(session, tree, homes)
    return [(row.id, row.name) for row in sites if row.area_id not in near]


def _near(session: Session, tree: AreaTree, homes: Collection[int]) -> set[int]:
    """Return the areas from which at least one of ``homes`` is within reach."""
    slugs = {row.id: row.slug for row in tree.rows}
    centres = [
        District(id=row.slug, lat=row.latitude, lon=row.longitude)
        for row in tree.rows
        if row.latitude is not None and row.longitude is not None
    ]
    known = {one.id for one in centres}
    measured = {
        (slugs[start], slugs[end]): float(minutes)
        for start, end, minutes in session.execute(
            select(AreaTravel.from_id, AreaTravel.to_id, AreaTravel.minutes)
        )
    }
    travel = TravelTable(
        centres, {way: minutes for way, minutes in measured.items() if known.issuperset(way)}
    )
    near = set(homes)
    for area_id, slug in slugs.items():
        ways = [_way(travel, measured, known, slug, slugs[home]) for home in homes if home in slugs]
        if any(way is not None and way <= REACH_MINUTES for way in ways):
            near.add(area_id)
    return near


def _way(
    travel: TravelTable,
    measured: dict[tuple[str, str], float],
    known: set[str],
    one: str,
    other: str,
) -> float | None:
    """Return the minutes between two areas; measured ones do not need centres."""
    if one in known and other in known:
        return travel.between(one, other)
    ways = [measured[way] for way in ((one, other), (other, one)) if way in measured]
    return max(ways, default=None)
