"""Cancelling and moving single meetings; pages, files and the board follow in one transaction."""

from datetime import date, datetime, tzinfo

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import MeetingChangeKind
from helpboard.domain.meeting_change import NewTime
from helpboard.domain.policy import Action, Actor
from helpboard.domain.schedule import Meeting
from helpboard.models import Group, MeetingChange, MeetingHelper
from helpboard.services import slot_posts
from helpboard.services.group_rights import note_staff
from helpboard.services.known_meetings import known_meeting, locked_schedule
from helpboard.services.meeting_letters import tell_change


def cancel_meeting(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    on: date,
    note: str,
    now: datetime,
    zone: tzinfo,
) -> Meeting:
    """Cancel a meeting and tell everybody of the group; cancelling it twice changes nothing.

    Raises ``IllegalMoveError`` for one that is over.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.EDIT_GROUP)
    meeting = _open_meeting(session, row.id, on, now=now, zone=zone)
    if meeting.is_cancelled:
        return meeting
    change = _change(session, row.id, on, actor=actor, now=now)
    change.kind, change.note = MeetingChangeKind.CANCELLED, note
    kind = LetterKind.MEETING_CANCELLED
    return _changed(session, group, change, actor=actor, kind=kind, now=now, zone=zone)


def move_meeting(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    on: date,
    to: NewTime,
    note: str,
    now: datetime,
    zone: tzinfo,
) -> Meeting:
    """Give a meeting another time; who had said something of the old one is asked anew.

    ``to`` was checked by ``check_new_time``. Raises ``IllegalMoveError`` for one that is over.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.EDIT_GROUP)
    before = _open_meeting(session, row.id, on, now=now, zone=zone)
    if _is_as_known(before, to, note):
        return before
    change = _change(session, row.id, on, actor=actor, now=now)
    change.kind, change.note = MeetingChangeKind.MOVED, note
    change.moved_on = to.day if to.day != on else None
    change.starts = to.starts if to.starts != row.starts else None
    change.ends = to.ends if to.ends != row.ends else None
    session.flush()
    meeting = known_meeting(session, row.id, on, zone=zone)
    if meeting.starts_at.date() != before.starts_at.date():
        session.execute(
            delete(MeetingHelper).where(
                MeetingHelper.schedule_id == row.id, MeetingHelper.on_date == on
            )
        )
    kind = LetterKind.MEETING_MOVED if meeting.is_moved else LetterKind.MEETING_RESTORED
    return _changed(session, group, change, actor=actor, kind=kind, now=now, zone=zone)


def restore_meeting(
    session: Session, *, actor: Actor, schedule_id: int, on: date, now: datetime, zone: tzinfo
) -> Meeting:
    """Let a cancelled meeting take place after all, at the time at which it was cancelled.

    Raises ``IllegalMoveError`` for one that is not cancelled, or whose time is over.
    """
    group, row = locked_schedule(session, schedule_id, actor=actor, action=Action.EDIT_GROUP)
    if not _open_meeting(session, row.id, on, now=now, zone=zone).is_cancelled:
        raise IllegalMoveError(on)
    change = _change(session, row.id, on, actor=actor, now=now)
    change.kind, change.note = MeetingChangeKind.MOVED, ""
    kind = LetterKind.MEETING_RESTORED
    return _changed(session, group, change, actor=actor, kind=kind, now=now, zone=zone)


def _is_as_known(meeting: Meeting, to: NewTime, note: str) -> bool:
    known = NewTime(meeting.starts_at.date(), meeting.starts_at.time(), meeting.ends_at.time())
    said = meeting.change.note if meeting.change is not None else ""
    return not meeting.is_cancelled and (known, said) == (to, note)


def _open_meeting(
    session: Session, schedule_id: int, on: date, *, now: datetime, zone: tzinfo
) -> Meeting:
    meeting = known_meeting(session, schedule_id, on, zone=zone)
    if meeting.ends_at <= now:
        raise IllegalMoveError(on)
    return meeting


def _change(
    session: Session, schedule_id: int, on: date, *, actor: Actor, now: datetime
) -> MeetingChange:
    """Return the one row about a meeting, its version counted on; the caller says what it is."""
    change = session.scalars(
        select(MeetingChange).where(
            MeetingChange.schedule_id == schedule_id, MeetingChange.on_date == on
        )
    ).one_or_none()
    if change is None:
        change = MeetingChange(schedule_id=schedule_id, on_date=on, sequence=0)
        session.add(change)
    change.sequence += 1
    change.changed_by, change.changed_at = actor.user_id, now
    return change


def _changed(
    session: Session,
    group: Group,
    change: MeetingChange,
    *,
    actor: Actor,
    kind: LetterKind,
    now: datetime,
    zone: tzinfo,
) -> Meeting:
    """Tell the group, and take posts off the board that looked for hosts of the old time."""
    session.flush()
    codes: dict[str, str | int] = {
        "schedule_id": change.schedule_id,
        "on": change.on_date.isoformat(),
    }
    note_staff(session, group, actor=actor, what=kind.value, now=now, **codes)
    meeting = known_meeting(session, change.schedule_id, change.on_date, zone=zone)
    slot_posts.withdraw_for(session, change.schedule_id, change.on_date, now=now)
    tell_change(
        session, kind=kind, group_id=group.id, meeting=meeting, by_id=actor.user_id, now=now
    )
    return meeting
