"""What a change does to a schedule that has begun: what was held stays, the rest follows it.

Meetings follow from a rule, so a new rule gets a row of its own: the old one ends with its last
meeting and keeps numbers, hosts and attendance with their days.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.group_schedule import LONGEST_AHEAD, SCHEDULE_FIELDS, CheckedSchedule
from helpboard.domain.meeting import Coming, Promise
from helpboard.domain.schedule import (
    Meeting,
    Schedule,
    meeting_known_by,
    meetings,
    next_meetings,
)
from helpboard.models import GroupSchedule, MeetingChange, MeetingHelper
from helpboard.queries.meetings import schedules_of
from helpboard.queries.roster import group_of_schedule
from helpboard.services import slot_posts

AHEAD: Final = LONGEST_AHEAD + timedelta(days=1)
"""Meetings so far ahead are looked at: no rule holds longer."""
_RHYTHM: Final = ("rule", "starts", "ends", "meets_on_holidays")
"""What would rewrite the meetings of the past."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """Meetings of a schedule at a moment: those that have begun, and those that have not."""

    begun: tuple[Meeting, ...]
    coming: tuple[Meeting, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a schedule, and the one that begins after it, if another one does."""

    kept: Schedule
    begun: Schedule | None


def ahead_of(schedule: Schedule, *, now: datetime, zone: tzinfo) -> Ahead:
    """Return the meetings of a schedule up to two years from now, cancelled ones among them."""
    since = datetime.combine(schedule.starts_on, time(), tzinfo=zone) - timedelta(days=1)
    found = next_meetings(
        [schedule], since=since, until=now + AHEAD, zone=zone, limit=None, with_cancelled=True
    )
    return Ahead(
        begun=tuple(one for one in found if one.starts_at <= now),
        coming=tuple(one for one in found if one.starts_at > now),
    )


def coming_meetings(
    session: Session, group_id: int, *, now: datetime, zone: tzinfo
) -> list[Meeting]:
    """Return the meetings of a group that have not begun, two years ahead, cancelled ones too."""
    own = schedules_of(session, [group_id]).get(group_id, ())
    return [one for schedule in own for one in ahead_of(schedule, now=now, zone=zone).coming]


def go_on(
    session: Session,
    row: GroupSchedule,
    checked: CheckedSchedule,
    *,
    first_day: date,
    now: datetime,
    zone: tzinfo,
) -> GroupSchedule:
    """Let ``checked`` hold from the next meeting on, or from ``first_day`` when that is later.

    Returns the row that holds it: another one when the rhythm of a schedule changes that has begun.
    Raises ``FieldsError`` when there would be no meeting any more; then nothing has changed.
    """
    course = course_of(_read(session, row), checked, first_day=first_day, now=now, zone=zone)
    _write(row, course.kept)
    row.sequence += 1
    if course.begun is not None:
        row = GroupSchedule(group_id=row.group_id, sequence=0)
        _write(row, course.begun)
        session.add(row)
    session.flush()
    return row


def course_of(
    schedule: Schedule, checked: CheckedSchedule, *, first_day: date, now: datetime, zone: tzinfo
) -> Course:
    """Return what becomes of a schedule when ``checked`` follows it as :func:`go_on` lets it."""
    known = ahead_of(schedule, now=now, zone=zone)
    if not known.begun:
        return Course(_as_checked(schedule, checked), None)
    is_later = first_day > now.astimezone(zone).date()
    if is_later or any(getattr(schedule, one) != getattr(checked, one) for one in _RHYTHM):
        return _split(schedule, checked, known, first_day=first_day, now=now, zone=zone)
    last = max(one.on for one in known.begun)
    wanted = _as_checked(schedule, checked)
    kept = replace(
        schedule,
        until=None if wanted.until is None else max(wanted.until, last),
        hosts=wanted.hosts,
        except_on=frozenset(
            {day for day in schedule.except_on if day <= last}
            | {day for day in wanted.except_on if day > last}
        ),
    )
    return Course(kept, None)


def take_over(row: GroupSchedule, checked: CheckedSchedule) -> None:
    """Write down all that was checked."""
    for name in SCHEDULE_FIELDS:
        setattr(row, name, getattr(checked, name))


def settle(
    session: Session,
    schedule_id: int,
    row: GroupSchedule | None,
    days: Collection[date],
    *,
    now: datetime,
    zone: tzinfo,
) -> tuple[Promise, ...]:
    """Bring what was said of meetings on ``days`` along with ``row``; return what falls away.

    A meeting that stays on its day keeps who comes and what was said of it, whatever its hours.
    Posts that look for hosts leave the board with the old hours.
    """
    stays = _stays(session, row, days, zone=zone) if row is not None else frozenset[date]()
    if row is not None and row.id != schedule_id:
        changes = select(MeetingChange).where(
            MeetingChange.schedule_id == schedule_id, MeetingChange.on_date.in_(stays)
        )
        for change in session.scalars(changes).all():
            change.schedule_id = row.id
        helpers = select(MeetingHelper).where(
            MeetingHelper.schedule_id == schedule_id, MeetingHelper.on_date.in_(stays)
        )
        for helper in session.scalars(helpers).all():
            helper.schedule_id = row.id
        session.flush()
    for day in days:
        slot_posts.withdraw_for(session, schedule_id, day, now=now)
    gone = select(MeetingHelper).where(
        MeetingHelper.schedule_id == schedule_id, MeetingHelper.on_date.in_(set(days) - stays)
    )
    lost = []
    for one in session.scalars(gone.order_by(MeetingHelper.on_date, MeetingHelper.user_id)).all():
        if one.coming is Coming.COMES:
            lost.append(Promise(one.user_id, one.on_date, one.is_host))
        session.delete(one)
    session.flush()
    return tuple(lost)


def by_person(promises: Collection[Promise]) -> Mapping[int, list[Promise]]:
    """Return promises by who made them, the earliest day first."""
    found: defaultdict[int, list[Promise]] = defaultdict(list)
    for one in sorted(promises, key=lambda one: one.on):
        found[one.user_id].append(one)
    return found


def _split(
    schedule: Schedule,
    checked: CheckedSchedule,
    known: Ahead,
    *,
    first_day: date,
    now: datetime,
    zone: tzinfo,
) -> Course:
    """End the old rule before the first meeting of the new one, which gets a row of its own."""
    today = now.astimezone(zone).date()
    is_held_today = any(one.starts_at.date() == today for one in known.begun)
    cut = max(first_day, today + timedelta(days=1) if is_held_today else today)
    wanted = _as_checked(schedule, checked)
    first = _first(wanted, cut, now=now, zone=zone)
    kept = {one.on for one in (*known.begun, *(one for one in known.coming if one.on < cut))}
    last = max(kept)
    strays = {one.on for one in known.coming if one.on <= last and one.on not in kept}
    return Course(
        replace(schedule, until=last, except_on=schedule.except_on | strays),
        replace(
            wanted,
            id=0,
            starts_on=first,
            except_on=frozenset(day for day in wanted.except_on if day >= first),
            changes=tuple(one for one in schedule.changes if one.on >= cut),
        ),
    )


def _first(wanted: Schedule, cut: date, *, now: datetime, zone: tzinfo) -> date:
    """Return the day of the first meeting of a new rule from ``cut`` on."""
    since = max(now, datetime.combine(cut, time(), tzinfo=zone))
    for one in meetings(replace(wanted, changes=()), since=since, zone=zone):
        if one.on >= cut and one.starts_at > now:
            return one.on
    raise FieldsError(FieldProblem("until", "no_meeting", {}))


def _as_checked(schedule: Schedule, checked: CheckedSchedule) -> Schedule:
    """Return a schedule with all that was checked; what was said of single meetings stays."""
    values = {name: getattr(checked, name) for name in SCHEDULE_FIELDS}
    days = frozenset(date.fromisoformat(day) for day in checked.except_on)
    return replace(schedule, **{**values, "except_on": days})


def _write(row: GroupSchedule, schedule: Schedule) -> None:
    for name in SCHEDULE_FIELDS:
        setattr(row, name, getattr(schedule, name))
    row.except_on = sorted(day.isoformat() for day in schedule.except_on)


def _stays(
    session: Session, row: GroupSchedule, days: Collection[date], *, zone: tzinfo
) -> frozenset[date]:
    """Return the days on which the rule of ``row`` holds a meeting as well."""
    rule = replace(_read(session, row), meets_on_holidays=True)
    return frozenset(day for day in days if meeting_known_by(rule, day, zone=zone) is not None)


def _read(session: Session, row: GroupSchedule) -> Schedule:
    _group_id, schedule = group_of_schedule(session, row.id)
    return schedule
