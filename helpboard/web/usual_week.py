"""Opening hours as a text that stays true: the usual week, without “open now” and without dates."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import groupby

from helpboard.domain.errors import MalformedError
from helpboard.domain.hours import WEEK, Day, days_from
from helpboard.domain.when import WEEKDAYS
from helpboard.web.hours import coming_lines, span_text
from helpboard.web.locale import settings
from helpboard.web.words.calendar import weekday_label
from helpboard.web.words.reader import as_written, listed

_WEEKS = 4


def usual_week(text: str, *, now: datetime) -> list[str]:
    """Return a line for each group of days with the same hours, “Monday–Friday 09:00–12:00”.

    Public holidays do not count. Hours that differ from week to week become the next times with
    their dates; unclear ones stay as they were written.
    """
    if not text.strip():
        return []
    zone = settings().timezone
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    try:
        days = days_from(text, first=monday, zone=zone, count=WEEK * _WEEKS)
    except MalformedError:
        return [as_written(text)]
    hours = [_hours(days[weekday::WEEK]) for weekday in range(WEEK)]
    if any(len(of_day) > 1 for of_day in hours):
        return coming_lines(text, now=now)
    usual = [next(iter(of_day), ()) for of_day in hours]
    runs = groupby(range(WEEK), key=lambda weekday: usual[weekday])
    return [f"{_days(list(run))} {listed(shown)}" for shown, run in runs if shown]


def _hours(days: Sequence[Day]) -> set[tuple[str, ...]]:
    """Return what a weekday is like, for each way in which it differs."""
    return {tuple(span_text(span) for span in day.spans) for day in days if not day.is_holiday}


def _days(weekdays: Sequence[int]) -> str:
    first, last = (weekday_label(WEEKDAYS[weekdays[end]]) for end in (0, -1))
    return first if first == last else f"{first}–{last}"
