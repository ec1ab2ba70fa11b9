"""Alerts: how often a saved search writes, and when next."""

from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from helpboard.domain.errors import DomainError

MORNING = time(7)
"""Daily and weekly letters are written at this hour of the town."""
MONDAY = 0
PAUSE = timedelta(minutes=15)
"""An alert that writes at once writes at most one letter in this time, and bundles the rest."""
LOOK_AGAIN = timedelta(minutes=1)
OVERLAP = timedelta(minutes=10)
"""How far each look goes back: whoever publishes may commit after somebody who began later."""
MOST_ALERTS = 10
"""So many alerts one person may have."""
MOST_LISTED = 10
"""So many posts one letter shows; it counts the others."""


class Rhythm(StrEnum):
    """How often an alert may write."""

    AT_ONCE = "at-once"
    DAILY = "daily"
    WEEKLY = "weekly"


class TooManyAlertsError(DomainError):
    """The person has as many alerts as anybody may have."""

    code = "too_many_alerts"


def next_look(rhythm: Rhythm, *, now: datetime, zone: tzinfo, has_written: bool) -> datetime:
    """Return when an alert that looked ``now`` looks again: later than ``now``.

    Days and weeks are the town's, so that 7:00 stays 7:00 when the clocks change (R17).
    """
    if rhythm is Rhythm.AT_ONCE:
        return now + (PAUSE if has_written else LOOK_AGAIN)
    here = now.astimezone(zone)
    day = here.date()
    if rhythm is Rhythm.WEEKLY:
        day += timedelta(days=(MONDAY - day.weekday()) % 7)
    step = timedelta(days=7 if rhythm is Rhythm.WEEKLY else 1)
    moment = datetime.combine(day, MORNING, tzinfo=zone)
    return moment if moment > now else datetime.combine(day + step, MORNING, tzinfo=zone)
