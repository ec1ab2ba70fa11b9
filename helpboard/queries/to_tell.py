"""People without account who wait to be told of an answer: by a call, or by the hosts of a café."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Select, and_, bindparam, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.conversation import Hear, Role
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
)

_HOST = aliased(Group, name="host")
_WHO = (AccessCode.id, AccessCode.hear, AccessCode.name, AccessCode.phone, _HOST.name)


@dataclass(frozen=True, slots=True)
class ToTellRow:
    """Somebody with unread answers; never what they are about. ``phone`` is for coordinators."""

    code_id: int
    hear: Hear
    name: str
    phone: str | None
    host_name: str | None
    answers: int
    since: datetime
    language: str


def people_to_tell(session: Session, actor: Actor) -> tuple[ToTellRow, ...]:
    """Read whom ``actor`` can tell of answers, those who wait longest first, in one statement.

    A coordinator sees those below their areas who want a call, a lead those who ask in their café.
    Whoever has used the code since, or has been told since, is not among them.
    """
    if not actor.is_active or not (actor.coordinates or actor.leads):
        return ()
    areas = {f"area_{place}": f"%/{one}/%" for place, one in enumerate(sorted(actor.coordinates))}
    asked = {**areas, "leads": sorted(actor.leads)}
    rows: Any = session.execute(_waiting_for(len(areas)), asked)
    return tuple(ToTellRow(*row) for row in rows)


@cache
def _waiting_for(areas: int) -> Select[*tuple[Any, ...]]:
    """Select who waits for somebody who coordinates so many areas; put together once."""
    return _waiting().where(_is_for(areas))


def _waiting() -> Select[*tuple[Any, ...]]:
    told = func.coalesce(AccessCode.told_at, AccessCode.used_at)
    is_read = or_(Message.created_at <= AccessCode.used_at, Message.created_at <= told)
    since = func.min(Message.created_at)
    return (
        select(
            *_WHO,
            func.count(Conversation.id.distinct()),
            since,
            AccessCode.language,
        )
        .select_from(AccessCode)
        .join(Participant, Participant.code_id == AccessCode.id)
        .join(Conversation, Conversation.id == Participant.conversation_id)
        .join(
            Message,
            and_(
                Message.conversation_id == Conversation.id,
                Message.role != Participant.role,
            ),
        )
        .outerjoin(_HOST, _HOST.id == AccessCode.host_group_id)
        .outerjoin(Post, Post.id == Conversation.post_id)
        .outerjoin(Organisation, Organisation.id == Conversation.organisation_id)
        .outerjoin(Group, Group.id == Conversation.group_id)
        .join(Area, Area.id == func.coalesce(Post.area_id, Organisation.area_id, Group.area_id))
        .where(
            AccessCode.ended_at.is_(None),
            or_(Conversation.released_at.is_not(None), Participant.role == Role.ANSWERER),
            ~is_read,
        )
        .group_by(*_WHO, AccessCode.language)
        .order_by(since, AccessCode.id)
    )


def _is_for(areas: int) -> ColumnElement[bool]:
    is_below = (Area.path.like(bindparam(f"area_{place}")) for place in range(areas))
    leads: BindParameter[list[int]] = bindparam("leads", expanding=True)
    return or_(
        and_(AccessCode.hear == Hear.CALL, or_(False, *is_below)),
        and_(AccessCode.hear == Hear.HOST, AccessCode.host_group_id.in_(leads)),
    )
