"""Letters about a meeting: what became of it, and whether somebody hosts it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.domain.schedule import Meeting
from helpboard.models import GroupMember, Letter, User
from helpboard.services import action_links, letters

COMES = "meeting-comes"
HOSTS = "meeting-hosts"
ABSENT = "meeting-absent"
"""The actions of the links with which a helper says whether they come, as a host, or not."""


def tell_change(
    session: Session,
    *,
    kind: LetterKind,
    group_id: int,
    meeting: Meeting,
    by_id: int | None,
    now: datetime,
) -> int:
    """Tell everybody of a group but ``by_id`` what became of a meeting; return how many letters."""
    sequence = meeting.change.sequence if meeting.change is not None else 0
    written = 0
    for user in _members(session, group_id):
        if user.id == by_id:
            continue
        params = _about(group_id, meeting) | {"sequence": sequence}
        if kind is not LetterKind.MEETING_CANCELLED:
            params |= _links(session, user, meeting, (COMES, ABSENT), now=now)
        once = f"meeting:{meeting.schedule_id}:{meeting.on}:{sequence}:{user.id}"
        letter = letters.write(session, kind=kind, to=user, params=params, now=now, once=once)
        written += letter is not None
    return written


def ask_for_hosts(
    session: Session, *, group_id: int, meeting: Meeting, user_ids: Iterable[int], now: datetime
) -> int:
    """Ask people once whether they host a meeting; return how many letters were written.

    On another day it is another question: what they had said of the old one is gone.
    """
    day = meeting.starts_at.date()
    about = f"{meeting.schedule_id}:{meeting.on}" + (f":{day}" if day != meeting.on else "")
    occasions = {id_: f"hosts:{about}:{id_}" for id_ in user_ids}
    asked = set(session.scalars(select(Letter.once).where(Letter.once.in_(occasions.values()))))
    written = 0
    for user in _members(session, group_id):
        if occasions.get(user.id) in {None, *asked}:
            continue
        links = _links(session, user, meeting, (HOSTS, ABSENT), now=now)
        letter = letters.write(
            session,
            kind=LetterKind.MEETING_HOSTS,
            to=user,
            params=_about(group_id, meeting) | links,
            now=now,
            once=occasions[user.id],
        )
        written += letter is not None
    return written


def _about(group_id: int, meeting: Meeting) -> dict[str, Any]:
    return {
        "group_id": group_id,
        "schedule_id": meeting.schedule_id,
        "on": meeting.on.isoformat(),
        "starts": meeting.starts_at.isoformat(),
        "ends": meeting.ends_at.isoformat(),
    }


def _links(
    session: Session, user: User, meeting: Meeting, actions: Iterable[str], *, now: datetime
) -> dict[str, str]:
    """Make a link for each answer; they are good until the meeting is over."""
    return {
        f"{action.removeprefix('meeting-')}_link": action_links.offer(
            session,
            action=action,
            now=now,
            life=meeting.ends_at - now,
            user_id=user.id,
            about_id=meeting.schedule_id,
            data={"on": meeting.on.isoformat()},
        ).key
        for action in actions
        if user.email
    }


def _members(session: Session, group_id: int) -> list[User]:
    statement = (
        select(User)
        .join(GroupMember, GroupMember.user_id == User.id)
        .where(GroupMember.group_id == group_id, User.state == AccountState.ACTIVE)
        .order_by(User.id)
    )
    return list(session.scalars(statement))
