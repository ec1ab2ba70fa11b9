"""A lead's words to everybody who helps in a group, each by a letter of their own."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import Fields
from helpboard.domain.letter import LetterKind
from helpboard.domain.message import MAX_MESSAGE
from helpboard.domain.policy import Action, Actor
from helpboard.domain.posting import is_text_language
from helpboard.models import Group, GroupMember, GroupMessage, User
from helpboard.queries.actors import group_as_thing
from helpboard.services import letters
from helpboard.services.join_answers import note_override


def write_to_all(
    session: Session, *, actor: Actor, group_id: int, text: str, text_lang: str, now: datetime
) -> GroupMessage:
    """Write to all members but the author; people who pause hear of it, too.

    Inside a group contact data may pass: its people know each other. Raises ``FieldsError`` or
    ``NotAllowedError``.
    """
    group = session.get(Group, group_id)
    if group is None:
        raise NotFoundError(group_id)
    policy.require(actor, Action.CHOOSE_HELPERS, group_as_thing(session, group))
    read = Fields({"text": text})
    clean = read.text("text", most=MAX_MESSAGE, is_required=True)
    if not is_text_language(text_lang):
        read.refuse("text", "unknown_language")
    read.done()
    message = GroupMessage(
        group_id=group_id, author_id=actor.user_id, text=clean, text_lang=text_lang, sent_at=now
    )
    session.add(message)
    note_override(session, actor, group_id=group_id, codes={"message": "sent"}, now=now)
    session.flush()
    for person in _readers(session, group_id, actor.user_id):
        letters.write(
            session,
            kind=LetterKind.GROUP_MESSAGE,
            to=person,
            params={"message": message.id, "reader": person.id},
            now=now,
            once=f"group-message:{message.id}:{person.id}",
        )
    return message


def _readers(session: Session, group_id: int, author_id: int | None) -> list[User]:
    statement = (
        select(User)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(
            GroupMember.group_id == group_id,
            User.state == AccountState.ACTIVE,
            User.id != (author_id or 0),
        )
        .order_by(User.id)
    )
    return list(session.scalars(statement))
