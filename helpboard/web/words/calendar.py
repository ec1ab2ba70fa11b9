"""Weekdays, parts of the day, dates and times as people read them: 24 hours, Latin digits."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from babel.dates import format_date

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.when import WEEKDAYS
from helpboard.web.words.reader import formatting_locale, left_to_right, reader_babel

_LATIN: Final = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")

# "2026 р." and "2026 г." would double the full stop of a sentence that they end.
_YEAR_SPELT: Final = {"\u202fр.": "\u00a0року", "\u202fг.": "\u00a0года"}

DAY_PARTS: Final[Mapping[str, object]] = {
    # Translators: parts of the day; 6 to 12, 12 to 18 and 18 to 24 o'clock
    "morning": pgettext("part of the day", "Morning"),
    "afternoon": pgettext("part of the day", "Afternoon"),
    "evening": pgettext("part of the day", "Evening"),
}

# Translators: a time that has a beginning and no end
_FROM_TIME: Final = _("from %(time)s")


def weekday_label(code: str) -> str:
    """Return a weekday's whole name; codes are "mon" to "sun"."""
    if code not in WEEKDAYS:
        raise KeyError(code)
    return _weekday(reader_babel(), WEEKDAYS.index(code))


@lru_cache(maxsize=256)
def _weekday(locale: str, index: int) -> str:
    name: str = formatting_locale(locale).days["stand-alone"]["wide"][index]
    return name


def day_part_label(code: str) -> str:
    """Return the words for a part of the day."""
    return str(DAY_PARTS[code])


def date_text(day: date) -> str:
    """Return a date with its weekday spelt, in the reader's language."""
    return day_text(day, "full")


def day_text(day: date, pattern: str) -> str:
    """Return a date by a pattern of CLDR's in the reader's language, with Latin digits."""
    return _formatted(day, pattern, reader_babel())


@lru_cache(maxsize=4096)
def _formatted(day: date, pattern: str, locale: str) -> str:
    text = format_date(day, pattern, locale=formatting_locale(locale)).translate(_LATIN)
    for short, spelt in _YEAR_SPELT.items():
        text = text.replace(short, spelt)
    return text


def time_text(time: str) -> str:
    """Return a time "17:00" as it is read in every language."""
    return left_to_right(time)


def time_range_text(start: str, end: str | None) -> str:
    """Return "17:00–20:00", or the start alone in words when there is no end."""
    if end is None:
        return str(_FROM_TIME) % {"time": time_text(start)}
    return left_to_right(f"{start}–{end}")
