"""Taking somebody: they are found, and when nobody more is needed, the others hear it kindly."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostState
from helpboard.models import Conversation, Post
from helpboard.queries.between import is_over, is_silenced
from helpboard.queries.fitting import fitting_posts
from helpboard.queries.sides import as_thing, role_in, sides_of
from helpboard.services import conversation_letters
from helpboard.services.conversations import mark_seen
from helpboard.services.posts import mark_found, post_to_change


def take(session: Session, *, conversation: Conversation, actor: Actor, now: datetime) -> Post:
    """Take the answerer: one more is found; a post that is full tells everybody else no.

    Raises ``NotFoundError`` for whoever does not own the conversation, and ``IllegalMoveError``
    when the answerer is taken already or wants to hear no more, the conversation has ended, or the
    post seeks nobody more.
    """
    if conversation.post_id is None:
        raise NotFoundError(conversation.id)
    post = post_to_change(session, conversation.post_id)
    session.refresh(conversation, with_for_update=True)
    sides = sides_of(session, conversation)
    role = role_in(sides, actor)
    if role is not Role.OWNER or not policy.may(actor, Action.OWN_CONVERSATION, as_thing(sides)):
        raise NotFoundError(conversation.id)
    if conversation.taken_at is not None or conversation.state is not ConversationState.OPEN:
        raise IllegalMoveError(conversation.state)
    if is_over(conversation, role) or is_silenced(session, sides, role, writer=actor):
        raise IllegalMoveError("not wanted")
    mark_found(session, actor=actor, post=post, now=now)
    conversation.taken_at = now
    conversation.waits_since = conversation.told_at = None
    mark_seen(session, sides=sides, role=role, now=now)
    conversation_letters.tell(
        session, kind=LetterKind.TAKEN, sides=sides, role=Role.ANSWERER, now=now
    )
    _tell_when_full(session, post, now=now)
    return post


def note_found(
    session: Session, *, actor: Actor, post: Post, now: datetime, found: int | None = None
) -> Post:
    """Note how many are found, as ``posts.mark_found`` does, and tell the others when full."""
    mark_found(session, actor=actor, post=post, now=now, found=found)
    _tell_when_full(session, post, now=now)
    return post


def tell_not_taken(session: Session, *, post: Post, now: datetime) -> int:
    """Tell everybody who answered a fulfilled post and was not taken; return how many.

    Each hears it once, with three posts that may fit instead. Nobody waits for a reply any more,
    and an answer that is still held ends: its owner has no use for it.
    """
    left = select(Conversation).where(
        Conversation.post_id == post.id,
        Conversation.state != ConversationState.CLOSED,
        Conversation.taken_at.is_(None),
    )
    fitting = [card.id for card in fitting_posts(session, post, now=now)]
    others = session.scalars(left.order_by(Conversation.id).with_for_update()).all()
    for conversation in others:
        conversation.waits_since = conversation.told_at = None
        if conversation.state is ConversationState.HELD:
            conversation.state = ConversationState.CLOSED
        conversation_letters.tell(
            session,
            kind=LetterKind.NOT_TAKEN,
            sides=sides_of(session, conversation),
            role=Role.ANSWERER,
            now=now,
            params={"posts": fitting},
        )
    session.flush()
    return len(others)


def _tell_when_full(session: Session, post: Post, *, now: datetime) -> None:
    if post.state is PostState.FULFILLED:
        tell_not_taken(session, post=post, now=now)
