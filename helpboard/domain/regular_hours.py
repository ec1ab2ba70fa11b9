"""Opening hours that come again every week or month, for formats with rules only."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_DAY = f"(?:{'|'.join(_DAYS)})"
_TIME = "(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_RULE = re.compile(
    rf"(?P<days>{_DAY}(?:-{_DAY})?(?:,{_DAY}(?:-{_DAY})?)*)(?:\[(?P<which>-1|[1-5])\])?"
    rf" (?P<times>{_TIME}-{_TIME}(?:, ?{_TIME}-{_TIME})*)"
)
_OFF = frozenset({"PH off", "SH off"})
_YEAR = 366


@dataclass(frozen=True, slots=True)
class RegularHours:
    """Open from ``opens`` until ``closes`` on some days: ``MO``, or ``1SA`` of each month."""

    days: tuple[str, ...]
    opens: time
    closes: time
    is_monthly: bool = False


@dataclass(frozen=True, slots=True)
class OffsetPeriod:
    """Days with the same distance from UTC at noon; None where it does not change in a year."""

    hours: float
    first: date | None
    last: date | None


def regular_hours(text: str) -> tuple[RegularHours, ...]:
    """Return hours in OpenStreetMap's notation as rules; nothing unless all of it can be said so.

    Days off on holidays are left out: no recurrence rule knows them. As in the notation, a later
    rule replaces an earlier one for its days. ``Mo,Fr[1]`` is every Monday and the first Friday: a
    number after several days is not taken for a number of all.
    """
    weekly: dict[str, str] = {}
    monthly: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(";"))):
        if part in _OFF:
            continue
        rule = _RULE.fullmatch(part)
        if rule is None:
            return ()
        which, days = rule["which"] or "", _days(rule["days"])
        others = weekly.keys() if which else {day.lstrip("-12345") for day in monthly}
        if others & set(days) or (which and len(days) != 1):
            return ()
        (monthly if which else weekly).update({f"{which}{day}": rule["times"] for day in days})
    rows = (*_rows(weekly, is_monthly=False), *_rows(monthly, is_monthly=True))
    return rows if all(row.opens < row.closes for row in rows) else ()


def offset_periods(today: date, zone: tzinfo) -> tuple[OffsetPeriod, ...]:
    """Return the period with one distance from UTC around ``today``, and the one after it."""
    first, last = _end(today, zone, step=-1), _end(today, zone, step=1)
    if first is None or last is None:
        return (OffsetPeriod(_offset(today, zone), None, None),)
    following = last + timedelta(days=1)
    end = _end(following, zone, step=1)
    here = OffsetPeriod(_offset(today, zone), first, last)
    return (here, OffsetPeriod(_offset(following, zone), following, end))


def _days(text: str) -> tuple[str, ...]:
    found: set[int] = set()
    for part in text.split(","):
        first, _dash, last = part.partition("-")
        start, end = _DAYS.index(first), _DAYS.index(last or first)
        found |= {number % 7 for number in range(start, end + 1 + (7 if end < start else 0))}
    return tuple(_DAYS[number].upper() for number in sorted(found))


def _rows(times_of: dict[str, str], *, is_monthly: bool) -> tuple[RegularHours, ...]:
    days_of: dict[tuple[time, time], list[str]] = {}
    for day, times in times_of.items():
        for span in times.split(","):
            opens, _dash, closes = span.strip().partition("-")
            key = (time.fromisoformat(opens), time.fromisoformat(closes))
            days_of.setdefault(key, []).append(day)
    return tuple(
        RegularHours(tuple(days), opens, closes, is_monthly)
        for (opens, closes), days in days_of.items()
    )


def _end(day: date, zone: tzinfo, *, step: int) -> date | None:
    """Return the last day in one direction with the same distance from UTC."""
    for number in range(1, _YEAR):
        if _offset(day + timedelta(days=step * number), zone) != _offset(day, zone):
            return day + timedelta(days=step * (number - 1))
    return None


def _offset(day: date, zone: tzinfo) -> float:
    distance = datetime.combine(day, time(12), tzinfo=zone).utcoffset() or timedelta()
    return distance / timedelta(hours=1)
