"""Weeks and months as they stand in an address: ``week=2026-W48``, ``month=2026-12``."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from werkzeug.datastructures import MultiDict

from helpboard.domain.errors import MalformedError

MOST_YEARS = 2
"""The calendar goes this far into the past and the future."""

_WEEK = re.compile(r"([0-9]{4})-W([0-9]{2})")
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})")


@dataclass(frozen=True, slots=True)
class Period:
    """The days from ``first`` on and before ``end``."""

    first: date
    end: date
    is_month: bool

    @classmethod
    def week_of(cls, day: date) -> "Period":
        """Return the week around ``day``, Monday first."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=7), is_month=False)

    @classmethod
    def month_of(cls, day: date) -> "Period":
        """Return the month around ``day``."""
        first = day.replace(day=1)
        return cls(first, (first + timedelta(days=31)).replace(day=1), is_month=True)

    @property
    def last(self) -> date:
        """Return the last day."""
        return self.end - timedelta(days=1)

    @property
    def parameters(self) -> dict[str, str]:
        """Return what stands in an address."""
        if self.is_month:
            return {"month": f"{self.first:%Y-%m}"}
        year, week, _day = self.first.isocalendar()
        return {"week": f"{year}-W{week:02}"}

    def previous(self, *, today: date) -> "Period | None":
        """Return the period before, None beyond the bounds."""
        return self._around(self.first - timedelta(days=1), today)

    def next(self, *, today: date) -> "Period | None":
        """Return the period after, None beyond the bounds."""
        return self._around(self.end, today)

    def is_near(self, today: date) -> bool:
        """Tell whether the calendar goes that far."""
        return abs(self.first.year - today.year) <= MOST_YEARS

    def _around(self, day: date, today: date) -> "Period | None":
        found = Period.month_of(day) if self.is_month else Period.week_of(day)
        return found if found.is_near(today) else None


def period_of(args: MultiDict[str, str], *, today: date) -> Period:
    """Return the period in the address, else this week; raises :class:`MalformedError`."""
    week, month = args.get("week", ""), args.get("month", "")
    if week and month:
        raise MalformedError("week")
    if week:
        return _checked("week", _week(week), today)
    if month:
        return _checked("month", _month(month), today)
    return Period.week_of(today)


def _week(text: str) -> Period | None:
    found = _WEEK.fullmatch(text)
    try:
        return (
            Period.week_of(date.fromisocalendar(int(found[1]), int(found[2]), 1)) if found else None
        )
    except (ValueError, OverflowError):
        return None


def _month(text: str) -> Period | None:
    found = _MONTH.fullmatch(text)
    try:
        return Period.month_of(date(int(found[1]), int(found[2]), 1)) if found else None
    except (ValueError, OverflowError):
        return None


def _checked(field: str, period: Period | None, today: date) -> Period:
    if period is None or not period.is_near(today):
        raise MalformedError(field)
    return period
