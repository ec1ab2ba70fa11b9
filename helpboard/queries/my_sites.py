"""Sites as those may see them who know where they are (rule 5)."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Actor
from helpboard.models import Area, Site, SiteGroup, SiteRelease
from helpboard.queries.lived_in import is_lived_in


@dataclass(frozen=True, slots=True)
class SiteName:
    """A site to choose from."""

    id: int
    name: str
    area_name: str


def sites_known_to(session: Session, actor: Actor, *, today: date) -> tuple[SiteName, ...]:
    """Read the sites of the areas that ``actor`` coordinates, and those released, by name.

    Those that have closed are left out: there is nothing to choose them for.
    """
    above = [Area.path.contains(f"/{area_id}/") for area_id in sorted(actor.coordinates)]
    released = exists().where(
        SiteRelease.site_id == Site.id, SiteRelease.user_id == (actor.user_id or 0)
    )
    statement = (
        select(Site.id, Site.name, Area.name)
        .join(Area, Area.id == Site.area_id)
        .where(or_(released, *above), is_lived_in(today))
        .order_by(Site.name, Site.id)
    )
    return tuple(SiteName(*row) for row in session.execute(statement))


def sites_served(session: Session, group_id: int) -> frozenset[int]:
    """Return the ids of the sites that a group serves; for those only who know them."""
    statement = select(SiteGroup.site_id).where(SiteGroup.group_id == group_id)
    return frozenset(session.scalars(statement))
