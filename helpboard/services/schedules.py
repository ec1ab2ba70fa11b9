"""When a group meets: adding, changing and ending its schedules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import ConflictError, GoneError, NotFoundError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.fingerprint import fingerprint
from helpboard.domain.group_schedule import SCHEDULE_FIELDS, CheckedSchedule, check_schedule
from helpboard.domain.meeting import Promise
from helpboard.domain.policy import Actor
from helpboard.domain.schedule import Meeting, meeting_known_by
from helpboard.models import Group, GroupSchedule
from helpboard.queries.meetings import schedule_of
from helpboard.queries.my_groups import ScheduleRow
from helpboard.queries.roster import group_of_schedule
from helpboard.services.group_rights import group_to_change, note_staff
from helpboard.services.meeting_letters import NewTimes, tell_new_times
from helpboard.services.schedule_changes import (
    ahead_of,
    by_person,
    coming_meetings,
    go_on,
    settle,
    take_over,
)

MOST = 10
"""Rhythms at which a group meets; those that are over do not count."""
SOON = timedelta(days=92)
"""Nobody needs a letter about a meeting that is added later than this."""


def as_read(row: GroupSchedule | ScheduleRow) -> str:
    """Return what a schedule's form carries, so that a change by somebody else is noticed."""
    return fingerprint({name: _plain(getattr(row, name)) for name in SCHEDULE_FIELDS})


def add_schedule(
    session: Session,
    *,
    actor: Actor,
    group_id: int,
    typed: Mapping[str, Any],
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Let a group meet at one more rhythm; raises ``FieldsError`` or ``NotAllowedError``."""
    group = group_to_change(session, group_id, actor=actor)
    today = now.astimezone(zone).date()
    number = select(func.count()).where(
        GroupSchedule.group_id == group_id,
        or_(GroupSchedule.until.is_(None), GroupSchedule.until >= today),
    )
    if (session.scalar(number) or 0) >= MOST:
        raise FieldsError(FieldProblem("every", "too_many_items", {"maximum": MOST}))
    checked = check_schedule(typed, today=today)
    row = GroupSchedule(group_id=group_id)
    take_over(row, checked)
    session.add(row)
    _changed(session, group, actor=actor, now=now)
    return row


def change_schedule(
    session: Session,
    *,
    actor: Actor,
    schedule_id: int,
    typed: Mapping[str, Any],
    seen: str,
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Change a schedule that was read as ``seen``; ``ConflictError`` when it has moved,
    ``GoneError`` when it is over.

    What was held stays as it was. Everybody of the group but ``actor`` is told of other times, and
    whoever had said to come to a meeting that is no more is asked anew. Returns the row that holds
    the rule from now on.
    """
    row, group = _own(session, schedule_id, actor=actor)
    if row.until is not None and row.until < now.astimezone(zone).date():
        raise GoneError(schedule_id)
    if as_read(row) != seen:
        raise ConflictError(schedule_id)
    before = coming_meetings(session, group.id, now=now, zone=zone)
    checked = check_schedule(typed, today=now.astimezone(zone).date(), kept_rule=row.rule)
    first_day = date.fromisoformat(str(typed["starts_on"]).strip())
    held_by, lost = follow(session, row, checked, first_day=first_day, now=now, zone=zone)
    tell_of_times(session, group, before, lost, but=actor.user_id, now=now, zone=zone)
    _changed(session, group, actor=actor, now=now)
    return held_by


def follow(
    session: Session,
    row: GroupSchedule,
    checked: CheckedSchedule,
    *,
    first_day: date,
    now: datetime,
    zone: tzinfo,
) -> tuple[GroupSchedule, tuple[Promise, ...]]:
    """Let ``checked`` follow a schedule as :func:`go_on` does, with what was said of its meetings.

    Returns the row that holds it from now on, and the promises that fall away.
    """
    old = {one.on: _times(one) for one in _coming_of(session, row, now=now, zone=zone)}
    held_by = go_on(session, row, checked, first_day=first_day, now=now, zone=zone)
    new = {one.on: _times(one) for one in _coming_of(session, row, now=now, zone=zone)}
    gone = {day for day, times in old.items() if new.get(day) != times}
    return held_by, settle(session, row.id, held_by, gone, now=now, zone=zone)


def end_schedule(
    session: Session, *, actor: Actor, schedule_id: int, now: datetime, zone: tzinfo
) -> None:
    """Let a group meet no more at this rhythm; what has been, stays. Ending twice is harmless.

    Everybody of the group but ``actor`` is told.
    """
    row, group = _own(session, schedule_id, actor=actor)
    before = coming_meetings(session, group.id, now=now, zone=zone)
    lost = bring_to_an_end(session, row, now=now, zone=zone)
    tell_of_times(session, group, before, lost, but=actor.user_id, now=now, zone=zone)
    _changed(session, group, actor=actor, now=now)


def bring_to_an_end(
    session: Session, row: GroupSchedule, *, now: datetime, zone: tzinfo
) -> tuple[Promise, ...]:
    """Let a schedule hold no meeting any more; return the promises that fall away."""
    today = now.astimezone(zone).date()
    of_today = meeting_known_by(schedule_of(row, ()), today, zone=zone)
    has_begun = of_today is not None and of_today.starts_at <= now
    first = today + timedelta(days=1) if has_begun else today
    coming = _coming_of(session, row, now=now, zone=zone)
    days = {one.on for one in coming if one.on >= first}
    lost = settle(session, row.id, None, days, now=now, zone=zone)
    stop(session, row, today=first)
    return lost


def tell_of_times(
    session: Session,
    group: Group,
    before: Sequence[Meeting],
    lost: Sequence[Promise],
    *,
    but: int | None,
    now: datetime,
    zone: tzinfo,
) -> int:
    """Tell a group, but one of it, of other times than ``before``; return how many letters."""
    after = coming_meetings(session, group.id, now=now, zone=zone)
    if not (lost or is_news(before, after, now=now)):
        return 0
    told = NewTimes(group_id=group.id, meetings=after, promises=by_person(lost))
    return tell_new_times(session, told, but=but, now=now)


def is_news(before: Iterable[Meeting], after: Iterable[Meeting], *, now: datetime) -> bool:
    """Tell whether times fall away, or new ones come that are not far ahead."""
    old, new = ({_times(one) for one in some if not one.is_cancelled} for some in (before, after))
    return bool(old - new) or any(starts < now + SOON for starts, _ends in new - old)


def _coming_of(
    session: Session, row: GroupSchedule, *, now: datetime, zone: tzinfo
) -> tuple[Meeting, ...]:
    _group_id, schedule = group_of_schedule(session, row.id)
    return ahead_of(schedule, now=now, zone=zone).coming


def _times(one: Meeting) -> tuple[datetime, datetime]:
    return one.starts_at, one.ends_at


def stop(session: Session, row: GroupSchedule, *, today: date) -> None:
    """End a schedule with yesterday; one that has not begun goes altogether."""
    last = today - timedelta(days=1)
    if row.starts_on > last:
        session.delete(row)
    elif row.until is None or row.until > last:
        row.until, row.sequence = last, row.sequence + 1
    session.flush()


def _own(session: Session, schedule_id: int, *, actor: Actor) -> tuple[GroupSchedule, Group]:
    row = session.get(GroupSchedule, schedule_id)
    if row is None:
        raise NotFoundError(schedule_id)
    group = group_to_change(session, row.group_id, actor=actor)
    session.refresh(row)
    return row, group


def _changed(session: Session, group: Group, *, actor: Actor, now: datetime) -> None:
    group.updated_at = now
    session.flush()
    note_staff(session, group, actor=actor, what="schedule", now=now)


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return list(value)
    return value if isinstance(value, str | int | bool | None) else value.isoformat()
