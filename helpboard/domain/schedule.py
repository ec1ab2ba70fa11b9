"""When a group meets: recurrence rules in wall time, turned into dated meetings.

Rules are RFC 5545 RRULE texts without COUNT, UNTIL or times of day; those are fields of their own.
A meeting at 18:00 stays at 18:00 when the clocks change.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from heapq import merge
from itertools import islice

from dateutil.rrule import rrulestr

from helpboard.domain.errors import MalformedError

_RULE = re.compile(
    # Months more than a year apart may never have a fifth Friday; looking for it takes seconds.
    r"FREQ=(?:WEEKLY(?:;INTERVAL=(?:[1-9]|1[0-9]|2[0-6]))?|MONTHLY(?:;INTERVAL=(?:[1-9]|1[0-2]))?)"
    r"(?:;BYDAY=(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)"
    r"(?:,(?:[+-]?[1-5])?(?:MO|TU|WE|TH|FR|SA|SU)){0,6})?"
)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rule, the wall time of its meetings, and the days on which there is none."""

    id: int
    rule: str
    starts_on: date
    starts: time
    ends: time
    until: date | None = None
    except_on: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, order=True)
class Meeting:
    """One dated occurrence; both moments carry the town's zone."""

    starts_at: datetime
    ends_at: datetime
    schedule_id: int


def check_rule(rule: str) -> str:
    """Return ``rule`` when it is one of ours, else raise :class:`MalformedError`."""
    if not _RULE.fullmatch(rule):
        raise MalformedError("rule")
    return rule


def meetings(schedule: Schedule, *, since: datetime, zone: tzinfo) -> Iterator[Meeting]:
    """Yield, in order and without end, the meetings of ``schedule`` that end after ``since``."""
    first = since.astimezone(zone).date() - timedelta(days=1)
    rule = rrulestr(check_rule(schedule.rule), dtstart=datetime.combine(schedule.starts_on, time()))
    start = datetime.combine(max(first, schedule.starts_on), time())
    for moment in rule.xafter(start, inc=True):
        day = moment.date()
        if schedule.until is not None and day > schedule.until:
            return
        if day in schedule.except_on:
            continue
        meeting = _on(day, schedule, zone)
        if meeting.ends_at > since:
            yield meeting


def next_meetings(
    schedules: Iterable[Schedule], *, since: datetime, zone: tzinfo, until: datetime, limit: int
) -> list[Meeting]:
    """Return the first ``limit`` meetings of all ``schedules`` that begin before ``until``."""
    streams = (_before(meetings(schedule, since=since, zone=zone), until) for schedule in schedules)
    return list(islice(merge(*streams), limit))


def _on(day: date, schedule: Schedule, zone: tzinfo) -> Meeting:
    last = day if schedule.ends > schedule.starts else day + timedelta(days=1)
    return Meeting(
        starts_at=datetime.combine(day, schedule.starts, tzinfo=zone),
        ends_at=datetime.combine(last, schedule.ends, tzinfo=zone),
        schedule_id=schedule.id,
    )


def _before(stream: Iterator[Meeting], until: datetime) -> Iterator[Meeting]:
    for meeting in stream:
        if meeting.starts_at >= until:
            return
        yield meeting
