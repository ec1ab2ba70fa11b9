"""How a visitor's e-mail address comes to be written to: only after its owner has said yes."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import Hear
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.models import AccessCode, ActionLink, Conversation, Participant
from helpboard.queries.messages import messages_of
from helpboard.queries.sides import sides_of
from helpboard.services import action_links, codes, conversation_letters, letters
from helpboard.services.letters import Stranger

HEAR_BY_MAIL = "hear-by-mail"
LINK_LIFE = timedelta(days=2)


def offer_mail(session: Session, *, code: AccessCode, email: str, now: datetime) -> None:
    """Ask whoever reads ``email`` whether they want letters about the answers of ``code``.

    Until then the address stands in the link alone, so nobody can be written to unasked more than
    once. The letter says nothing of what anybody wrote.
    """
    link = action_links.offer(
        session,
        action=HEAR_BY_MAIL,
        about_id=code.id,
        data={"email": email},
        now=now,
        life=LINK_LIFE,
    )
    letters.write(
        session,
        kind=LetterKind.CONFIRM_ANSWER,
        to=Stranger(email, code.language),
        params={"confirm_link": link.key},
        now=now,
    )


def hear_by_mail(session: Session, link: ActionLink, now: datetime) -> None:
    """Write to the address of ``link`` from now on, and what has been said to it meanwhile.

    Raises ``NotFoundError`` when the code has ended.
    """
    code = session.get(AccessCode, link.about_id) if link.about_id is not None else None
    if code is None or code.ended_at is not None:
        raise NotFoundError(link.id)
    codes.hear_by(session, code=code, hear=Hear.MAIL, email=link.data["email"])
    link.data = {}
    session.flush()
    mine = select(Conversation).join(Participant).where(Participant.code_id == code.id)
    for conversation in session.scalars(mine.order_by(Conversation.id)):
        sides = sides_of(session, conversation)
        roles = {one.role for one in sides.participants.values() if one.code_id == code.id}
        if not sides.is_shown:
            continue
        for message in messages_of(session, conversation):
            if message.role not in roles:
                conversation_letters.tell_message(session, sides=sides, message=message, now=now)
