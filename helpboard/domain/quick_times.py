"""When somebody has time, or a group needs help, in one tap: six answers that most people mean."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Any, Final

from helpboard.domain.when import DAY_MINUTES, PARTS


class QuickTimes(StrEnum):
    """The answers that a letter offers."""

    MORNINGS = "mornings"
    AFTERNOONS = "afternoons"
    EVENINGS = "evenings"
    WEEKEND = "weekend"
    EVENINGS_AND_WEEKEND = "evenings-and-weekend"
    NEARLY_ALWAYS = "nearly-always"


SAY_TIMES: Final = "say-times"
"""What a link in a letter to a volunteer does."""
SAY_GROUP_TIMES: Final = "say-group-times"
"""What a link in a letter to a group's lead does."""
LINK_LIFE: Final = timedelta(days=30)

ASK_AGAIN: Final = timedelta(days=14)
"""Nobody gets a letter with a question more often than this."""
MOST_UNANSWERED: Final = 2
"""Whoever has not answered so many questions is asked no more by letter."""

_WORKDAYS: Final = range(5)
_WEEKEND: Final = (5, 6)


def _weekly(days: Iterable[int], part: str) -> list[list[int]]:
    start, end = PARTS[part]
    return [[day, start, end] for day in days]


_DAYTIME: Final = [[day, PARTS["morning"][0], DAY_MINUTES] for day in _WEEKEND]

WHEN: Final[Mapping[QuickTimes, Mapping[str, Any]]] = {
    QuickTimes.MORNINGS: {"kind": "weekly", "slots": _weekly(_WORKDAYS, "morning")},
    QuickTimes.AFTERNOONS: {"kind": "weekly", "slots": _weekly(_WORKDAYS, "afternoon")},
    QuickTimes.EVENINGS: {"kind": "weekly", "slots": _weekly(_WORKDAYS, "evening")},
    QuickTimes.WEEKEND: {"kind": "weekly", "slots": _DAYTIME},
    QuickTimes.EVENINGS_AND_WEEKEND: {
        "kind": "weekly",
        "slots": [*_weekly(_WORKDAYS, "evening"), *_DAYTIME],
    },
    QuickTimes.NEARLY_ALWAYS: {"kind": "flexible"},
}
"""The building block `when` that each answer stands for."""
