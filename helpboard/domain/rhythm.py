"""How often a group meets, in the few ways that people say it; as rules of ``domain.schedule``."""

import re
from types import MappingProxyType
from typing import Final, NamedTuple

from helpboard.domain.when import WEEKDAYS

RHYTHMS: Final = MappingProxyType(
    {
        "week-1": "FREQ=WEEKLY;BYDAY={day}",
        "week-2": "FREQ=WEEKLY;INTERVAL=2;BYDAY={day}",
        "week-3": "FREQ=WEEKLY;INTERVAL=3;BYDAY={day}",
        "week-4": "FREQ=WEEKLY;INTERVAL=4;BYDAY={day}",
        "month-1": "FREQ=MONTHLY;BYDAY=1{day}",
        "month-2": "FREQ=MONTHLY;BYDAY=2{day}",
        "month-3": "FREQ=MONTHLY;BYDAY=3{day}",
        "month-4": "FREQ=MONTHLY;BYDAY=4{day}",
        "month-last": "FREQ=MONTHLY;BYDAY=-1{day}",
    }
)
"""Rules by code; ``month-2`` is on the second such weekday of every month."""

KEPT: Final = "kept"
"""The code for a rule that a form cannot say, such as an imported one: it stays as it is."""

_DAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAY: Final = re.compile(r"BYDAY=.*([A-Z]{2})$")


class Rhythm(NamedTuple):
    """A code of :data:`RHYTHMS`, or ``kept``, and a code of a weekday."""

    every: str
    weekday: str


def rule_of(rhythm: Rhythm) -> str:
    """Return the rule for a known rhythm."""
    return RHYTHMS[rhythm.every].format(day=_DAYS[WEEKDAYS.index(rhythm.weekday)])


def rhythm_of(rule: str) -> Rhythm:
    """Return what a form shows for a rule; ``kept`` for one that it cannot say."""
    found = _DAY.search(rule)
    weekday = WEEKDAYS[_DAYS.index(found[1])] if found else WEEKDAYS[0]
    for every in RHYTHMS:
        if rule_of(Rhythm(every, weekday)) == rule.replace("INTERVAL=1;", "").replace("=+", "="):
            return Rhythm(every, weekday)
    return Rhythm(KEPT, weekday)
