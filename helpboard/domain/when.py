"""The block `when`: its shape, and what others read out of it.

A `when` is one of
{"kind": "flexible"},
{"kind": "dates", "dates": [{"date": "2026-12-01", "from": "17:00" | null, "to": "20:00" | null}]},
{"kind": "weekly", "slots": [[2, 1020, 1200]]} (weekday 0 = Monday, minutes after midnight),
{"kind": "period", "from": "2026-12-01" | null, "until": "2027-01-31" | null}.
Dates and times are wall time of the town. A time that ends at midnight ends at "24:00".
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, Final

from helpboard.domain.refusal import Refusal

Slot = tuple[int, int, int]
"""Weekday (0 = Monday), from and to in minutes after midnight."""

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

PARTS: Final[Mapping[str, tuple[int, int]]] = MappingProxyType(
    {"morning": (360, 720), "afternoon": (720, 1080), "evening": (1080, 1440)}
)
"""Parts of a day in minutes after midnight, 06–12, 12–18 and 18–24; the end is not included."""

MAX_DATES: Final = 20
MAX_SLOTS: Final = 21
DAY_MINUTES: Final = 1440
OPEN_END_MINUTES: Final = 120
"""How long a dated time without an end is taken to last."""

_FIRST_YEAR: Final = 2000
_LAST_YEAR: Final = 2100
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def check_date(value: object) -> str:
    """Return an ISO date of the years 2000 to 2100; Refusal `not_a_date` otherwise."""
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        raise Refusal("not_a_date")
    try:
        year = date.fromisoformat(value).year
    except ValueError:
        raise Refusal("not_a_date") from None
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise Refusal("not_a_date")
    return value


def check_time(value: object) -> str:
    """Return a time "00:00" to "24:00"; Refusal `not_a_time` otherwise."""
    if not isinstance(value, str) or not _TIME.fullmatch(value):
        raise Refusal("not_a_time")
    return value


def check_keys(
    value: object, needed: Iterable[str], optional: Iterable[str] = ()
) -> dict[str, Any]:
    """Return a JSON object that has all needed and no unknown keys; Refusal `wrong_type` else."""
    if not isinstance(value, dict) or any(key not in value for key in needed):
        raise Refusal("wrong_type")
    if any(key not in (*needed, *optional) for key in value):
        raise Refusal("wrong_type")
    return value


def check_list(value: object, most: int) -> list[Any]:
    """Return a list of 1 to `most` members; Refusal `wrong_type`, `empty` or `too_many` else."""
    if not isinstance(value, list):
        raise Refusal("wrong_type")
    if not value:
        raise Refusal("empty")
    if len(value) > most:
        raise Refusal("too_many", maximum=most)
    return value


def minutes_of(time: str) -> int:
    """Return the minutes after midnight of a checked "HH:MM"."""
    return int(time[:2]) * 60 + int(time[3:])


def _checked_day(value: object) -> dict[str, Any]:
    row = check_keys(value, ("date",), ("from", "to"))
    start = None if row.get("from") is None else check_time(row["from"])
    end = None if row.get("to") is None else check_time(row["to"])
    if start is None and end is not None:
        raise Refusal("time_without_start")
    if start == "24:00" or (start is not None and end is not None and start >= end):
        raise Refusal("times_reversed")
    return {"date": check_date(row["date"]), "from": start, "to": end}


def _checked_dates(value: dict[str, Any]) -> dict[str, Any]:
    check_keys(value, ("kind", "dates"))
    days = [_checked_day(row) for row in check_list(value["dates"], MAX_DATES)]
    days.sort(key=lambda day: (day["date"], day["from"] or "", day["to"] or ""))
    if any(earlier == later for earlier, later in zip(days, days[1:], strict=False)):
        raise Refusal("duplicate")
    return {"kind": "dates", "dates": days}


def _checked_slot(value: object) -> list[int]:
    if not isinstance(value, list) or len(value) != 3:
        raise Refusal("wrong_type")
    if any(not isinstance(number, int) or isinstance(number, bool) for number in value):
        raise Refusal("wrong_type")
    weekday, start, end = value
    if not (0 <= weekday <= 6 and 0 <= start <= DAY_MINUTES and 0 <= end <= DAY_MINUTES):
        raise Refusal("not_a_time")
    if start >= end:
        raise Refusal("times_reversed")
    return [weekday, start, end]


def _checked_weekly(value: dict[str, Any]) -> dict[str, Any]:
    check_keys(value, ("kind", "slots"))
    slots = sorted(_checked_slot(row) for row in check_list(value["slots"], MAX_SLOTS))
    for earlier, later in zip(slots, slots[1:], strict=False):
        if earlier[0] == later[0] and later[1] < earlier[2]:
            raise Refusal("times_overlap")
    return {"kind": "weekly", "slots": slots}


def _checked_period(value: dict[str, Any]) -> dict[str, Any]:
    check_keys(value, ("kind",), ("from", "until"))
    start = None if value.get("from") is None else check_date(value["from"])
    until = None if value.get("until") is None else check_date(value["until"])
    if start is None and until is None:
        raise Refusal("empty")
    if start is not None and until is not None and start > until:
        raise Refusal("dates_reversed")
    return {"kind": "period", "from": start, "until": until}


def _checked_flexible(value: dict[str, Any]) -> dict[str, Any]:
    check_keys(value, ("kind",))
    return {"kind": "flexible"}


_CHECKS: Final[Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]]] = {
    "flexible": _checked_flexible,
    "dates": _checked_dates,
    "weekly": _checked_weekly,
    "period": _checked_period,
}


def check_when(value: object) -> dict[str, Any]:
    """Return a `when` with its dates and slots in order; Refusal if it is none."""
    if not isinstance(value, dict):
        raise Refusal("wrong_type")
    kind = value.get("kind")
    if not isinstance(kind, str) or kind not in _CHECKS:
        raise Refusal("unknown_code")
    return _CHECKS[kind](value)


def _slot_of_day(day: Mapping[str, Any]) -> Slot:
    weekday = date.fromisoformat(day["date"]).weekday()
    if day["from"] is None:
        return weekday, 0, DAY_MINUTES
    start = minutes_of(day["from"])
    if day["to"] is None:
        return weekday, start, min(start + OPEN_END_MINUTES, DAY_MINUTES)
    return weekday, start, minutes_of(day["to"])


def slots_of(facts: Mapping[str, Any]) -> list[Slot]:
    """Return the weekly slots of checked facts, sorted and each once.

    A date becomes a slot of its weekday: the whole day when no time is given, two hours when
    only a start is. Flexible times, periods and no times at all give none.
    """
    when = facts.get("when") or {}
    days = {_slot_of_day(day) for day in when.get("dates", ())}
    weekly = {(weekday, start, end) for weekday, start, end in when.get("slots", ())}
    return sorted(days | weekly)


def last_date(facts: Mapping[str, Any]) -> date | None:
    """Return the last day that checked facts speak of: the last date, or the end of a period."""
    when = facts.get("when") or {}
    last = when["dates"][-1]["date"] if "dates" in when else when.get("until")
    return None if last is None else date.fromisoformat(last)


def day_parts(slots: Iterable[Slot]) -> frozenset[tuple[int, str]]:
    """Return every (weekday, part) that a slot overlaps by more than 0 minutes.

    The hours from 00 to 06 belong to no part.
    """
    return frozenset(
        (weekday, part)
        for weekday, start, end in slots
        for part, (first, beyond) in PARTS.items()
        if min(end, beyond) > max(start, first)
    )
