"""Opening hours in the reader's language; a page that shows them is true until they change."""

from datetime import datetime, time, timedelta
from typing import Any

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import MalformedError
from helpboard.domain.hours import Day, Span, coming, days_from, open_at
from helpboard.web import dates
from helpboard.web.caching import fresh_until
from helpboard.web.locale import settings
from helpboard.web.words.calendar import time_range_text
from helpboard.web.words.reader import as_written, listed


def hours_view(text: str, *, now: datetime) -> dict[str, Any] | None:
    """Return the next seven days and whether it is open; None when no hours are given.

    Hours that cannot be understood are shown as they were written (``raw``).
    """
    if not text.strip():
        return None
    zone = settings().timezone
    today = now.astimezone(zone).date()
    try:
        days = days_from(text, first=today, zone=zone)
        is_open, changes_at = open_at(text, now=now, zone=zone)
    except MalformedError:
        return {"raw": text, "rows": (), "state": ""}
    fresh_until(changes_at)
    fresh_until(next_midnight(now))
    return {
        "raw": "",
        "rows": [_row(day, is_today=day.day == today) for day in days],
        "state": _state(changes_at, is_open=is_open, now=now),
        "is_open": is_open,
    }


def hours_summary(text: str, *, now: datetime) -> str | None:
    """Return today's hours for a card; None when there are none to show."""
    view = hours_view(text, now=now)
    if view is None or not view["rows"]:
        return None
    hours = view["rows"][0]["hours"]
    return _("Today: %(hours)s", hours=listed(hours)) if hours else _("Closed today")


def coming_lines(text: str, *, now: datetime) -> list[str]:
    """Return the next times of a service, each with its day; unclear hours as they were written."""
    if not text.strip():
        return []
    try:
        spans = coming(text, since=now, zone=settings().timezone)
    except MalformedError:
        return [as_written(text)]
    for span in spans:
        fresh_until(span.ends_at)
    return [
        _("%(day)s, %(time)s", day=dates.weekday_and_day(span.starts_at), time=span_text(span))
        for span in spans
    ]


def next_midnight(now: datetime) -> datetime:
    """Return when the town's day ends."""
    zone = settings().timezone
    tomorrow = now.astimezone(zone).date() + timedelta(days=1)
    return datetime.combine(tomorrow, time(), tzinfo=zone)


def span_text(span: Span) -> str:
    """Return “09:00–12:00” with the house's own remark; a whole day in words."""
    if span.is_whole_day:
        hours = "" if span.note else _("open all day")
    else:
        end = "24:00" if span.ends_at.time() == time() else f"{span.ends_at:%H:%M}"
        hours = time_range_text(f"{span.starts_at:%H:%M}", end)
    return " ".join(part for part in (hours, as_written(span.note) if span.note else "") if part)


def _row(day: Day, *, is_today: bool) -> dict[str, Any]:
    label = dates.weekday_and_day(day.day)
    if day.is_holiday:
        label = _("%(day)s (public holiday)", day=label)
    return {"day": label, "hours": [span_text(span) for span in day.spans], "is_today": is_today}


def _state(changes_at: datetime | None, *, is_open: bool, now: datetime) -> str:
    if not is_open:
        return _("Closed now")
    if changes_at is None or changes_at - now > timedelta(hours=24):
        return _("Open now")
    return _("Open now, until %(time)s", time=dates.clock(changes_at))
