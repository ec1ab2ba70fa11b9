"""What may stand in a group's schedule: a rhythm, times of one day, an end, days off, hosts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final

from helpboard.domain.fields import Fields
from helpboard.domain.refusal import Refusal
from helpboard.domain.rhythm import KEPT, RHYTHMS, Rhythm, rule_of
from helpboard.domain.schedule import Schedule, meetings
from helpboard.domain.when import WEEKDAYS, check_date, check_time

LONGEST_AHEAD: Final = timedelta(days=731)
"""A schedule ends two years from now at the latest: a rule without end meets in dead rooms."""
MOST_DAYS_OFF: Final = 60
MOST_HOSTS: Final = 50

_MIDNIGHT: Final = frozenset({"00:00", "24:00"})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedSchedule:
    """A schedule that may be stored; ``ends`` is 00:00 for the end of the day.

    Only a spreadsheet brings one without an end.
    """

    rule: str
    starts_on: date
    until: date | None
    starts: time
    ends: time
    except_on: list[str]
    meets_on_holidays: bool
    hosts: int


SCHEDULE_FIELDS: Final = tuple(row.name for row in fields(CheckedSchedule))


def check_schedule(
    typed: Mapping[str, Any], *, today: date, kept_rule: str = ""
) -> CheckedSchedule:
    """Return what may be stored; raises ``FieldsError`` with everything that is wrong.

    ``kept_rule`` is what the rhythm ``kept`` stands for. The first day becomes that of the first
    meeting, so that every second week is counted from there.
    """
    read = Fields(typed)
    every = read.code("every", (*RHYTHMS, KEPT) if kept_rule else tuple(RHYTHMS))
    weekday = read.code("weekday", WEEKDAYS)
    starts_on = _date(read, typed, "starts_on", today)
    until = _end(read, typed, starts_on, today=today)
    starts, ends = _times(read, typed)
    days_off = _days_off(read, typed.get("except_on") or ())
    hosts = read.number("hosts", least=0, most=MOST_HOSTS) or 0
    read.done()
    rule = kept_rule if every == KEPT else rule_of(Rhythm(every, weekday))
    if every.startswith("week-"):
        # Without this, every second week would be counted from the week of the first day.
        starts_on += timedelta(days=(WEEKDAYS.index(weekday) - starts_on.weekday()) % 7)
    first = _first_meeting(Schedule(0, rule, starts_on, starts, ends, until, days_off))
    if first is None:
        read.refuse("until", "no_meeting")
        read.done()
    return CheckedSchedule(
        rule=rule,
        starts_on=first or starts_on,
        until=until,
        starts=starts,
        ends=ends,
        except_on=sorted(day.isoformat() for day in days_off),
        meets_on_holidays=bool(typed.get("meets_on_holidays")),
        hosts=hosts,
    )


def _date(read: Fields, typed: Mapping[str, Any], name: str, otherwise: date) -> date:
    text = str(typed.get(name) or "").strip()
    if not text:
        read.refuse(name, "required")
        return otherwise
    try:
        return date.fromisoformat(check_date(text))
    except Refusal as refusal:
        read.refuse(name, refusal.code)
        return otherwise


def _end(read: Fields, typed: Mapping[str, Any], starts_on: date, *, today: date) -> date:
    latest = today + LONGEST_AHEAD
    if not str(typed.get("until") or "").strip():
        read.refuse("until", "no_end")
        return latest
    until = _date(read, typed, "until", latest)
    if until < starts_on:
        read.refuse("until", "dates_reversed")
    elif until > latest:
        read.refuse("until", "too_far")
    return until


def _times(read: Fields, typed: Mapping[str, Any]) -> tuple[time, time]:
    found = {}
    for name in ("starts", "ends"):
        text = str(typed.get(name) or "").strip()
        try:
            found[name] = check_time(text) if text else ""
        except Refusal as refusal:
            read.refuse(name, refusal.code)
            return time(), time()
        if not text:
            read.refuse(name, "required")
    starts, ends = found["starts"], found["ends"]
    if starts == "24:00":
        read.refuse("starts", "not_a_time")
    elif starts and ends and ends not in _MIDNIGHT and ends <= starts:
        read.refuse("ends", "times_reversed")
    return _clock(starts), _clock(ends)


def _clock(text: str) -> time:
    return time() if not text or text in _MIDNIGHT else time.fromisoformat(text)


def _days_off(read: Fields, texts: Iterable[Any]) -> frozenset[date]:
    days = set()
    for text in (str(one).strip() for one in texts):
        try:
            days |= {date.fromisoformat(check_date(text))} if text else set()
        except Refusal as refusal:
            read.refuse("except_on", refusal.code)
            break
    if len(days) > MOST_DAYS_OFF:
        read.refuse("except_on", "too_many", maximum=MOST_DAYS_OFF)
    return frozenset(days)


def _first_meeting(schedule: Schedule) -> date | None:
    """Return the day of the first meeting; None when there is none before the end."""
    noon = datetime.combine(schedule.starts_on, time(), tzinfo=UTC)
    first = next(meetings(schedule, since=noon - timedelta(days=1), zone=UTC), None)
    return first.starts_at.date() if first else None
