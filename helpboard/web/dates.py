"""Moments as readers write them: their language, Latin digits, the town's wall time."""

import re
from collections.abc import Mapping
from datetime import date, datetime, time
from functools import lru_cache
from typing import Final

from babel.dates import DateTimePattern

from helpboard.catalogue import gettext as _
from helpboard.web.locale import settings
from helpboard.web.words.calendar import date_text, day_text, time_range_text
from helpboard.web.words.reader import formatting_locale, reader_babel

# CLDR has no order of its own for Dari and falls back to one that nobody writes.
_ORDERED_AS: Final = {"fa_AF": "fa"}


@lru_cache(maxsize=64)
def _day_pattern(locale: str) -> str:
    return str(_skeletons(locale)["MMMMd"].pattern)


@lru_cache(maxsize=64)
def _weekday_pattern(locale: str) -> str:
    """Return CLDR's order of weekday, day and month, weekday and month spelt out."""
    pattern = str(_skeletons(locale)["MMMEd"].pattern)
    spelt = re.sub(r"([Ec])\1*", lambda found: found[1] * 4, pattern)
    return re.sub(r"([ML])\1+", lambda found: found[1] * 4, spelt)


def _skeletons(locale: str) -> Mapping[str, DateTimePattern]:
    return formatting_locale(_ORDERED_AS.get(locale, locale)).datetime_skeletons


def local(moment: datetime) -> datetime:
    """Return ``moment`` in the town's zone."""
    return moment.astimezone(settings().timezone)


def day_and_month(moment: datetime | date) -> str:
    """Return “2 December” in the reader's language; a moment counts in the town's zone."""
    return day_text(_day(moment), _day_pattern(reader_babel()))


def weekday_and_day(moment: datetime | date) -> str:
    """Return “Wednesday 2 December” in the reader's language, the weekday always spelt."""
    return day_text(_day(moment), _weekday_pattern(reader_babel()))


def full_day(moment: datetime | date) -> str:
    """Return “Wednesday 2 December 2026” in the reader's language."""
    return date_text(_day(moment))


def month_and_year(moment: datetime | date) -> str:
    """Return “December 2026” in the reader's language."""
    pattern = str(_skeletons(reader_babel())["yMMMM"].pattern)
    return day_text(_day(moment), pattern)


def month(moment: datetime | date) -> str:
    """Return “December” as it stands beside a day, inflected where the language does so."""
    return day_text(_day(moment), "MMMM")


def clock(moment: datetime | time) -> str:
    """Return the wall time as 24 hours, the same in every language: “17:00”."""
    shown = local(moment) if isinstance(moment, datetime) else moment
    return f"{shown:%H:%M}"


def day_and_times(starts: datetime, ends: datetime) -> str:
    """Return “Wednesday 2 December, 18:00–20:00” in the town's wall time."""
    return _("%(day)s, %(time)s", day=weekday_and_day(starts), time=times(starts, ends))


def times(starts: datetime, ends: datetime) -> str:
    """Return “18:00–20:00” in the town's wall time, in this order in every language."""
    return time_range_text(clock(starts), clock(ends))


def _day(moment: datetime | date) -> date:
    return local(moment).date() if isinstance(moment, datetime) else moment
