"""What letters about joining a group say, read when they are worded."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES, AddressShown, GroupRole
from helpboard.domain.joining import JoinState
from helpboard.models import Group, GroupMember, GroupMessage, HelpRole, JoinRequest, User
from helpboard.queries.fitness import asked_by, cleared
from helpboard.queries.overlap import clashes_of


def asked_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a wish for a lead; None once somebody has answered it.

    That the person helps elsewhere at that time is said without saying where.
    """
    found = _wish(session, params)
    if found is None or found["state"] is not JoinState.ASKED:
        return None
    return found


def offered_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read an offered place; None when it is offered no more."""
    found = _wish(session, params)
    if found is None or found["state"] is not JoinState.OFFERED:
        return None
    return found


def answered_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a wish that was answered, or whose time is over."""
    found = _wish(session, params)
    return None if found is None else {**found, "reason": params.get("reason")}


def member_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read which group a letter is about, and the member when there is one."""
    found = _group(session, params["group"])
    if found is None:
        return None
    person = session.get(User, params["person"]) if "person" in params else None
    member = session.get(GroupMember, (params["group"], person.id)) if person else None
    return {
        **found,
        "person": person.name if person else "",
        "leads": member is not None and member.role is GroupRole.LEAD,
    }


def group_message_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a lead's words to all; None for whoever has left the group since."""
    message = session.get(GroupMessage, params["message"])
    if message is None:
        return None
    found = _group(session, message.group_id)
    reader = session.get(GroupMember, (message.group_id, params["reader"]))
    if found is None or reader is None:
        return None
    author = session.get(User, message.author_id) if message.author_id is not None else None
    return {
        **found,
        "person": author.name if author else "",
        "text": message.text,
        "text_lang": message.text_lang,
        "may_answer": reader.role is not GroupRole.LEAD,
    }


def _group(session: Session, group_id: int) -> dict[str, Any] | None:
    group = session.get(Group, group_id)
    if group is None or group.state not in PUBLIC_STATES:
        return None
    return {"group": group.name, "slug": group.slug}


def _wish(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    request = session.get(JoinRequest, params["request"])
    found = None if request is None else _group(session, request.group_id)
    if request is None or found is None:
        return None
    group = session.get_one(Group, request.group_id)
    role = session.get(HelpRole, request.help_role_id) if request.help_role_id else None
    seen = cleared(session, [request.user_id], today=params["now"].date())
    wanted = {request.user_id: request.help_role_id}
    today = params["now"].date()
    clashes = clashes_of(session, group_id=group.id, wanted=wanted, today=today)
    return {
        **found,
        "person": session.get_one(User, request.user_id).name,
        "state": request.state,
        "until": request.offered_until,
        "topic": role.topic if role else None,
        "note": request.note,
        "note_lang": request.note_lang,
        "clashes": clashes.get(request.user_id, ()),
        "clearance_missing": asked_by(group, role).needs_clearance and not seen,
        "is_address_told_later": group.address_shown is AddressShown.RELEASED,
    }
