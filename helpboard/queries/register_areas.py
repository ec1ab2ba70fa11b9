"""The desk's view of the areas: one with its ways to others, and what is in it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import Area, AreaTravel
from helpboard.queries.held import is_below


@dataclass(frozen=True, slots=True)
class Way:
    """Another area, and how many minutes away it is measured to be."""

    slug: str
    name: str
    minutes: int


@dataclass(frozen=True, slots=True)
class AreaPage:
    """An area of a coordinator with what stands above it, and measured ways."""

    area: Area
    parent: Area | None
    may_move: bool
    """Whether the coordinator looks after what stands above it, too."""
    ways: tuple[Way, ...]


def area_page(session: Session, actor: Actor, slug: str) -> AreaPage:
    """Read an area, in two statements; ``NotFoundError`` outside those of ``actor``."""
    parent = aliased(Area)
    found = session.execute(
        select(Area, parent)
        .outerjoin(parent, parent.id == Area.parent_id)
        .where(Area.slug == slug, is_below(actor))
    ).one_or_none()
    if found is None:
        raise NotFoundError(slug)
    area, above = found
    rows = session.execute(
        select(Area.slug, Area.name, AreaTravel.minutes)
        .join(AreaTravel, AreaTravel.to_id == Area.id)
        .where(AreaTravel.from_id == area.id)
        .order_by(Area.name, Area.id)
    )
    mine = {str(area_id) for area_id in actor.coordinates}
    may_move = above is not None and bool(mine & set(above.path.strip("/").split("/")))
    return AreaPage(area, above, may_move, tuple(Way(*row) for row in rows))
