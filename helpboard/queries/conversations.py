"""Conversations as their pages show them: the list of what is mine, and one with its messages."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    bindparam,
    exists,
    false,
    func,
    inspect,
    or_,
    select,
)
from sqlalchemy.orm import Session, aliased

from helpboard.domain.conversation import Role
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import (
    AccessCode,
    Area,
    Conversation,
    Group,
    Message,
    Organisation,
    Participant,
    Post,
    User,
)
from helpboard.queries.actors import actor_of_code, own_ids
from helpboard.queries.messages import MessageRow, message_columns
from helpboard.queries.sides import Sides, role_in
from helpboard.queries.thread_rows import Party, PostLine, ThreadPage, ThreadRow, thread_row

__all__ = [
    "MessageRow",
    "Party",
    "PostLine",
    "ThreadPage",
    "ThreadRow",
    "thread_for_letter",
    "thread_page",
    "threads_of",
    "threads_of_code",
]

MOST = 100
"""So many conversations stand in a list, and so many messages on a page, the newest."""

_OWNER = aliased(Participant, name="owner")
_ANSWERER = aliased(Participant, name="answerer")
_INTERPRETER = aliased(Participant, name="interpreter")
_OWNING_HOUSE = aliased(Organisation, name="owning_house")
_OWNING_GROUP = aliased(Group, name="owning_group")
_OWNING_USER = aliased(User, name="owning_user")
_OWNING_CODE = aliased(AccessCode, name="owning_code")
_HOUSE, _GROUP = aliased(Organisation, name="house"), aliased(Group, name="group")
_USER = aliased(User, name="user")


def threads_of(session: Session, actor: Actor) -> tuple[ThreadRow, ...]:
    """Read the conversations in which ``actor`` takes part, the latest first, in two statements."""
    own = _own_ids(actor)
    found: Sequence[Any] = session.execute(_own_threads(frozenset(own)), own).all()
    last = _last_messages(session, [row.Conversation.id for row in found])
    return tuple(
        thread_row(row, role_in(_sides(row), actor), last.get(row.Conversation.id)) for row in found
    )


def threads_of_code(session: Session, code: AccessCode) -> tuple[ThreadRow, ...]:
    """Read the conversations of whoever holds ``code``; see :func:`threads_of`."""
    return threads_of(session, actor_of_code(code))


def thread_page(
    session: Session, conversation_id: int, actor: Actor, *, before: int | None = None
) -> ThreadPage:
    """Read one conversation, its newest messages or those ``before`` a message.

    ``NotFoundError`` for whoever takes no part, and for the owner while it is held.
    """
    own = _own_ids(actor)
    asked = {"conversation_id": conversation_id, **own}
    found: Any = session.execute(_own_thread(frozenset(own)), asked).one_or_none()
    if found is None:
        raise NotFoundError(conversation_id)
    sides = _sides(found)
    role = role_in(sides, actor)
    wanted = message_columns().where(Message.conversation_id == conversation_id)
    if before is not None:
        wanted = wanted.where(Message.id < before)
    messages = [
        MessageRow(*row)
        for row in session.execute(wanted.order_by(Message.id.desc()).limit(MOST + 1))
    ]
    shown = tuple(reversed(messages[:MOST]))
    row = thread_row(found, role, shown[-1] if shown else None)
    return ThreadPage(row, sides, shown, len(messages) > MOST)


def thread_for_letter(session: Session, conversation_id: int, role: Role) -> ThreadRow | None:
    """Read a conversation as the side ``role`` sees it, without its messages.

    None when there is none, and for the owner of one that was never released.
    """
    found: Any = session.execute(_threads().where(Conversation.id == conversation_id)).one_or_none()
    if found is None or (role is Role.OWNER and not _sides(found).is_shown):
        return None
    return thread_row(found, role, None)


_LATEST = (Conversation.last_message_at.desc(), Conversation.id.desc())


# Statements are put together once: doing so takes longer than they run.


@cache
def _own_threads(names: frozenset[str]) -> Select[Any]:
    return _threads().where(_is_theirs(names)).order_by(*_LATEST).limit(MOST)


@cache
def _own_thread(names: frozenset[str]) -> Select[Any]:
    return _threads().where(Conversation.id == bindparam("conversation_id"), _is_theirs(names))


@cache
def _threads() -> Select[Any]:
    """Select conversations with everything that a row of a list shows but the last message."""
    return (
        select(
            Conversation,
            Post,
            Area.name.label("area_name"),
            _OWNER,
            _ANSWERER,
            _INTERPRETER,
            *(_name(table) for table in (_OWNING_HOUSE, _OWNING_GROUP, _HOUSE, _GROUP)),
            *(_slug(table) for table in (_OWNING_HOUSE, _OWNING_GROUP, _HOUSE, _GROUP)),
            *(_topics(table) for table in (_OWNING_HOUSE, _OWNING_GROUP, _HOUSE, _GROUP)),
            *(_name(table) for table in (_OWNING_USER, _USER, _OWNING_CODE)),
        )
        .outerjoin(Post, Post.id == Conversation.post_id)
        .outerjoin(Area, Area.id == Post.area_id)
        .outerjoin(_OWNER, _in_role(_OWNER, Role.OWNER))
        .outerjoin(_ANSWERER, _in_role(_ANSWERER, Role.ANSWERER))
        .outerjoin(_INTERPRETER, _in_role(_INTERPRETER, Role.INTERPRETER))
        .outerjoin(_OWNING_HOUSE, _OWNING_HOUSE.id == Conversation.organisation_id)
        .outerjoin(_OWNING_GROUP, _OWNING_GROUP.id == Conversation.group_id)
        .outerjoin(_HOUSE, _HOUSE.id == _ANSWERER.organisation_id)
        .outerjoin(_GROUP, _GROUP.id == _ANSWERER.group_id)
        .outerjoin(_OWNING_USER, _OWNING_USER.id == _OWNER.user_id)
        .outerjoin(_USER, _USER.id == _ANSWERER.user_id)
        .outerjoin(_OWNING_CODE, _OWNING_CODE.id == _OWNER.code_id)
    )


def _name(table: Any) -> Any:
    return table.name.label(f"{inspect(table).name}_name")


def _slug(table: Any) -> Any:
    return table.slug.label(f"{inspect(table).name}_slug")


def _topics(table: Any) -> Any:
    return table.topics.label(f"{inspect(table).name}_topics")


def _in_role(table: Any, role: Role) -> ColumnElement[bool]:
    return and_(table.conversation_id == Conversation.id, table.role == role)


def _own_ids(actor: Actor) -> dict[str, Any]:
    """Return what is ``actor``'s, nothing of whoever may not use the account or code any more."""
    return own_ids(actor) if actor.is_active else {}


def _is_theirs(names: frozenset[str]) -> ColumnElement[bool]:
    """Return the condition that a person takes part and may know of it; the policy looks again."""
    side = aliased(Participant)
    alone = and_(side.organisation_id.is_(None), side.group_id.is_(None))
    by_person = {"user_id": side.user_id, "code_id": side.code_id}
    person = [one == bindparam(name) for name, one in by_person.items() if name in names]
    speaks = _is_spoken_for(side, names)
    is_shown = Conversation.released_at.is_not(None)
    takes_part = exists().where(
        side.conversation_id == Conversation.id,
        or_(and_(alone, or_(false(), *person)), speaks),
        or_(side.role != Role.OWNER, is_shown),
    )
    return or_(takes_part, and_(_is_spoken_for(Conversation, names), is_shown))


def _is_spoken_for(of: Any, names: frozenset[str]) -> ColumnElement[bool]:
    """Return the condition that something is an organisation's or group's that one speaks for."""
    houses = {"edits": of.organisation_id, "leads": of.group_id}
    there = (
        house.in_(bindparam(name, expanding=True))
        for name, house in houses.items()
        if name in names
    )
    return or_(false(), *there)


def _last_messages(session: Session, ids: Sequence[int]) -> Mapping[int, MessageRow]:
    """Read the last message of each conversation in one statement."""
    if not ids:
        return {}
    rows: Any = session.execute(_last_statement(), {"ids": ids})
    return {row.conversation_id: MessageRow(*row[:-1]) for row in rows}


@cache
def _last_statement() -> Select[Any]:
    newest = (
        select(func.max(Message.id))
        .where(Message.conversation_id.in_(bindparam("ids", expanding=True)))
        .group_by(Message.conversation_id)
    )
    return message_columns().add_columns(Message.conversation_id).where(Message.id.in_(newest))


def _sides(row: Any) -> Sides:
    there = (row.owner, row.answerer, row.interpreter)
    return Sides(row.Conversation, {one.role: one for one in there if one is not None})


# Aliases are completed at their first use. Two threads that do so at once break them for good, so
# the statement is put together here, before there are threads.
str(_threads())
