"""Telling people without account that somebody has answered."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.conversation import Hear
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import AccessCode, Entry
from helpboard.queries.to_tell import people_to_tell


def note_told(session: Session, *, code_id: int, actor: Actor, now: datetime) -> None:
    """Note that ``actor`` has told the holder of a code; a coordinator's call writes an entry.

    Raises ``NotFoundError`` for a code whose holder is not ``actor``'s to tell, or knows already.
    """
    row = next((one for one in people_to_tell(session, actor) if one.code_id == code_id), None)
    if row is None:
        raise NotFoundError(code_id)
    session.get_one(AccessCode, code_id).told_at = now
    if row.hear is Hear.CALL:
        session.add(
            Entry(
                at=now,
                actor_id=actor.user_id,
                action="code:told",
                about="access_code",
                about_id=code_id,
                codes={"hear": row.hear.value},
            )
        )
    session.flush()
