"""The figures of the board: what is counted, over a period or as it stands, and how it is shown.

`docs/numbers.md` says the same in words. A figure counts either things or people; counts of people
leave the desk only through ``domain/disclosure.py`` (rule 10).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from statistics import median
from types import MappingProxyType
from typing import Final


class Span(StrEnum):
    """Whether a figure is counted over days, or says how things stand when it is counted."""

    DAYS = "days"
    MOMENT = "moment"


class Unit(StrEnum):
    """What a figure is measured in."""

    NUMBER = "number"
    HOURS = "hours"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure; ``counts_people`` means that rule 10 holds for it."""

    code: str
    span: Span
    unit: Unit = Unit.NUMBER
    counts_people: bool = False


_DAYS: Final = (
    ("posts", Unit.NUMBER),
    ("offers", Unit.NUMBER),
    ("requests", Unit.NUMBER),
    ("answers", Unit.NUMBER),
    ("first_answer", Unit.HOURS),
    ("answered", Unit.PERCENT),
    ("found", Unit.NUMBER),
    ("new_partnerships", Unit.NUMBER),
)
_MOMENT: Final = (
    ("open_posts", False),
    ("open_requests", False),
    ("unmet", False),
    ("partnerships", False),
    ("groups", False),
    ("cafes", False),
    ("organisations", False),
    ("organisations_alone", False),
    ("groups_alone", False),
    ("volunteers", True),
    ("volunteers_in_groups", True),
    ("volunteers_free", True),
    ("sites", False),
    ("sites_unserved", False),
    ("residents", True),
)

FIGURES: Final[Mapping[str, Figure]] = MappingProxyType(
    {
        **{code: Figure(code=code, span=Span.DAYS, unit=unit) for code, unit in _DAYS},
        **{
            code: Figure(code=code, span=Span.MOMENT, counts_people=people)
            for code, people in _MOMENT
        },
    }
)
"""Every figure by its code, in the order shown."""

OVER_DAYS: Final = tuple(code for code, row in FIGURES.items() if row.span is Span.DAYS)
AT_A_MOMENT: Final = tuple(code for code, row in FIGURES.items() if row.span is Span.MOMENT)

VOLUNTEERS_BY: Final = ("area", "topic", "language")
"""How volunteers are counted apart; by area everybody once, by topic and language several times."""

UNMET_AFTER: Final = timedelta(days=5)
"""A request without an answer for so long is unmet; the desk's patience (rule 7)."""
REACH_MINUTES: Final = 20
"""A group meets within reach of a site up to here, door to door (``matching/travel.py``)."""

Value = int | float | None
"""A number; hours with a fraction; None where there is nothing to measure."""


@dataclass(frozen=True, slots=True)
class Days:
    """From ``first`` to ``last``, both included."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class PostFigure:
    """A post that stood on the board for the first time on ``day``."""

    day: date
    is_request: bool
    published_at: datetime
    answered_at: datetime | None
    answered_on: date | None
    found: int


@dataclass(frozen=True, slots=True)
class Happenings:
    """What happened in some areas, day by day: the stuff of every figure over days."""

    posts: Sequence[PostFigure]
    answers: Sequence[date]
    partnerships: Sequence[date]


def over_days(happened: Happenings, days: Days) -> dict[str, Value]:
    """Return the figures over ``days``; what comes after their end changes none but ``found``."""
    posts = [row for row in happened.posts if row.day in days]
    requests = sum(row.is_request for row in posts)
    waits = [
        (row.answered_at - row.published_at).total_seconds() / 3600
        for row in posts
        if row.answered_at and row.answered_on and row.answered_on <= days.last
    ]
    return {
        "posts": len(posts),
        "offers": len(posts) - requests,
        "requests": requests,
        "answers": sum(day in days for day in happened.answers),
        "first_answer": round(median(waits), 1) if waits else None,
        "answered": percent(len(waits), len(posts)),
        "found": sum(row.found for row in posts),
        "new_partnerships": sum(day in days for day in happened.partnerships),
    }


def percent(part: int, whole: int) -> int | None:
    """Return a share in whole per cent, halves up; None of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else None


def month_of(year: int, month: int) -> Days:
    """Return the days of a month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return Days(date(year, month, 1), following - timedelta(days=1))


def year_of(year: int) -> Days:
    """Return the days of a year."""
    return Days(date(year, 1, 1), date(year, 12, 31))


def months_in(days: Days) -> list[Days]:
    """Return the months of a period, the first and the last of them cut to it."""
    found, day = [], days.first
    while day <= days.last:
        month = month_of(day.year, day.month)
        found.append(Days(day, min(month.last, days.last)))
        day = month.last + timedelta(days=1)
    return found


def counted(keys: Iterable[str]) -> dict[str, int]:
    """Return how often each key comes, the most frequent first, then by key."""
    numbers: dict[str, int] = {}
    for key in keys:
        numbers[key] = numbers.get(key, 0) + 1
    return dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))
