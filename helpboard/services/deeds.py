"""The log of what staff do (rule 8)."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.policy import Actor
from helpboard.models import Entry


def note_deed(
    session: Session,
    *,
    actor: Actor,
    action: str,
    about: tuple[str, int],
    now: datetime,
    **codes: str | int | bool | list[str] | None,
) -> None:
    """Write an entry about a thing and its id; ``codes`` are ids, codes and names of fields.

    Never words of people, nor anything that would tell of them after they are gone.
    """
    kind, thing_id = about
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=action,
            about=kind,
            about_id=thing_id,
            codes=codes,
        )
    )
    session.flush()
