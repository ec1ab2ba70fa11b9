"""Meetings and groups as pages show them: wall time of the town, words of the reader."""

import re
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from flask import url_for

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext, pgettext
from helpboard.domain.schedule import Meeting, Schedule
from helpboard.domain.when import WEEKDAYS
from helpboard.queries.meetings import MeetingRow, Venue
from helpboard.web import dates
from helpboard.web.caching import fresh_until
from helpboard.web.words.calendar import time_range_text, weekday_label

_INTERVAL = re.compile(r"INTERVAL=(\d+)")


def day_view(meeting: Meeting) -> dict[str, Any]:
    """Return the day and time of a meeting for the macros ``day`` and ``meeting``."""
    starts = meeting.starts_at
    return {
        "starts_iso": starts.isoformat(timespec="minutes"),
        "weekday_label": weekday_label(WEEKDAYS[starts.weekday()]),
        "day_label": str(starts.day),
        "month_label": dates.month(starts.date()),
        "time_label": time_range_text(f"{starts:%H:%M}", f"{meeting.ends_at:%H:%M}"),
    }


def meeting_view(row: MeetingRow) -> dict[str, Any]:
    """Return what the macro ``meeting`` shows of a group's meeting in a calendar."""
    return {
        **day_view(row.meeting),
        "title": row.group.name,
        "url": url_for("groups.profile", slug=row.group.slug),
        "place_label": place_label(row.group.venue),
        "area_name": row.group.area_name,
        **change_view(row.meeting),
    }


def own_meeting_view(meeting: Meeting) -> dict[str, Any]:
    """Return what the macro ``meeting`` shows on the group's own page: the time is the title.

    The place is left out: it is the same for all and stands on the page once.
    """
    shown = day_view(meeting)
    return {
        **shown,
        "title": shown["time_label"],
        "time_label": None,
        "url": None,
        "place_label": None,
        "area_name": None,
        **change_view(meeting),
    }


def change_view(meeting: Meeting) -> dict[str, Any]:
    """Return what has become of a meeting: cancelled or moved, from when, and the group's words."""
    return {
        "is_cancelled": meeting.is_cancelled,
        "moved_label": None if meeting.is_cancelled else _moved_from(meeting),
        "note": (meeting.change.note if meeting.change else "") or None,
    }


def _moved_from(meeting: Meeting) -> str | None:
    if not meeting.is_moved:
        return None
    if meeting.on == meeting.starts_at.date():
        return _("Other times than usual")
    return _("Moved from %(day)s", day=dates.weekday_and_day(meeting.on))


def place_label(venue: Venue) -> str | None:
    """Return where a group meets, None when it does not say so to everybody."""
    if venue.place_name and venue.place_name not in venue.address:
        return ", ".join(part for part in (venue.place_name, venue.address) if part)
    return venue.address or None


def next_label(meetings: Iterable[Meeting]) -> tuple[str | None, str]:
    """Return the first of ``meetings`` in words and as an ISO moment; the page lasts as long."""
    first = next(iter(meetings), None)
    if first is None:
        return None, ""
    fresh_until(first.ends_at)
    return dates.day_and_times(first.starts_at, first.ends_at), first.starts_at.isoformat(
        timespec="minutes"
    )


def rhythm_label(schedules: Iterable[Schedule], *, now: datetime) -> str | None:
    """Return how often a group meets, by its first schedule that goes on; None without any."""
    today = dates.local(now).date()
    going_on = (s for s in schedules if s.until is None or s.until >= today)
    schedule = next(going_on, None)
    if schedule is None:
        return None
    found = _INTERVAL.search(schedule.rule)
    number = int(found[1]) if found else 1
    if number == 1:
        weekly, monthly = pgettext("rhythm", "Every week"), pgettext("rhythm", "Every month")
        return weekly if schedule.rule.startswith("FREQ=WEEKLY") else monthly
    if schedule.rule.startswith("FREQ=WEEKLY"):
        return ngettext("Every week", "Every %(num)d weeks", number)
    return ngettext("Every month", "Every %(num)d months", number)
