"""The slots of a week in which a group usually meets, read off its rules without any calendar."""

import re
from collections.abc import Iterable
from datetime import date, time

from helpboard.domain.schedule import Schedule
from helpboard.domain.when import DAY_MINUTES, Slot

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_BYDAY = re.compile(r"BYDAY=([^;]+)")


def weekly_slots(schedules: Iterable[Schedule], *, today: date) -> tuple[Slot, ...] | None:
    """Return when meetings usually are, each slot once; None when there is none any more.

    A meeting every second week or every month counts as well. What runs past midnight ends there.
    """
    found = {
        (weekday, _minutes(row.starts), _end(row))
        for row in schedules
        if row.until is None or row.until >= today
        for weekday in _weekdays(row)
    }
    return tuple(sorted(found)) or None


def _weekdays(schedule: Schedule) -> list[int]:
    named = _BYDAY.search(schedule.rule)
    if named is None:
        return [schedule.starts_on.weekday()]
    return [_DAYS.index(part[-2:]) for part in named[1].split(",")]


def _end(schedule: Schedule) -> int:
    return _minutes(schedule.ends) if schedule.ends > schedule.starts else DAY_MINUTES


def _minutes(moment: time) -> int:
    return moment.hour * 60 + moment.minute
