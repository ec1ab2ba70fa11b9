"""How conversations change: ended, blocked, an interpreter asked in."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState, EndedError, Role
from helpboard.domain.message import Words
from helpboard.domain.policy import Action, Actor
from helpboard.models import Conversation, PersonBlock
from helpboard.queries.between import go_on_between, is_over, is_silenced, side_of
from helpboard.queries.sides import Sides, role_in, sides_of
from helpboard.services.conversations import mark_seen, write_message
from helpboard.services.proposal_answers import lapse_apart


def end(session: Session, *, conversation: Conversation, actor: Actor, now: datetime) -> None:
    """End a conversation for both sides; it can still be read. Ending twice is harmless.

    Raises ``NotFoundError`` for whoever takes no part.
    """
    sides, role = _taken_up(session, conversation, actor)
    if conversation.state is ConversationState.CLOSED:
        return
    _close(session, sides, role, now=now)


def block(session: Session, *, conversation: Conversation, actor: Actor, now: datetime) -> None:
    """End a conversation and refuse whatever the other side would begin anew; harmless twice.

    It holds in other conversations between the two as well, as ``queries.between`` says. Those have
    ended for whoever blocks; nobody is told, and to the other side they look as before. Who has
    blocked first stays noted: a block that comes back takes nothing away. Questions that are open
    between the two lapse.
    """
    sides = sides_of(session, conversation)
    others = go_on_between(session, sides, role_in(sides, actor, Action.WRITE_MESSAGE))
    sides, role = _taken_up(session, conversation, actor)
    _close(session, sides, role, now=now)
    for talk, as_whom in {**others, conversation: role}.items():
        _part(talk, as_whom)
    by, other = _two_accounts(sides, role)
    if by is not None and other is not None and session.get(PersonBlock, (by, other)) is None:
        session.add(PersonBlock(by_user_id=by, user_id=other, created_at=now))
    session.flush()
    lapse_apart(session, side_of(sides, role), now=now)


def ask_interpreter(
    session: Session, *, conversation: Conversation, actor: Actor, text_lang: str, now: datetime
) -> None:
    """Say that this side wants an interpreter; the first to want one says so in a message.

    When both want one it is agreed, and the desk sees the wish: nobody is asked in against the
    other's will. Raises ``NotFoundError`` or ``EndedError``; wanting twice is harmless.
    """
    sides, role = _taken_up(session, conversation, actor)
    is_open = conversation.state is ConversationState.OPEN and not is_over(conversation, role)
    if not is_open or is_silenced(session, sides, role, writer=actor):
        raise EndedError(conversation.id)
    wishes = dict(conversation.wants_interpreter)
    if role.value in wishes or role is Role.INTERPRETER:
        return
    if not wishes:
        wish = Words(sentence="interpreter-please", text_lang=text_lang)
        write_message(session, conversation=conversation, actor=actor, words=wish, now=now)
    wishes[role.value] = now.isoformat()
    if {Role.OWNER.value, Role.ANSWERER.value} <= wishes.keys():
        wishes["agreed_at"] = now.isoformat()
    conversation.wants_interpreter = wishes
    mark_seen(session, sides=sides, role=role, now=now)
    session.flush()


def read(session: Session, *, conversation: Conversation, actor: Actor, now: datetime) -> None:
    """Take note that this side has read everything, without a word to the other side."""
    sides, role = _taken_up(session, conversation, actor)
    mark_seen(session, sides=sides, role=role, now=now)


def _taken_up(session: Session, conversation: Conversation, actor: Actor) -> tuple[Sides, Role]:
    session.refresh(conversation, with_for_update=True)
    sides = sides_of(session, conversation)
    return sides, role_in(sides, actor, Action.WRITE_MESSAGE)


def _close(session: Session, sides: Sides, role: Role, *, now: datetime) -> None:
    talk = sides.conversation
    talk.state = ConversationState.CLOSED
    talk.waits_since = talk.told_at = talk.pass_to_id = talk.pass_to_group_id = None
    one = sides.participants.get(role)
    if one is not None:
        one.has_ended = True
    mark_seen(session, sides=sides, role=role, now=now)
    session.flush()


def _part(talk: Conversation, role: Role) -> None:
    """Note whose block it is; nobody is asked any more whether a partner may go on.

    Whoever has blocked waits for no reply, so nobody is reminded of one.
    """
    talk.blocked_by = talk.blocked_by or role
    talk.pass_to_id = talk.pass_to_group_id = None
    if role is Role.ANSWERER:
        talk.waits_since = talk.told_at = None


def _two_accounts(sides: Sides, role: Role) -> tuple[int | None, int | None]:
    """Return who blocks and who is blocked, None for a side that is no single account."""
    own = sides.participants.get(role)
    opposite = Role.ANSWERER if role is Role.OWNER else Role.OWNER
    other = sides.participants.get(opposite)
    ids = [
        one.user_id if one and one.organisation_id is None and one.group_id is None else None
        for one in (own, other)
    ]
    return ids[0], ids[1]
