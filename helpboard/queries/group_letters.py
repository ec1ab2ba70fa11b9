"""What the letters about a group's life say, read at the moment they are worded."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.group_change import GroupChangeKind
from helpboard.models import Area, Group, GroupChange, User
from helpboard.queries.match_questions import has_silent_roles


def group_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a letter about a group's state says; None when the group is gone."""
    group = session.get(Group, params["group"])
    if group is None:
        return None
    into = session.get(Group, params["into"]) if params.get("into") else None
    return {
        "name": group.name,
        "slug": group.slug,
        "state": params.get("state", ""),
        "day": date.fromisoformat(params["day"]) if params.get("day") else None,
        "role": params.get("role", ""),
        "into_name": into.name if into else "",
        "into_slug": into.slug if into else "",
    }


def change_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a letter about a merge, split or handover says; None when it is gone."""
    change = session.get(GroupChange, params["change"])
    group = session.get(Group, change.group_id) if change is not None else None
    if change is None or group is None:
        return None
    return {
        "change": change.kind.value,
        "name": group.name,
        "slug": group.slug,
        "person": _name(session, change.proposed_by),
        "new_lead": _name(session, change.new_lead_id),
        "as_lead": params.get("as_lead", False),
        "until": change.until,
        "waits": params.get("waits", False),
        **_other(session, change),
    }


def _other(session: Session, change: GroupChange) -> dict[str, Any]:
    """Return the other group of a merge, or the one that a split makes or has made."""
    other = session.get(Group, change.other_group_id) if change.other_group_id else None
    area = session.get(Area, change.new_area_id) if change.new_area_id else None
    is_split = change.kind is GroupChangeKind.SPLIT
    return {
        "other_name": change.new_name if is_split else other.name if other else "",
        "other_slug": other.slug if other else "",
        "area": area.name if area else "",
        "topics": tuple(change.new_topics),
    }


def _name(session: Session, user_id: int | None) -> str:
    user = session.get(User, user_id) if user_id is not None else None
    return user.name if user else ""


def times_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a letter asks a lead; None once the group has said when it needs help."""
    group = session.get(Group, params["group_id"])
    if group is None or not has_silent_roles(session, group.id, today=params["now"].date()):
        return None
    return {"group": group.name, "slug": group.slug, "times_link": params.get("times_link", "")}
