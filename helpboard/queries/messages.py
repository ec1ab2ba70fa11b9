"""The messages of conversations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import Role
from helpboard.models import Conversation, Message


@dataclass(frozen=True, slots=True)
class MessageRow:
    """One message; sentence and values are codes, to be worded in the reader's language."""

    id: int
    role: Role
    sentence: str | None
    values: dict[str, Any]
    text: str
    text_lang: str
    created_at: datetime


def messages_of(session: Session, conversation: Conversation) -> Sequence[Message]:
    """Read all messages of a conversation, the oldest first."""
    statement = (
        select(Message)
        .where(Message.conversation_id == conversation.id)
        .order_by(Message.created_at, Message.id)
    )
    return session.scalars(statement).all()


def messages_by_conversation(
    session: Session, ids: Iterable[int]
) -> Mapping[int, tuple[MessageRow, ...]]:
    """Read all messages of several conversations in one statement, the oldest first."""
    statement = (
        message_columns()
        .add_columns(Message.conversation_id)
        .where(Message.conversation_id.in_(list(ids)))
        .order_by(Message.id)
    )
    found: dict[int, tuple[MessageRow, ...]] = {}
    rows: Any = session.execute(statement)
    for row in rows:
        found[row.conversation_id] = (*found.get(row.conversation_id, ()), MessageRow(*row[:-1]))
    return found


def message_columns() -> Select[Any]:
    """Select what a :class:`MessageRow` holds."""
    return select(
        Message.id,
        Message.role,
        Message.sentence,
        Message.values,
        Message.text,
        Message.text_lang,
        Message.created_at,
    )
