"""When two groups want the same person at the same time of the week."""

import re
from collections.abc import Iterable
from datetime import date, time
from typing import Final

from helpboard.domain.when import DAY_MINUTES, Slot

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY: Final = re.compile(r"BYDAY=([^;]+)")


def weekly_slots(*, rule: str, starts_on: date, starts: time, ends: time) -> list[Slot]:
    """Return the times of the week at which a schedule may meet, in order.

    Every second week or once a month counts as every week: better warned once too often. A meeting
    that goes beyond midnight is two slots.
    """
    found = _BYDAY.search(rule)
    days = [_DAYS.index(part[-2:]) for part in found[1].split(",")] if found else []
    return sorted(
        slot for day in set(days or [starts_on.weekday()]) for slot in _slots(day, starts, ends)
    )


def _slots(day: int, starts: time, ends: time) -> list[Slot]:
    first, last = (moment.hour * 60 + moment.minute for moment in (starts, ends))
    if last > first:
        return [(day, first, last)]
    evening, night = (day, first, DAY_MINUTES), ((day + 1) % 7, 0, last)
    return [evening, night] if last else [evening]


def first_overlap(ours: Iterable[Slot], theirs: Iterable[Slot]) -> Slot | None:
    """Return the earliest time of the week that lies in both, None when they do not meet.

    Times that only touch do not overlap.
    """
    other = list(theirs)
    common = (
        (day, max(first, begin), min(last, end))
        for day, first, last in ours
        for weekday, begin, end in other
        if day == weekday and max(first, begin) < min(last, end)
    )
    return min(common, default=None)
