"""What the letters about a meeting say, read when they are worded."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import Group, GroupSchedule, MeetingChange
from helpboard.queries.calendar_entries import entry_of_meeting, series_of_group
from helpboard.queries.meetings import MEETING_STATES
from helpboard.queries.roster import hosts_coming


def changed_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what became of a meeting; None when something newer was said of it, or it is over."""
    found = _about(session, params)
    change = _change(session, params)
    if found is None or change is None or change.sequence != params["sequence"]:
        return None
    group = session.get_one(Group, params["group_id"])
    schedule = session.get_one(GroupSchedule, params["schedule_id"])
    return {
        **found,
        "note": change.note,
        "is_other_day": found["starts"].date() != found["on"],
        "calendar": entry_of_meeting(group, schedule, change, found["starts"], found["ends"]),
    }


def hosts_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read whether hosts are missing still; None when not, or when the meeting has changed."""
    found = _about(session, params)
    schedule = session.get(GroupSchedule, params["schedule_id"])
    change = _change(session, params)
    is_off = change is not None and change.kind is MeetingChangeKind.CANCELLED
    if found is None or schedule is None or is_off:
        return None
    missing = schedule.hosts - hosts_coming(session, schedule.id, found["on"])
    return {**found, "missing": missing} if missing > 0 else None


def new_times_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read at which times a group meets from now on; None when it does not meet any more.

    The calendar holds all its rules as they stand now, also those that have ended of late.
    """
    group = session.get(Group, params["group_id"])
    if group is None or group.state not in MEETING_STATES:
        return None
    before = session.get(Group, params["from_id"]) if params.get("from_id") else None
    coming = ([datetime.fromisoformat(one) for one in pair] for pair in params["next"])
    return {
        **dict.fromkeys(("comes_link", "hosts_link", "absent_link"), ""),
        **params,
        "group": group.name,
        "slug": group.slug,
        "ends_on": date.fromisoformat(params["ends_on"]) if params.get("ends_on") else None,
        "is_elsewhere": params.get("is_elsewhere", False),
        "before": before.name if before is not None else "",
        "next": [(starts, ends) for starts, ends in coming if ends > params["now"]],
        "lost": [date.fromisoformat(day) for day in params["lost"]],
        "calendar": [
            series
            for one in (group, before)
            if one is not None
            for series in series_of_group(session, one, now=params["now"])
        ],
    }


def _change(session: Session, params: Mapping[str, Any]) -> MeetingChange | None:
    return session.scalars(
        select(MeetingChange).where(
            MeetingChange.schedule_id == params["schedule_id"],
            MeetingChange.on_date == date.fromisoformat(params["on"]),
        )
    ).one_or_none()


def _about(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    group = session.get(Group, params["group_id"])
    ends = datetime.fromisoformat(params["ends"])
    if group is None or group.state not in MEETING_STATES or ends <= params["now"]:
        return None
    return {
        **params,
        "group": group.name,
        "slug": group.slug,
        "starts": datetime.fromisoformat(params["starts"]),
        "ends": ends,
        "on": date.fromisoformat(params["on"]),
        "note_lang": group.source_lang,
    }
