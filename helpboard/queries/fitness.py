"""What the board knows of somebody who wants to help in a group: said, seen, or unknown."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.conversation import is_in_date
from helpboard.domain.joining import Asked, Declared, asked_of_role, works_with_children
from helpboard.models import Clearance, Group, GroupMember, HelpRole, PersonBlock, Volunteer


def asked_by(group: Group, role: HelpRole | None) -> Asked:
    """Return what somebody must bring for a role, or for a group that names none."""
    if role is None:
        return Asked(needs_clearance=works_with_children(group.topics))
    return asked_of_role(
        topic=role.topic,
        min_age=role.min_age,
        women_only=role.women_only,
        needs_clearance=role.needs_clearance,
    )


def declared_by(session: Session, user_id: int, said: Declared) -> Declared:
    """Return what somebody says now, and what their profile says of the rest."""
    profile = session.get(Volunteer, user_id)
    if profile is None:
        return said
    return Declared(
        is_woman=profile.is_woman if said.is_woman is None else said.is_woman,
        is_old_enough=profile.is_of_age if said.is_old_enough is None else said.is_old_enough,
    )


def cleared(session: Session, user_ids: Collection[int], *, today: date) -> frozenset[int]:
    """Return those whose certificate was seen and is in date; unknown is no (rule 6)."""
    rows = session.scalars(select(Clearance).where(Clearance.user_id.in_(user_ids)))
    return frozenset(
        row.user_id
        for row in rows
        if is_in_date(issued_on=row.issued_on, is_ok=row.is_ok, today=today)
    )


def is_blocked_in(session: Session, group_id: int, user_id: int) -> bool:
    """Tell whether anybody of a group wants to hear no more of somebody, or they of them."""
    member = aliased(GroupMember)
    found = exists().where(
        member.group_id == group_id,
        or_(
            and_(PersonBlock.by_user_id == member.user_id, PersonBlock.user_id == user_id),
            and_(PersonBlock.user_id == member.user_id, PersonBlock.by_user_id == user_id),
        ),
    )
    return bool(session.scalar(select(found)))
