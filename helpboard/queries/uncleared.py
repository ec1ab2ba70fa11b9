"""Who helps children in a group without a certificate that is seen, in date and without entry."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Text, and_, cast, exists, or_, select, true
from sqlalchemy.orm import aliased

from helpboard.domain.conversation import clearance_cutoff
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.joining import GROUPS_WITH_CHILDREN, ROLES_WITH_CHILDREN
from helpboard.models import (
    Clearance,
    Group,
    GroupMember,
    HelpRole,
    Release,
    User,
    Volunteer,
    VolunteerTopic,
)


def is_uncleared(today: date) -> ColumnElement[bool]:
    """Return the condition that :class:`User` helps children and has no valid certificate."""
    return is_with_children(User.id) & ~is_cleared(today)


def is_uncleared_in(group_id: int, *, today: date) -> ColumnElement[bool]:
    """Return the condition that :class:`User` helps children in this group without certificate."""
    return is_with_children(User.id, group_id=group_id) & ~is_cleared(today)


def is_with_children(user_id: Any, *, group_id: int | None = None) -> ColumnElement[bool]:
    """Return the condition that a person has a place with children in some living group.

    By the role that they have; without one by what the group works on (rule 6). Only in the group
    with ``group_id`` where one is given.
    """
    member, group, role = aliased(GroupMember), aliased(Group), aliased(HelpRole)
    topics = cast(group.topics, Text)
    works = or_(*(topics.contains(f'"{topic}"') for topic in GROUPS_WITH_CHILDREN))
    here = member.group_id == group_id if group_id is not None else true()
    return (
        select(member.user_id)
        .join(group, group.id == member.group_id)
        .outerjoin(role, role.id == member.help_role_id)
        .where(
            member.user_id == user_id,
            here,
            group.state.in_(PUBLIC_STATES),
            or_(
                role.needs_clearance,
                role.topic.in_(ROLES_WITH_CHILDREN),
                and_(role.id.is_(None), works),
            ),
        )
        .exists()
    )


def wants_to_be_with_children(user_id: Any) -> ColumnElement[bool]:
    """Return the condition that a person may be matched to such tasks, or is released for one."""
    agrees = exists().where(
        VolunteerTopic.user_id == user_id,
        VolunteerTopic.topic.in_(GROUPS_WITH_CHILDREN),
        Volunteer.user_id == user_id,
        Volunteer.consent_at.is_not(None),
    )
    released = exists().where(Release.user_id == user_id, Release.topic.in_(GROUPS_WITH_CHILDREN))
    return or_(agrees, released)


def is_cleared(today: date) -> ColumnElement[bool]:
    """Return the condition that the certificate of :class:`User` counts today (rule 6)."""
    counts = and_(
        Clearance.is_ok,
        Clearance.issued_on <= today,
        Clearance.issued_on > clearance_cutoff(today),
    )
    return exists().where(Clearance.user_id == User.id, counts).correlate(User)
