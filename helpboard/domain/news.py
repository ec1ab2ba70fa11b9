"""News of the town on start pages: when they are shown."""

from datetime import date, datetime, time, timedelta, tzinfo
from typing import Final

MOST_TITLE: Final = 120
MOST_BODY: Final = 4_000
MOST_SHOWN: Final = 3
"""So many stand on a start page, the newest first."""


def is_shown(
    published_at: datetime | None, until: date | None, *, now: datetime, today: date
) -> bool:
    """Tell whether a piece of news is public; ``until`` is its last day in the town."""
    has_begun = published_at is not None and published_at <= now
    return has_begun and (until is None or today <= until)


def begins_at(day: date, zone: tzinfo) -> datetime:
    """Return the first moment of a day in the town."""
    return datetime.combine(day, time(), tzinfo=zone)


def ends_at(until: date, zone: tzinfo) -> datetime:
    """Return the moment from which news with this last day are shown no more.

    The calendar's own last day has none after it and is as good as the day before.
    """
    return begins_at(min(until, date.max - timedelta(days=1)) + timedelta(days=1), zone)
