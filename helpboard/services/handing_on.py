"""Handing a conversation on to a partner, with the consent of whoever wrote in."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState, EndedError, Role
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.models import Conversation
from helpboard.queries.between import is_silenced
from helpboard.queries.handing_on import Partner, partners_to_hand_on_to
from helpboard.queries.sides import Sides, role_in, sides_of
from helpboard.services import conversation_letters
from helpboard.services.conversations import mark_seen


def propose(
    session: Session, *, conversation: Conversation, actor: Actor, partner: str, now: datetime
) -> Partner:
    """Ask whoever wrote in whether a ``partner`` may take over; only the owning side may.

    ``partner`` is the key of one of :func:`partners_to_hand_on_to`. Raises ``NotFoundError`` for
    everybody else and for any other partner, ``EndedError`` for what is not open, or when whoever
    wrote in wants to hear no more.
    """
    sides = _taken_up(session, conversation, actor, Role.OWNER)
    if is_silenced(session, sides, Role.OWNER, writer=actor):
        raise EndedError(conversation.id)
    found = {one.key: one for one in partners_to_hand_on_to(session, conversation)}.get(partner)
    if found is None:
        raise NotFoundError(partner)
    conversation.pass_to_id, conversation.pass_to_group_id = found.organisation_id, found.group_id
    session.flush()
    conversation_letters.tell(
        session,
        kind=LetterKind.HANDING_ON_ASKED,
        sides=sides,
        role=Role.ANSWERER,
        now=now,
        occasion=f"{found.key}:{now:%Y%m%d%H%M}",
    )
    return found


def agree(
    session: Session, *, conversation: Conversation, actor: Actor, partner: str, now: datetime
) -> None:
    """Hand the conversation on: from now on the partner owns it and sees all that was said.

    ``partner`` is the key of the one that the writer was shown: a yes is for nobody else. Raises
    ``NotFoundError`` for anybody but whoever wrote in, ``IllegalMoveError`` when nobody has asked,
    another one is asked about by now, or the partner is none any more.
    """
    sides = _taken_up(session, conversation, actor, Role.ANSWERER)
    wanted = (conversation.pass_to_id, conversation.pass_to_group_id)
    shown = {one.key: one for one in partners_to_hand_on_to(session, conversation)}.get(partner)
    if shown is None or wanted != (shown.organisation_id, shown.group_id):
        raise IllegalMoveError("nobody to hand on to")
    conversation.organisation_id, conversation.group_id = wanted
    conversation.pass_to_id = conversation.pass_to_group_id = None
    conversation.waits_since, conversation.told_at = now, None
    mark_seen(session, sides=sides, role=Role.ANSWERER, now=now)
    session.flush()
    conversation_letters.tell(
        session,
        kind=LetterKind.HANDED_ON,
        sides=sides,
        role=Role.OWNER,
        now=now,
        occasion=f"{now:%Y%m%d%H%M%S}",
    )


def decline(session: Session, *, conversation: Conversation, actor: Actor, now: datetime) -> None:
    """Leave the conversation where it is; whoever wrote in says no, or the owner takes it back."""
    session.refresh(conversation, with_for_update=True)
    sides = sides_of(session, conversation)
    role = role_in(sides, actor, Action.WRITE_MESSAGE)
    conversation.pass_to_id = conversation.pass_to_group_id = None
    mark_seen(session, sides=sides, role=role, now=now)
    session.flush()


def _taken_up(session: Session, conversation: Conversation, actor: Actor, wanted: Role) -> Sides:
    session.refresh(conversation, with_for_update=True)
    sides = sides_of(session, conversation)
    if role_in(sides, actor, Action.WRITE_MESSAGE) is not wanted:
        raise NotFoundError(conversation.id)
    is_open = conversation.state is ConversationState.OPEN
    if not is_open or conversation.blocked_by is not None:
        raise EndedError(conversation.id)
    return sides
