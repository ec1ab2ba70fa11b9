"""Opening hours as a weekly form asks for them, and the notation that is stored (see `hours.py`).

A week has up to `SPANS` times a day, says whether public holidays are days as all others, and
names days on which everything is different. Notations that say more than a week can hold, such as
"Mo[1] 14:00-16:00", are left as they are: :func:`read_week` returns None for them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from helpboard.domain.hours import MOST, check_hours
from helpboard.domain.refusal import Refusal

DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
SPANS: Final = 2
"""Times on one day: before and after the break."""
OTHER_DAYS: Final = 4
"""Entries of days on which everything is different."""

_MONTHS: Final = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_TIME: Final = re.compile(r"([01]?[0-9]|2[0-4]):([0-5][0-9])", re.ASCII)
_SPAN: Final = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)", re.ASCII)
_RULE: Final = re.compile(
    rf"(?:(?P<days>(?:{'|'.join((*DAYS, 'PH'))})(?:[-,](?:{'|'.join((*DAYS, 'PH'))}))*)"
    r"|(?P<dates>\d{4} [A-Z][a-z]{2} \d\d(?:-\d{4} [A-Z][a-z]{2} \d\d)?)) "
    r"(?P<times>off|\d\d:\d\d-\d\d:\d\d(?:,\d\d:\d\d-\d\d:\d\d)*)",
    re.ASCII,
)
_DAY: Final = re.compile(r"(\d{4}) ([A-Z][a-z]{2}) (\d\d)", re.ASCII)

Times = tuple[tuple[str, str], ...]
"""From and until, as "09:00" and "24:00", in order; none means closed."""


@dataclass(frozen=True, slots=True)
class OtherDays:
    """From `first` to `last` everything is different; without times it is closed."""

    first: date
    last: date
    times: Times = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from Monday on; `is_open_on_holidays` treats public holidays as usual days."""

    days: tuple[Times, ...]
    is_open_on_holidays: bool = False
    other_days: tuple[OtherDays, ...] = field(default=())


def check_times(pairs: Sequence[tuple[str, str]]) -> Times:
    """Return the times of one day in order; pairs that are empty on both sides are left out.

    Midnight as an end is 24:00. Refusal `not_a_time`, `time_without_start` (or without an end),
    `times_reversed` or `times_overlap`.
    """
    given = [(start.strip(), end.strip()) for start, end in pairs if start.strip() or end.strip()]
    if any(not start or not end for start, end in given):
        raise Refusal("time_without_start")
    times = sorted((_clock(start), _clock(end, is_end=True)) for start, end in given)
    if any(start >= end for start, end in times):
        raise Refusal("times_reversed")
    if any(before[1] > after[0] for before, after in zip(times, times[1:], strict=False)):
        raise Refusal("times_overlap")
    return tuple(times)


def _clock(text: str, *, is_end: bool = False) -> str:
    found = _TIME.fullmatch(text)
    clock = f"{int(found[1]):02}:{found[2]}" if found else ""
    if not clock or clock > "24:00":
        raise Refusal("not_a_time")
    return "24:00" if is_end and clock == "00:00" else clock


def write_week(week: Week) -> str:
    """Return the notation of a week, equal days together; nothing when it is never open.

    Refusal `too_long` when there are too many different times.
    """
    rules = [
        f"{_write_days(days)} {_write_times(times)}" for times, days in _alike(week.days) if times
    ]
    if rules and not week.is_open_on_holidays:
        rules.append("PH off")
    rules += [f"{_write_dates(row)} {_write_times(row.times)}" for row in week.other_days]
    text = "; ".join(rules)
    if len(text) > MOST:
        raise Refusal("too_long", maximum=MOST)
    return check_hours(text) if text else ""


def _alike(days: Sequence[Times]) -> Iterator[tuple[Times, list[int]]]:
    for times in dict.fromkeys(days):
        yield times, [number for number, own in enumerate(days) if own == times]


def _write_days(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ",".join(
        DAYS[run[0]] if len(run) == 1 else f"{DAYS[run[0]]}-{DAYS[run[-1]]}" for run in runs
    )


def _write_times(times: Times) -> str:
    return ",".join(f"{start}-{end}" for start, end in times) or "off"


def _write_dates(row: OtherDays) -> str:
    first, last = (_write_date(day) for day in (row.first, row.last))
    return first if first == last else f"{first}-{last}"


def _write_date(day: date) -> str:
    return f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}"


def read_week(text: str) -> Week | None:
    """Return the week that a notation says, None when a weekly form cannot say the same.

    A later rule for a day replaces earlier ones, as in OpenStreetMap.
    """
    found = _Found()
    for rule in (part.strip() for part in text.split(";") if part.strip()):
        match = _RULE.fullmatch(rule)
        if match is None or not found.takes(match):
            return None
    return found.week()


@dataclass(slots=True)
class _Found:
    """What the rules read so far say."""

    days: list[Times] = field(default_factory=lambda: [()] * len(DAYS))
    others: list[OtherDays] = field(default_factory=list)
    holidays: Times | None = None

    def takes(self, match: re.Match[str]) -> bool:
        """Take over what a rule says; tell whether a weekly form can say it."""
        times = _read_times(match["times"])
        if times is None:
            return False
        if match["dates"]:
            row = _read_dates(match["dates"], times)
            self.others += [row] if row else []
            return row is not None and len(self.others) <= OTHER_DAYS
        if match["days"] == "PH":
            self.holidays = times
            return not times
        for number in _read_days(match["days"]) if "PH" not in match["days"] else ():
            self.days[number] = times
        return "PH" not in match["days"]

    def week(self) -> Week:
        is_open = self.holidays is None and any(self.days)
        return Week(tuple(self.days), is_open, tuple(self.others))


def _read_times(text: str) -> Times | None:
    times = () if text == "off" else tuple((m[1], m[2]) for m in _SPAN.finditer(text))
    try:
        checked = check_times(times)
    except Refusal:
        return None
    return checked if len(checked) <= SPANS else None


def _read_days(text: str) -> Iterator[int]:
    for part in text.split(","):
        first, _dash, last = part.partition("-")
        start, end = DAYS.index(first), DAYS.index(last or first)
        length = (end - start) % len(DAYS)
        yield from ((start + step) % len(DAYS) for step in range(length + 1))


def _read_dates(text: str, times: Times) -> OtherDays | None:
    try:
        days = [date(int(m[1]), _MONTHS.index(m[2]) + 1, int(m[3])) for m in _DAY.finditer(text)]
    except ValueError:
        return None
    return OtherDays(days[0], days[-1], times) if days[0] <= days[-1] else None


def check_other_days(first: date, last: date | None, times: Times) -> OtherDays:
    """Return days on which everything is different; Refusal `dates_reversed`."""
    if last is not None and last < first:
        raise Refusal("dates_reversed")
    return OtherDays(first, last or first, times)
