"""The block `when` in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from helpboard.catalogue import lazy_gettext as _
from helpboard.catalogue import lazy_pgettext as pgettext
from helpboard.domain.canonical import clock
from helpboard.domain.when import WEEKDAYS
from helpboard.web.words.calendar import date_text, time_range_text, weekday_label
from helpboard.web.words.reader import listed

_FLEXIBLE: Final = pgettext("when", "Flexible")
# Translators: from a first to a last day
_PERIOD: Final = _("From %(first)s until %(last)s")
_FROM: Final = _("From %(date)s")
_UNTIL: Final = _("Until %(date)s")
# Translators: a date with a time, as in "Wednesday, 2 December 2026, 17:00–20:00"
_DATE_TIME: Final = _("%(date)s, %(time)s")
# Translators: every week, as in "Wednesday 17:00–20:00"
_WEEKDAY_TIME: Final = _("%(weekday)s %(time)s")

_HEADLINE_TIMES: Final = 2


def _day(day: Mapping[str, Any]) -> str:
    text = date_text(date.fromisoformat(day["date"]))
    if day["from"] is None:
        return text
    return str(_DATE_TIME) % {"date": text, "time": time_range_text(day["from"], day["to"])}


def slot_text(slot: tuple[int, int, int]) -> str:
    """Return a time of the week in words, as in “Wednesday 17:00–20:00”."""
    weekday, start, end = slot
    times = time_range_text(clock(start), clock(end))
    return str(_WEEKDAY_TIME) % {"weekday": weekday_label(WEEKDAYS[weekday]), "time": times}


def _period(when: Mapping[str, Any]) -> str:
    first, last = (
        None if when[end] is None else date_text(date.fromisoformat(when[end]))
        for end in ("from", "until")
    )
    if last is None:
        return str(_FROM) % {"date": first}
    if first is None:
        return str(_UNTIL) % {"date": last}
    return str(_PERIOD) % {"first": first, "last": last}


def when_text(when: Mapping[str, Any]) -> str:
    """Return a checked `when` in words, exact for all of it."""
    match when["kind"]:
        case "dates":
            return listed(_day(day) for day in when["dates"])
        case "weekly":
            return listed(slot_text(slot) for slot in when["slots"])
        case "period":
            return _period(when)
        case _:
            return str(_FLEXIBLE)


def when_short(when: Mapping[str, Any]) -> str:
    """Return a `when` for a headline: at most two dates or weekly times, else nothing."""
    times = when.get("dates") or when.get("slots") or ()
    return when_text(when) if 1 <= len(times) <= _HEADLINE_TIMES else ""
