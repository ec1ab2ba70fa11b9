"""What the desk does with answers: it lets a held one through or not, and minds the silence."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.models import Conversation, Entry
from helpboard.queries.between import is_silenced
from helpboard.queries.held import due_for_silence, is_silent, wants_interpreter
from helpboard.queries.messages import messages_of
from helpboard.queries.sides import sides_of, thing_at_the_desk
from helpboard.services import conversation_letters

AT_ONCE = 10


def release(
    session: Session,
    *,
    conversation: Conversation,
    moderator: Actor,
    now: datetime,
    seen: int | None = None,
) -> None:
    """Let a held answer through: the owner sees it from now on and hears of every message in it.

    An owner who wants to hear no more from whoever answered goes on knowing nothing of it, and
    neither the desk nor the answerer is told: to them it looks like any other.
    ``seen`` is the last message that was read, None whatever stands there now (the terminal).
    Raises ``NotAllowedError``, ``IllegalMoveError`` when it is not held any more, or
    ``ConflictError`` when more was written since.
    """
    _take_up(session, conversation, moderator)
    messages = messages_of(session, conversation)
    if seen is not None and any(message.id > seen for message in messages):
        raise ConflictError(conversation.id)
    sides = sides_of(session, conversation)
    is_wanted = not is_silenced(session, sides, Role.ANSWERER)
    conversation.state = ConversationState.OPEN
    conversation.released_at, conversation.waits_since = (now if is_wanted else None), now
    _note(session, conversation, moderator, verdict="release", now=now)
    for message in messages if is_wanted else ():
        conversation_letters.tell_message(session, sides=sides, message=message, now=now)
    conversation_letters.tell(
        session, kind=LetterKind.ANSWER_RELEASED, sides=sides, role=Role.ANSWERER, now=now
    )


def refuse(
    session: Session, *, conversation: Conversation, moderator: Actor, now: datetime
) -> None:
    """End a held answer; its owner never learns of it, the answerer is told kindly.

    Raises ``NotAllowedError``, or ``IllegalMoveError`` when it is not held any more.
    """
    _take_up(session, conversation, moderator)
    conversation.state = ConversationState.CLOSED
    _note(session, conversation, moderator, verdict="refuse", now=now)
    conversation_letters.tell(
        session,
        kind=LetterKind.ANSWER_REFUSED,
        sides=sides_of(session, conversation),
        role=Role.ANSWERER,
        now=now,
    )


def look_after(
    session: Session, *, conversation: Conversation, moderator: Actor, now: datetime
) -> None:
    """Note that the desk has looked after a silence, by a call say, or found an interpreter.

    Raises ``NotAllowedError``, or ``IllegalMoveError`` for a talk that waits for nothing.
    """
    session.refresh(conversation, with_for_update=True)
    policy.require(moderator, Action.RELEASE_ANSWER, thing_at_the_desk(session, conversation))
    waits = select(Conversation.id).where(
        Conversation.id == conversation.id, or_(is_silent(now), wants_interpreter())
    )
    if session.scalar(waits) is None:
        raise IllegalMoveError(f"{conversation.id} waits for nothing")
    conversation.desk_seen_at = now
    _note(session, conversation, moderator, verdict="look-after", now=now)


def tell_silent(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Tell both sides once that an answer has waited for five days; return how many (rule 7).

    The owner is reminded, unless of somebody from whom they want to hear no more, and whoever waits
    learns that the desk sees it. A new silence after a reply is told anew. Two workers at once take
    different ones.
    """
    due = session.scalars(due_for_silence(now, limit=limit)).all()
    for conversation in due:
        conversation.told_at = now
        sides = sides_of(session, conversation)
        is_wanted = not is_silenced(session, sides, Role.ANSWERER)
        for role in (Role.OWNER, Role.ANSWERER) if is_wanted else (Role.ANSWERER,):
            conversation_letters.tell(
                session,
                kind=LetterKind.SILENCE,
                sides=sides,
                role=role,
                now=now,
                occasion=f"{conversation.waits_since:%Y%m%d%H%M%S}",
            )
    session.flush()
    return len(due)


def _take_up(session: Session, conversation: Conversation, moderator: Actor) -> None:
    session.refresh(conversation, with_for_update=True)
    policy.require(moderator, Action.RELEASE_ANSWER, thing_at_the_desk(session, conversation))
    if conversation.state is not ConversationState.HELD:
        raise IllegalMoveError(f"{conversation.state} is not held")


def _note(
    session: Session, conversation: Conversation, moderator: Actor, *, verdict: str, now: datetime
) -> None:
    session.add(
        Entry(
            at=now,
            actor_id=moderator.user_id,
            action=Action.RELEASE_ANSWER.value,
            about="conversation",
            about_id=conversation.id,
            codes={"verdict": verdict},
        )
    )
    session.flush()
