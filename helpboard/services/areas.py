"""The tree of areas."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.models import Area


def plant(session: Session, *, slug: str, name: str, kind: str = "town") -> tuple[Area, bool]:
    """Make the portal area that a new board is for; returns it, and whether it was made now.

    An area of that slug that is there already stays as it is.
    """
    area = session.scalars(select(Area).where(Area.slug == slug)).one_or_none()
    if area is not None:
        return area, False
    area = Area(slug=slug, name=name, kind=kind, path="", is_portal=True)
    session.add(area)
    session.flush()
    area.path = f"/{area.id}/"
    session.flush()
    return area, True
