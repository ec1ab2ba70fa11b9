"""Opening hours in OpenStreetMap's notation, with the public holidays of the land.

Weekdays and times are the town's wall time. ``PH off`` closes on a public holiday; the days are
written into the rules as dates, because the notation's library knows none of the states.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from itertools import islice
from zoneinfo import ZoneInfo

from opening_hours import OpeningHours, State, validate

from helpboard.domain.errors import MalformedError
from helpboard.domain.public_holidays import holidays, is_holiday, observed

MOST = 300
WEEK = 7
AHEAD = 60
"""Days to look ahead: in so many, a service of once a month takes place again."""
MOST_COMING = 3

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_PARTS = re.compile(r'"[^"]*"|;')
_HOLIDAY = re.compile(r"\bPH\b")
_SELECTOR = re.compile(
    r"\s*(?P<days>(?:[A-Z][a-z]|PH)(?:[-,\s]+(?:[A-Z][a-z]|PH))*)\b\s*(?P<rest>.*)"
)


@dataclass(frozen=True, slots=True)
class Span:
    """Open from ``starts_at`` until ``ends_at``; ``note`` is the house's own remark."""

    starts_at: datetime
    ends_at: datetime
    note: str = ""

    @property
    def is_whole_day(self) -> bool:
        """Tell whether the span lasts from midnight to midnight."""
        return self.starts_at.time() == self.ends_at.time() == time()


@dataclass(frozen=True, slots=True)
class Day:
    """One day with its spans; none means closed. A span belongs to the day on which it begins."""

    day: date
    spans: tuple[Span, ...]
    is_holiday: bool


def check_hours(text: str) -> str:
    """Return ``text`` when it can be understood, else raise :class:`MalformedError`."""
    if len(text) > MOST or not validate(text):
        raise MalformedError("opening_hours")
    return text


def days_from(text: str, *, first: date, zone: ZoneInfo, count: int = WEEK) -> tuple[Day, ...]:
    """Return ``count`` days from ``first`` on; raises :class:`MalformedError` for unclear hours."""
    midnight = datetime.combine(first, time(), tzinfo=zone)
    end = datetime.combine(first + timedelta(days=count), time(), tzinfo=zone)
    spans = [span for whole in _spans(text, midnight, end, zone) for span in _by_day(whole)]
    days = (first + timedelta(days=number) for number in range(count))
    return tuple(
        Day(
            day=day,
            spans=tuple(span for span in spans if span.starts_at.date() == day),
            is_holiday=is_holiday(day),
        )
        for day in days
    )


def open_at(text: str, *, now: datetime, zone: ZoneInfo) -> tuple[bool, datetime | None]:
    """Tell whether it is open at ``now``, and until when that is true (None: beyond `AHEAD`).

    The library's own search for the next change goes on for thousands of years: seconds a page.
    """
    here = now.astimezone(zone)
    hours = _parsed(text, here.year, zone)
    is_open = hours.is_open(here)
    for starts, _ends, state, _note in hours.intervals(here, here + timedelta(days=AHEAD)):
        if (state == State.OPEN) is not is_open:
            return is_open, starts
    return is_open, None


def coming(
    text: str, *, since: datetime, zone: ZoneInfo, days: int = AHEAD, limit: int = MOST_COMING
) -> tuple[Span, ...]:
    """Return the next spans that end after ``since``, from at most ``days`` days."""
    here = since.astimezone(zone)
    first = here.date() - timedelta(days=1)
    midnight = datetime.combine(first, time(), tzinfo=zone)
    end = datetime.combine(first + timedelta(days=days + 1), time(), tzinfo=zone)
    # One after another: most services need a week of the two months.
    spans = (span for whole in _spans(text, midnight, end, zone) for span in _by_day(whole))
    return tuple(islice((span for span in spans if span.ends_at > here), limit))


def _spans(text: str, since: datetime, until: datetime, zone: ZoneInfo) -> Iterator[Span]:
    hours = _parsed(text, since.year, zone)
    for starts, ends, state, note in hours.intervals(since, until):
        if state == State.OPEN:
            yield Span(starts, ends, note)


def _by_day(span: Span) -> Iterator[Span]:
    """Cut a span that lasts over several midnights; one night out is kept whole."""
    starts = span.starts_at
    while span.ends_at - starts > timedelta(hours=24):
        midnight = datetime.combine(starts.date() + timedelta(days=1), time(), starts.tzinfo)
        yield Span(starts, midnight, span.note)
        starts = midnight
    yield Span(starts, span.ends_at, span.note)


def _parsed(text: str, year: int, zone: ZoneInfo) -> OpeningHours:
    return _read(text, year, zone, observed())


@lru_cache(maxsize=2048)
def _read(text: str, year: int, zone: ZoneInfo, _land: str) -> OpeningHours:
    """Read hours once for each year, zone, and land whose holidays count."""
    check_hours(text)
    dated = _with_holidays(text, (*sorted(holidays(year)), *sorted(holidays(year + 1))))
    return OpeningHours(dated, timezone=zone, auto_country=False, auto_timezone=False)


def _with_holidays(text: str, days: tuple[date, ...]) -> str:
    """Spell out what a rule says of holidays as a rule for their dates, behind everything else."""
    if not _HOLIDAY.search(text):
        return text
    dates = ",".join(f"{day.year} {_MONTHS[day.month - 1]} {day.day:02}" for day in days)
    plain: list[str] = []
    special: list[str] = []
    for rule in _rules(text):
        found = _SELECTOR.fullmatch(rule)
        names = re.split(r"\s*,\s*", found["days"]) if found else []
        if found is None or "PH" not in names:
            plain.append(rule)
            continue
        others = ",".join(name for name in names if name != "PH")
        plain += [f"{others} {found['rest']}"] if others else []
        special.append(f"{dates} {found['rest']}".rstrip())
    return "; ".join((*plain, *special))


def _rules(text: str) -> list[str]:
    """Cut at the semicolons outside of quoted remarks."""
    cuts = [found.start() for found in _PARTS.finditer(text) if found.group() == ";"]
    edges = zip([-1, *cuts], [*cuts, len(text)], strict=True)
    return [text[start + 1 : end].strip() for start, end in edges if text[start + 1 : end].strip()]
