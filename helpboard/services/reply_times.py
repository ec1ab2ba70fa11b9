"""How fast organisations reply (rule 7)."""

from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from helpboard.domain.conversation import median_hours
from helpboard.models import Conversation, Organisation

# The plain table: its version stays as it is.
_ORGANISATION: Any = Organisation.__table__

LOOKED_AT = 100
"""So many of the last answered conversations count, so that an organisation can get better."""


def count(session: Session, *, organisation_id: int | None) -> None:
    """Write the median of the times to the first reply into the organisation's profile.

    Nothing for None. Its version stays: nobody's open form is out of date for it. The organisation
    could reply from the moment on when it could see the answer.
    """
    if organisation_id is None:
        return
    statement = (
        select(Conversation.first_reply_at, Conversation.released_at)
        .where(
            Conversation.organisation_id == organisation_id,
            Conversation.first_reply_at.is_not(None),
            Conversation.released_at.is_not(None),
        )
        .order_by(Conversation.first_reply_at.desc(), Conversation.id.desc())
        .limit(LOOKED_AT)
    )
    waits = [replied - shown for replied, shown in session.execute(statement) if replied and shown]
    hours = median_hours(waits)
    known = session.scalar(
        select(Organisation.reply_hours).where(Organisation.id == organisation_id)
    )
    if hours != known:
        session.execute(
            update(_ORGANISATION)
            .where(_ORGANISATION.c.id == organisation_id)
            .values(reply_hours=hours)
        )
        session.expire(session.get_one(Organisation, organisation_id), ["reply_hours"])
