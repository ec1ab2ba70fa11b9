"""Letters about a meeting: what became of it, and whether somebody hosts it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Promise
from helpboard.domain.schedule import Meeting
from helpboard.models import GroupMember, Letter, User
from helpboard.services import action_links, letters

COMES = "meeting-comes"
HOSTS = "meeting-hosts"
ABSENT = "meeting-absent"
"""The actions of the links with which a helper says whether they come, as a host, or not."""
TOLD_OF: Final = 3
"""So many of the next meetings stand in a letter; the rest stands in its calendar."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTimes:
    """That a group meets at other times: its meetings from now on, and what falls away.

    ``promises`` are those of each person to come to a meeting that is no more. ``from_group_id`` is
    whose meetings they were before, when it is another group's; ``is_elsewhere`` that the place is
    another one. Where it is stands on the page of the group only, as far as each may know (rule 5).
    ``ends_on`` is the last day of the usual meetings. ``only`` are those who are told, when not
    everybody is.
    """

    group_id: int
    meetings: Sequence[Meeting]
    promises: Mapping[int, Sequence[Promise]] = field(default_factory=dict)
    from_group_id: int | None = None
    is_elsewhere: bool = False
    ends_on: date | None = None
    only: Collection[int] | None = None


def tell_new_times(session: Session, told: NewTimes, *, but: int | None, now: datetime) -> int:
    """Tell everybody of a group, but one, of its new times; return how many letters.

    Whoever had said to come to a meeting that is no more is asked about the next one, as a host
    whoever had said to host. Of another group's meetings its own people are told as well.
    """
    coming = sorted(one for one in told.meetings if not one.is_cancelled)[:TOLD_OF]
    own = _members(session, told.group_id)
    others = [] if told.from_group_id is None else _members(session, told.from_group_id)
    people = {user.id: user for user in (*others, *own)}
    may_say = {user.id for user in own}
    written = 0
    for user in people.values():
        if user.id == but or (told.only is not None and user.id not in told.only):
            continue
        lost = told.promises.get(user.id, ())
        params: dict[str, Any] = {
            "group_id": told.group_id,
            "from_id": told.from_group_id,
            "is_elsewhere": told.is_elsewhere,
            "ends_on": None if told.ends_on is None else told.ends_on.isoformat(),
            "next": [[one.starts_at.isoformat(), one.ends_at.isoformat()] for one in coming],
            "lost": [one.on.isoformat() for one in lost],
        }
        if coming and user.id in may_say:
            asked = HOSTS if any(one.is_host for one in lost) else COMES
            params |= _links(session, user, coming[0], (asked, ABSENT), now=now)
        kind = LetterKind.MEETINGS_CHANGED
        written += letters.write(session, kind=kind, to=user, params=params, now=now) is not None
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
