"""The logo of an organisation: one picture, whose files lie in the uploads folder."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.policy import Actor
from helpboard.models import Photo
from helpboard.services.organisations import editable


def set_logo(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    name: str,
    width: int,
    height: int,
    now: datetime,
) -> tuple[str, ...]:
    """Show the kept picture ``name`` as the logo; return the names that are no longer needed.

    Raises ``NotAllowedError``. After the commit the caller drops the files of what is returned.
    """
    old = remove_logo(session, actor=actor, organisation_id=organisation_id)
    session.add(
        Photo(
            name=name, organisation_id=organisation_id, width=width, height=height, created_at=now
        )
    )
    session.flush()
    return old


def remove_logo(session: Session, *, actor: Actor, organisation_id: int) -> tuple[str, ...]:
    """Show no logo; return the names of the files to drop after the commit."""
    editable(session, organisation_id, actor=actor)
    old = session.scalars(select(Photo.name).where(Photo.organisation_id == organisation_id))
    names = tuple(old)
    session.execute(delete(Photo).where(Photo.organisation_id == organisation_id))
    return names
