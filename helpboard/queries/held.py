"""What waits for the desk: held answers, answers without a reply, wishes for an interpreter."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import SILENCE, ConversationState, Role
from helpboard.domain.policy import Actor
from helpboard.models import Area, Conversation, Group, Organisation, Participant, Post
from helpboard.queries.messages import MessageRow, messages_by_conversation

MOST_SHOWN = 200
"""More lines than this stand on no list of what waits; they say how many there are."""


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A held answer as a coordinator sees it; names are pseudonyms."""

    id: int
    post_id: int
    topic: str
    area_name: str
    name: str
    organisation_name: str | None
    group_name: str | None
    created_at: datetime
    messages: tuple[MessageRow, ...]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """A conversation that stands still: nobody replies, or both want an interpreter."""

    id: int
    post_id: int | None
    organisation_name: str | None
    group_name: str | None
    since: datetime


def held_answers(session: Session, actor: Actor) -> tuple[HeldRow, ...]:
    """Read the held answers in the areas that ``actor`` coordinates, the oldest first.

    With every message in them: all are handed over together. Takes two statements.
    """
    statement = (
        select(
            Conversation.id,
            Conversation.post_id,
            Post.topic,
            Area.name,
            Participant.name,
            Organisation.name,
            Group.name,
            Conversation.created_at,
        )
        .join(Post, Post.id == Conversation.post_id)
        .join(Area, Area.id == Post.area_id)
        .join(
            Participant,
            and_(Participant.conversation_id == Conversation.id, Participant.role == Role.ANSWERER),
        )
        .outerjoin(Organisation, Organisation.id == Participant.organisation_id)
        .outerjoin(Group, Group.id == Participant.group_id)
        .where(Conversation.state == ConversationState.HELD, is_below(actor))
        .order_by(Conversation.created_at, Conversation.id)
    )
    rows: Any = session.execute(statement).all()
    messages = messages_by_conversation(session, [row.id for row in rows])
    return tuple(HeldRow(*(*row, messages.get(row.id, ()))) for row in rows)


def unanswered(session: Session, actor: Actor, *, now: datetime) -> tuple[WaitingRow, ...]:
    """Read what has waited for a reply for five days, the longest first (rule 7).

    What a coordinator has looked after comes back when nobody replies for five days more.
    """
    return _waiting(session, actor, Conversation.waits_since, is_silent(now))


def wanting_interpreter(session: Session, actor: Actor) -> tuple[WaitingRow, ...]:
    """Read the conversations whose two sides agreed on an interpreter, the oldest first."""
    return _waiting(session, actor, Conversation.last_message_at, wants_interpreter())


def is_silent(now: datetime) -> ColumnElement[bool]:
    """Return the condition that an answer has waited for five days, unseen by the desk since.

    Where one side has blocked the other the desk reminds nobody, nor looks for an interpreter.
    """
    return and_(
        Conversation.state == ConversationState.OPEN,
        Conversation.blocked_by.is_(None),
        Conversation.waits_since <= now - SILENCE,
        or_(Conversation.desk_seen_at.is_(None), Conversation.desk_seen_at <= now - SILENCE),
    )


def wants_interpreter() -> ColumnElement[bool]:
    """Return the condition that both sides agreed on an interpreter, and the desk saw to none."""
    return and_(
        Conversation.state == ConversationState.OPEN,
        Conversation.blocked_by.is_(None),
        Conversation.wants_interpreter["agreed_at"].as_string().is_not(None),
        Conversation.desk_seen_at.is_(None),
    )


def due_for_silence(now: datetime, *, limit: int) -> Select[Conversation]:
    """Select the conversations whose owner has not been told yet that somebody waits."""
    return (
        select(Conversation)
        .where(
            Conversation.state == ConversationState.OPEN,
            Conversation.waits_since <= now - SILENCE,
            Conversation.told_at.is_(None),
        )
        .order_by(Conversation.waits_since, Conversation.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Conversation)
    )


def _waiting(
    session: Session, actor: Actor, since: Any, *conditions: ColumnElement[bool]
) -> tuple[WaitingRow, ...]:
    statement = (
        select(Conversation.id, Conversation.post_id, Organisation.name, Group.name, since)
        .outerjoin(Post, Post.id == Conversation.post_id)
        .outerjoin(Organisation, Organisation.id == Conversation.organisation_id)
        .outerjoin(Group, Group.id == Conversation.group_id)
        .join(Area, Area.id == func.coalesce(Post.area_id, Organisation.area_id, Group.area_id))
        .where(*conditions, is_below(actor))
        .order_by(since, Conversation.id)
    )
    rows: Any = session.execute(statement)
    return tuple(WaitingRow(*row) for row in rows)


def is_below(actor: Actor) -> ColumnElement[bool]:
    """Return the condition that an area is one that ``actor`` coordinates, or below one."""
    ids = sorted(actor.coordinates) if actor.is_active else []
    return or_(False, *(Area.path.contains(f"/{area_id}/") for area_id in ids))
