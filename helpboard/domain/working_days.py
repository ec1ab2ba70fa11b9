"""Working days of the desk: Monday to Friday, without public holidays."""

from datetime import date, datetime, timedelta, tzinfo
from itertools import takewhile
from statistics import median_high

from helpboard.domain.public_holidays import is_holiday

LATE_AFTER = 2
"""Working days after which what waits goes to the deputy (product.md, desk)."""
_LONGEST = 400
"""Nothing is counted for longer than these days: it is late in any case."""
FEWEST = 5
"""From so many decisions on a time is promised that was measured."""


def is_working_day(day: date) -> bool:
    """Tell whether somebody sits at the desk on ``day``."""
    return day.weekday() < 5 and not is_holiday(day)


def working_days(since: datetime, until: datetime, *, zone: tzinfo) -> int:
    """Return how many working days have ended between two moments, in the town's wall time."""
    first, last = since.astimezone(zone).date(), until.astimezone(zone).date()
    days = (first + timedelta(days=number) for number in range(_LONGEST))
    return sum(map(is_working_day, takewhile(lambda day: day < last, days)))


def is_late(since: datetime, now: datetime, *, zone: tzinfo) -> bool:
    """Tell whether something has waited for longer than two working days."""
    return working_days(since, now, zone=zone) > LATE_AFTER


def usual_days(taken: list[int]) -> int | None:
    """Return the median of working days that decisions took, at least one; None for too few."""
    return max(1, median_high(taken)) if len(taken) >= FEWEST else None
