"""What may be given to a machine for translation, how often, and what its words may take the
place of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.topics import TOPICS, Sensitivity
from helpboard.domain.translation import Origin

LEASE: Final = timedelta(minutes=10)
"""How long a text belongs to the worker that is having it translated."""

PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 120, 720))
"""How long to wait after each failure but the last."""

RUN_PAUSE: Final = timedelta(hours=24)
"""How long a text that was translated, or given up, waits although its words have changed: whoever
changes them every minute uses up nobody else's month."""

SHARE_OF_PEOPLE: Final = 0.7
"""The part of a month's words after which only pages and terms are translated."""

MOST_TRIES: Final = len(PAUSES) + 1
GIVEN_UP: Final = timedelta(days=3650)
"""A text whose translation failed so often waits for other words, or for a person."""

MOST_SIGNS: Final = 60_000
"""Characters of the longest text that is given away."""

USUAL_WORDS: Final = 50_000
"""Words a month, unless the operator says otherwise."""


class Trouble(StrEnum):
    """Why a machine has not translated a text."""

    DOWN = "down"
    SLOW = "slow"
    QUOTA = "quota"
    KEY = "key"
    REFUSED = "refused"
    NONSENSE = "nonsense"
    CONTACTS = "contacts"


OF_SERVER: Final = frozenset({Trouble.DOWN, Trouble.QUOTA, Trouble.KEY})
"""Troubles that no text is to blame for: they count as no try of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What decides whether the words of a thing may leave the house.

    ``is_public``: anybody reads them, and somebody of the town stands for who wrote them.
    ``topics`` are what the thing is about; that of a ``is_post`` may be one that is checked before
    anybody reads it.
    """

    is_public: bool
    is_post: bool = False
    topics: Sequence[str] = ()
    is_discreet: bool = False
    is_for_people_only: bool = False


def may_leave(standing: Standing) -> bool:
    """Tell whether a machine of somebody else may read a text."""
    if standing.is_discreet or standing.is_for_people_only:
        return False
    return standing.is_public and not any(
        _is_held_back(code, is_post=standing.is_post) for code in standing.topics
    )


def _is_held_back(code: str, *, is_post: bool) -> bool:
    topic = TOPICS.get(code)
    if topic is None:
        return False
    return topic.is_discreet or (is_post and topic.sensitivity is not Sensitivity.NEVER)


def may_take_place(
    *, origin: Origin | None, is_public: bool, claimed_until: datetime | None, now: datetime
) -> bool:
    """Tell whether a machine's words may come before readers.

    Never in the place of what a person wrote or went over, and not while somebody has the text
    for herself. ``origin`` is None when nobody has begun.
    """
    if origin is None:
        return True
    is_held = claimed_until is not None and claimed_until > now
    return not is_held and (origin is Origin.MACHINE or not is_public)


def next_try(tries: int, *, now: datetime) -> datetime:
    """Return when a text is tried again after so many failures of its own."""
    return now + (PAUSES[tries - 1] if tries < MOST_TRIES else GIVEN_UP)


def month_of(now: datetime) -> str:
    """Return the month whose words are counted, as ``2026-11``."""
    return f"{now:%Y-%m}"
