"""Replies by mail, taken into their conversations."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import EndedError, Role, Via
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import Words, WordsRefusedError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.reply_text import without_contact_lines
from helpboard.models import AccessCode, Conversation, Message, User
from helpboard.queries.actors import actor_of, actor_of_code
from helpboard.queries.between import may_show_contact
from helpboard.queries.sides import Sides, listeners, role_in, sides_of
from helpboard.services import letters
from helpboard.services.conversations import write_message

MOST_AN_HOUR = 30
"""Replies by mail in an hour from one side of a conversation; two machines would go on forever."""


class Outcome(StrEnum):
    """What became of a mail. Logged as it stands here, with nothing of its sender."""

    TAKEN = "taken"
    TAKEN_BEFORE = "taken before"
    AUTOMATIC = "written by a machine"
    NOT_FOR_US = "no address of a conversation"
    NOT_THEIRS = "from nobody of that side"
    NOT_PASSED_ON = "not passed on, its writer was told why"
    EMPTY = "nothing new in it"
    TOO_MANY = "too many in an hour"
    TOO_BIG = "too big"
    UNREADABLE = "unreadable"


IS_DONE = frozenset({Outcome.TAKEN, Outcome.TAKEN_BEFORE, Outcome.AUTOMATIC, Outcome.NOT_PASSED_ON})
"""Nothing more to say about these; the others are refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reply: to which side's address it came, from where, and what it says."""

    conversation_key: str
    role: Role
    sender: str
    external_id: str
    text: str


def take_in(session: Session, reply: Reply, *, now: datetime) -> Outcome:
    """Put a reply into its conversation, once however often it comes.

    It must come from the address of somebody on the side that its reply address belongs to.
    Nobody else gets an answer, so that nothing is learnt from one. Somebody whose words are
    refused hears of it by letter.
    """
    # Held from here on, so that replies that come at the same moment are counted one by one.
    found = select(Conversation).where(Conversation.key == reply.conversation_key)
    conversation = session.scalars(found.with_for_update()).one_or_none()
    if conversation is None:
        return Outcome.NOT_FOR_US
    sides = sides_of(session, conversation)
    writer = _writer(session, sides, reply)
    if writer is None:
        return Outcome.NOT_THEIRS
    if _came_before(session, conversation, reply):
        return Outcome.TAKEN_BEFORE
    if _has_written_enough(session, conversation, reply, now):
        return Outcome.TOO_MANY
    if not reply.text.strip():
        return Outcome.EMPTY
    return _written(session, sides, writer, reply, now=now)


def _writer(session: Session, sides: Sides, reply: Reply) -> User | AccessCode | None:
    """Return who of the address's side wrote from their own address, while they take part."""
    for one in listeners(session, sides, reply.role):
        if one.email and one.email.lower() == reply.sender.lower():
            try:
                role = role_in(sides, _acting(session, one), Action.WRITE_MESSAGE)
            except NotFoundError:
                return None
            return one if role is reply.role else None
    return None


def _acting(session: Session, writer: User | AccessCode) -> Actor:
    return actor_of(session, writer) if isinstance(writer, User) else actor_of_code(writer)


def _came_before(session: Session, talk: Conversation, reply: Reply) -> bool:
    found = select(Message.id).where(
        Message.conversation_id == talk.id, Message.external_id == reply.external_id
    )
    return session.scalar(found) is not None


def _has_written_enough(session: Session, talk: Conversation, reply: Reply, now: datetime) -> bool:
    written = session.scalar(
        select(func.count(Message.id)).where(
            Message.conversation_id == talk.id,
            Message.role == reply.role,
            Message.via == Via.MAIL,
            Message.created_at > now - timedelta(hours=1),
        )
    )
    return (written or 0) >= MOST_AN_HOUR


def _written(
    session: Session,
    sides: Sides,
    writer: User | AccessCode,
    reply: Reply,
    *,
    now: datetime,
) -> Outcome:
    if isinstance(writer, AccessCode):
        # Whoever answers by mail uses the code, and may never type its words again.
        writer.used_at = now
    may_show = may_show_contact(session, sides, now=now)
    words = Words(
        text=reply.text if may_show else without_contact_lines(reply.text),
        text_lang=writer.language,
        via=Via.MAIL,
        external_id=reply.external_id,
    )
    try:
        write_message(
            session,
            conversation=sides.conversation,
            actor=_acting(session, writer),
            words=words,
            now=now,
        )
    except EndedError:
        reason = "ended"
    except WordsRefusedError as error:
        reason = error.reason
    else:
        return Outcome.TAKEN
    _tell_refused(session, sides, writer, reply, reason=reason, now=now)
    return Outcome.NOT_PASSED_ON


def _tell_refused(
    session: Session,
    sides: Sides,
    writer: User | AccessCode,
    reply: Reply,
    *,
    reason: str,
    now: datetime,
) -> None:
    conversation_id = sides.conversation.id
    letters.write(
        session,
        kind=LetterKind.REPLY_REFUSED,
        to=writer,
        params={
            "conversation_id": conversation_id,
            "role": reply.role.value,
            "reason": reason,
        },
        now=now,
        once=f"reply-refused:{conversation_id}:{_digest(reply.external_id)}",
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]
