"""When a group meets: recurrence rules in wall time, turned into dated meetings.

Rules are RFC 5545 RRULE texts without COUNT, UNTIL or times of day; those are fields of their own.
A meeting at 18:00 stays at 18:00 when the clocks change. A meeting is known by its schedule and the
day on which the rule puts it, wherever it was moved.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from heapq import merge
from itertools import islice

from dateutil.rrule import rrulestr

from helpboard.domain.errors import MalformedError
from helpboard.domain.meeting import Change, MeetingChangeKind
from helpboard.domain.public_holidays import is_holiday

_RULE = re.compile(
    # Months more than a year apart may never have a fifth Friday; looking for it takes seconds.
    r"FREQ=(?:WEEKLY(?:;INTERVAL=(?:[1-9]|1[0-9]|2[0-6]))?|MONTHLY(?:;INTERVAL=(?:[1-9]|1[0-2]))?)"
    r"(?:;BYDAY=(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
    r"(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)){0,6})?"
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule, the wall time of its meetings, and the days on which all is different.

    ``hosts`` are so many as a meeting needs; ``sequence`` counts the versions of the rule.
    """

    id: int
    rule: str
    starts_on: date
    starts: time
    ends: time
    until: date | None = None
    except_on: frozenset[date] = frozenset()
    meets_on_holidays: bool = True
    changes: tuple[Change, ...] = ()
    hosts: int = 0
    sequence: int = 0

    def is_off(self, day: date) -> bool:
        """Tell whether there is no meeting on a day of the rule; what was said of it counts."""
        if day in self.except_on or (self.until is not None and day > self.until):
            return True
        is_settled = any(change.on == day for change in self.changes)
        return not is_settled and not self.meets_on_holidays and is_holiday(day)


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """One dated occurrence; both moments carry the town's zone. ``on`` is the day of the rule."""

    starts_at: datetime
    ends_at: datetime
    schedule_id: int
    on: date
    is_cancelled: bool = False
    is_moved: bool = False
    change: Change | None = field(default=None, compare=False)


def check_rule(rule: str) -> str:
    """Return ``rule`` when it is one of ours, else raise :class:`MalformedError`."""
    if not _RULE.fullmatch(rule):
        raise MalformedError("rule")
    return rule


def meetings(schedule: Schedule, *, since: datetime, zone: tzinfo) -> Iterator[Meeting]:
    """Yield, in order and without end, the meetings of ``schedule`` that end after ``since``.

    Cancelled ones are among them, where they would have been.
    """
    moved = {change.on: change for change in schedule.changes if change.is_new_time}
    elsewhere = sorted(
        meeting_on(schedule, day, zone=zone)
        for day in _held(schedule, moved)
        if not schedule.is_off(day)
    )
    return merge(
        (one for one in elsewhere if one.ends_at > since),
        _by_rule(schedule, frozenset(moved), since=since, zone=zone),
    )


def meeting_on(schedule: Schedule, day: date, *, zone: tzinfo) -> Meeting:
    """Return the meeting that the rule puts on ``day``, with what has become of it."""
    change = next((one for one in schedule.changes if one.on == day), None)
    plan = _between(day, schedule.starts, schedule.ends, zone)
    kind = change.kind if change is not None else None
    starts, ends = plan
    if change is not None and change.is_new_time:
        starts, ends = _between(
            change.moved_on or day,
            change.starts or schedule.starts,
            change.ends or schedule.ends,
            zone,
        )
    return Meeting(
        starts_at=starts,
        ends_at=ends,
        schedule_id=schedule.id,
        on=day,
        is_cancelled=kind is MeetingChangeKind.CANCELLED,
        is_moved=(starts, ends) != plan,
        change=change,
    )


def meeting_known_by(schedule: Schedule, day: date, *, zone: tzinfo) -> Meeting | None:
    """Return the meeting of ``day``; None when the rule holds none there, or it is left out."""
    if schedule.is_off(day) or not _held(schedule, [day]):
        return None
    return meeting_on(schedule, day, zone=zone)


def next_meetings(
    schedules: Iterable[Schedule],
    *,
    since: datetime,
    zone: tzinfo,
    until: datetime,
    limit: int | None,
    with_cancelled: bool = False,
) -> list[Meeting]:
    """Return the first ``limit`` meetings of all ``schedules`` that begin before ``until``.

    None returns all of them. Cancelled ones are left out unless asked for.
    """
    streams = (_before(meetings(schedule, since=since, zone=zone), until) for schedule in schedules)
    found = (one for one in merge(*streams) if with_cancelled or not one.is_cancelled)
    return list(islice(found, limit))


def left_out(schedule: Schedule, *, until: date) -> list[date]:
    """Return the days before ``until`` on which the rule holds a meeting that is left out."""
    days = _days(schedule, first=schedule.starts_on)
    stop = until if schedule.until is None else min(until, schedule.until + timedelta(days=1))
    found: list[date] = []
    for day in days:
        if day >= stop:
            break
        if schedule.is_off(day):
            found.append(day)
    return found


def _by_rule(
    schedule: Schedule, moved: frozenset[date], *, since: datetime, zone: tzinfo
) -> Iterator[Meeting]:
    first = since.astimezone(zone).date() - timedelta(days=1)
    for day in _days(schedule, first=max(first, schedule.starts_on)):
        if schedule.until is not None and day > schedule.until:
            return
        if day in moved or schedule.is_off(day):
            continue
        meeting = meeting_on(schedule, day, zone=zone)
        if meeting.ends_at > since:
            yield meeting


def _days(schedule: Schedule, *, first: date) -> Iterator[date]:
    """Yield the days of the rule from ``first`` on, without end."""
    rule = rrulestr(check_rule(schedule.rule), dtstart=datetime.combine(schedule.starts_on, time()))
    for moment in rule.xafter(datetime.combine(first, time()), inc=True):
        yield moment.date()


def _held(schedule: Schedule, days: Iterable[date]) -> list[date]:
    """Return those of ``days`` on which the rule holds a meeting, left out or not."""
    wanted = sorted(days)
    if not wanted:
        return []
    found: list[date] = []
    for day in _days(schedule, first=max(wanted[0], schedule.starts_on)):
        if day > wanted[-1]:
            break
        if day in wanted:
            found.append(day)
    return found


def _between(day: date, starts: time, ends: time, zone: tzinfo) -> tuple[datetime, datetime]:
    last = day if ends > starts else day + timedelta(days=1)
    return (
        datetime.combine(day, starts, tzinfo=zone),
        datetime.combine(last, ends, tzinfo=zone),
    )


def _before(stream: Iterator[Meeting], until: datetime) -> Iterator[Meeting]:
    for meeting in stream:
        if meeting.starts_at >= until:
            return
        yield meeting
