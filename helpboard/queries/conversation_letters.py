"""What letters about conversations say, read at the moment they are worded."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.conversation import ConversationState, Role
from helpboard.domain.post import PostState
from helpboard.models import Conversation, Message
from helpboard.queries.board import POST, card_columns, card_of
from helpboard.queries.conversations import thread_for_letter
from helpboard.queries.thread_rows import Party, ThreadRow


def message_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a message with whoever wrote it; None when it is gone or not the reader's to see.

    Whoever has blocked the writer meanwhile hears nothing more of them.
    """
    found = _thread(session, params)
    message = session.get(Message, params["message"])
    if found is None or message is None or found["row"].has_blocked:
        return None
    return {
        **found,
        "writer": _party(found["row"], message.role),
        "sentence": message.sentence,
        "values": message.values,
        "text": message.text,
        "text_lang": message.text_lang,
    }


def thread_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read whom and what a conversation is about; None as above, or when it has ended since."""
    found = _thread(session, params)
    if found is None or found["row"].state is ConversationState.CLOSED:
        return None
    return found


def held_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what an answer is about that waits, was let through, or was not."""
    return _thread(session, params)


def refused_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read why a reply by mail was not passed on, in a conversation that may have ended."""
    found = _thread(session, params)
    return None if found is None else {**found, "reason": params["reason"]}


def silence_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a conversation that stands still; None when somebody has replied since."""
    found = thread_letter(session, params)
    return None if found is None or found["row"].silent_since is None else found


def not_taken_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a full post was about, and the posts that may fit instead."""
    found = _thread(session, params)
    if found is None:
        return None
    fitting = card_columns().where(
        POST.id.in_(params.get("posts", ())),
        POST.state == PostState.PUBLISHED,
        POST.expires_at > params["now"],
    )
    rows = {row.id: card_of(row) for row in session.execute(fitting)}
    return {**found, "fitting": [rows[one] for one in params.get("posts", ()) if one in rows]}


def handing_on_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read to whom a conversation shall go; None when nobody is asked any more."""
    found = thread_letter(session, params)
    talk = session.get(Conversation, params["conversation_id"])
    if found is None or talk is None or not (talk.pass_to_id or talk.pass_to_group_id):
        return None
    return found


def _thread(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    role = Role(params["role"])
    row = thread_for_letter(session, params["conversation_id"], role)
    if row is None:
        return None
    return {
        "row": row,
        "conversation_id": row.id,
        "role": role.value,
        "by_code": bool(params.get("by_code")),
        "other": row.other,
        "post": row.post,
    }


def _party(row: ThreadRow, role: Role) -> Party:
    return row.owner if role is Role.OWNER else row.answerer
