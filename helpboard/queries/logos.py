"""The picture that an organisation shows of itself."""

from dataclasses import dataclass

from sqlalchemy import ScalarSelect, func, select
from sqlalchemy.orm import Session

from helpboard.models import Organisation, Photo


@dataclass(frozen=True, slots=True)
class LogoRow:
    """A logo: the name of its file, and its size in pixels."""

    name: str
    width: int
    height: int


def logo_of(session: Session, organisation_id: int) -> LogoRow | None:
    """Read the logo of an organisation; None when it shows none."""
    statement = (
        select(Photo.name, Photo.width, Photo.height)
        .join(Organisation, Organisation.id == Photo.organisation_id)
        .where(Photo.id == newest_logo(), Organisation.id == organisation_id)
    )
    found = session.execute(statement).one_or_none()
    return None if found is None else LogoRow(*found)


def newest_logo() -> ScalarSelect[int | None]:
    """Return the id of the picture that :class:`Organisation` of the outer statement shows."""
    newest = select(func.max(Photo.id)).where(Photo.organisation_id == Organisation.id)
    return newest.correlate(Organisation).scalar_subquery()
