"""What groups keep about one person, for that person to take along; a part of `export.py`."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, or_, select

from helpboard.models import (
    Group,
    GroupChange,
    GroupConsent,
    GroupMember,
    GroupMessage,
    GroupSchedule,
    HelpRole,
    JoinRequest,
    MeetingChange,
    MeetingHelper,
    MeetingNumbers,
)

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _groups(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name,
            Group.slug,
            GroupMember.role,
            HelpRole.topic.label("helps_with"),
            GroupMember.team,
            GroupMember.is_released,
            GroupMember.paused_until,
            GroupMember.joined_at,
        )
        .join(GroupMember, GroupMember.group_id == Group.id)
        .outerjoin(HelpRole, HelpRole.id == GroupMember.help_role_id)
        .where(GroupMember.user_id == me)
        .order_by(Group.id)
    )


def _join_requests(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            HelpRole.topic.label("to_help_with"),
            JoinRequest.note,
            JoinRequest.note_lang,
            JoinRequest.state,
            JoinRequest.asked_at,
            JoinRequest.offered_until,
            JoinRequest.decided_at,
        )
        .join(Group, Group.id == JoinRequest.group_id)
        .outerjoin(HelpRole, HelpRole.id == JoinRequest.help_role_id)
        .where(JoinRequest.user_id == me)
        .order_by(JoinRequest.id)
    )


def _meetings(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            MeetingHelper.on_date,
            MeetingHelper.coming,
            MeetingHelper.is_host,
            MeetingHelper.at,
        )
        .join(GroupSchedule, GroupSchedule.id == MeetingHelper.schedule_id)
        .join(Group, Group.id == GroupSchedule.group_id)
        .where(MeetingHelper.user_id == me)
        .order_by(MeetingHelper.on_date, MeetingHelper.schedule_id)
    )


def _meetings_changed(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            MeetingChange.on_date,
            MeetingChange.kind,
            MeetingChange.note,
            MeetingChange.changed_at,
        )
        .join(GroupSchedule, GroupSchedule.id == MeetingChange.schedule_id)
        .join(Group, Group.id == GroupSchedule.group_id)
        .where(MeetingChange.changed_by == me)
        .order_by(MeetingChange.id)
    )


def _meetings_counted(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            MeetingNumbers.on_date,
            MeetingNumbers.guests,
            MeetingNumbers.helpers,
            MeetingNumbers.noted_at,
        )
        .join(GroupSchedule, GroupSchedule.id == MeetingNumbers.schedule_id)
        .join(Group, Group.id == GroupSchedule.group_id)
        .where(MeetingNumbers.noted_by == me)
        .order_by(MeetingNumbers.on_date, MeetingNumbers.schedule_id)
    )


def _group_messages(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            GroupMessage.text,
            GroupMessage.text_lang,
            GroupMessage.sent_at,
        )
        .join(Group, Group.id == GroupMessage.group_id)
        .where(GroupMessage.author_id == me)
        .order_by(GroupMessage.id)
    )


def _group_changes(me: int) -> Select[*tuple[Any, ...]]:
    """Select merges, splits and handovers that one proposed, or was to lead afterwards."""
    return (
        select(
            Group.name.label("group"),
            GroupChange.kind,
            GroupChange.state,
            GroupChange.new_name,
            GroupChange.proposed_at,
            GroupChange.until,
            GroupChange.ended_at,
        )
        .join(Group, Group.id == GroupChange.group_id)
        .where(or_(GroupChange.new_lead_id == me, GroupChange.proposed_by == me))
        .order_by(GroupChange.id)
    )


def _group_consents(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Group.name.label("group"),
            GroupChange.kind,
            GroupConsent.says_yes,
            GroupConsent.answered_at,
        )
        .join(GroupChange, GroupChange.id == GroupConsent.change_id)
        .join(Group, Group.id == GroupChange.group_id)
        .where(GroupConsent.user_id == me)
        .order_by(GroupConsent.change_id)
    )


SECTIONS: Mapping[str, Section] = {
    "groups": _groups,
    "join_requests": _join_requests,
    "meetings": _meetings,
    "meetings_changed": _meetings_changed,
    "meetings_counted": _meetings_counted,
    "group_messages": _group_messages,
    "group_changes": _group_changes,
    "group_consents": _group_consents,
}
"""By the name that it has in the file."""
