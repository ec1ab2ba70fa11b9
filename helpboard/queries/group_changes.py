"""What waits for answers in a group, and which groups it could become part of."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.group_change import ANSWERS, GroupChangeKind, GroupChangeState
from helpboard.models import ActionLink, Area, Group, GroupChange, GroupConsent, User


@dataclass(frozen=True, slots=True)
class OpenChange:
    """A change that waits for answers; ``is_ours`` when the group itself has proposed it."""

    id: int
    kind: GroupChangeKind
    name: str
    other_name: str
    new_name: str
    new_lead: str
    agreed_at: datetime | None
    until: datetime
    asked: int
    answered: int
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody is asked about a group; ``link_key`` is the link's with which they say yes."""

    link_key: str
    action: str
    group_name: str


@dataclass(frozen=True, slots=True)
class GroupName:
    """A group to choose."""

    id: int
    name: str
    area_name: str


def open_change(session: Session, group_id: int) -> OpenChange | None:
    """Read the change that a group takes part in, with how many have answered; not who."""
    found = session.execute(_statement(group_id)).one_or_none()
    if found is None:
        return None
    change, name, other_name, new_lead, asked, answered = found
    return OpenChange(
        id=change.id,
        kind=change.kind,
        name=name,
        other_name=other_name or "",
        new_name=change.new_name,
        new_lead=new_lead or "",
        agreed_at=change.agreed_at,
        until=change.until,
        asked=asked,
        answered=answered,
        is_ours=change.group_id == group_id,
    )


def _statement(group_id: int) -> Select[*tuple[Any, ...]]:
    own, other = aliased(Group), aliased(Group)
    return (
        select(
            GroupChange,
            own.name,
            other.name,
            User.name,
            func.count(GroupConsent.user_id),
            func.count(case((GroupConsent.says_yes.is_not(None), 1))),
        )
        .join(own, own.id == GroupChange.group_id)
        .outerjoin(other, other.id == GroupChange.other_group_id)
        .outerjoin(User, User.id == GroupChange.new_lead_id)
        .outerjoin(GroupConsent, GroupConsent.change_id == GroupChange.id)
        .where(
            or_(GroupChange.group_id == group_id, GroupChange.other_group_id == group_id),
            GroupChange.state == GroupChangeState.OPEN,
        )
        .group_by(GroupChange.id, own.name, other.name, User.name)
        .order_by(GroupChange.id)
        .limit(1)
    )


def questions_for(session: Session, user_id: int, *, now: datetime) -> tuple[Question, ...]:
    """Read what somebody is asked about groups and has not answered, the oldest first."""
    rows = session.execute(_questions(), {"user_id": user_id, "now": now})
    return tuple(Question(*row) for row in rows)


@cache
def _questions() -> Select[*tuple[Any, ...]]:
    """Select the links with which a person says yes; put together once."""
    return (
        select(ActionLink.key, ActionLink.action, Group.name)
        .join(GroupChange, GroupChange.id == ActionLink.about_id)
        .join(Group, Group.id == GroupChange.group_id)
        .where(
            ActionLink.user_id == bindparam("user_id"),
            ActionLink.action.in_([code for code, is_yes in ANSWERS.items() if is_yes]),
            ActionLink.used_at.is_(None),
            ActionLink.expires_at > bindparam("now"),
            GroupChange.state == GroupChangeState.OPEN,
        )
        .order_by(ActionLink.id)
    )


def other_groups(session: Session, group_id: int) -> tuple[GroupName, ...]:
    """Read all other groups that are not closed, by name."""
    statement = (
        select(Group.id, Group.name, Area.name)
        .join(Area, Area.id == Group.area_id)
        .where(Group.state.in_(PUBLIC_STATES), Group.id != group_id)
        .order_by(func.lower(Group.name), Group.id)
    )
    return tuple(GroupName(*row) for row in session.execute(statement))
