"""Appointments for which a verified organisation orders an interpreter or a companion."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.errors import DomainError, IllegalMoveError


class AppointmentKind(StrEnum):
    """Who is wanted."""

    INTERPRETER = "interpreter"
    COMPANION = "companion"


class AppointmentState(StrEnum):
    """Looked for, found, over, called off, or over with nobody found."""

    OPEN = "open"
    PLACED = "placed"
    DONE = "done"
    CANCELLED = "cancelled"
    UNFILLED = "unfilled"


INTERPRETING = "interpreting"
"""Whoever is released for this topic is asked to interpret."""

YES = "appointment-yes"
NO = "appointment-no"
"""The actions of the links in the letter that asks somebody."""

MOST_ASKED: Final = 3
"""So many people are asked at the same time, the best first; the first yes gets it."""
ANSWER_LIFE: Final = timedelta(days=5)
LEAST_ANSWER_LIFE: Final = timedelta(hours=1)
LEAST_AHEAD: Final = timedelta(hours=2)
MOST_AHEAD: Final = timedelta(days=183)
SHORTEST: Final = timedelta(minutes=15)
LONGEST: Final = timedelta(hours=8)
AROUND: Final = timedelta(minutes=45)
"""What somebody needs before and after an appointment to be on time for another one."""
MOST_SUBJECT: Final = 300
MOST_ADDRESS: Final = 300

MOVES: Mapping[AppointmentState, frozenset[AppointmentState]] = {
    AppointmentState.OPEN: frozenset(
        {AppointmentState.PLACED, AppointmentState.CANCELLED, AppointmentState.UNFILLED}
    ),
    AppointmentState.PLACED: frozenset(
        {AppointmentState.DONE, AppointmentState.CANCELLED, AppointmentState.OPEN}
    ),
    AppointmentState.UNFILLED: frozenset({AppointmentState.OPEN, AppointmentState.CANCELLED}),
    AppointmentState.DONE: frozenset(),
    AppointmentState.CANCELLED: frozenset(),
}

_NAMED: Final = re.compile(
    r"\b(?i:frau|herrn?|familie|fam\.|mrs?\.?|ms\.?|mme|monsieur|madame)\s+([^\W\d_]{2,})"
)
"""A form of address with the word behind it, which is a name when it is written with a capital."""


class TakenError(DomainError):
    """Somebody else has taken the appointment, or it is no longer looked for."""

    code = "appointment_taken"


class BusyError(DomainError):
    """Whoever says yes has taken another appointment at that time."""

    code = "appointment_busy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an organisation orders; moments carry a zone, languages are codes or empty."""

    kind: AppointmentKind
    topic: str
    from_language: str
    to_language: str
    starts_at: datetime
    ends_at: datetime
    area_id: int
    address: str = ""
    subject: str = ""
    is_online: bool = False
    is_confidential: bool = True


def check_move(old: AppointmentState, new: AppointmentState) -> None:
    """Raise :class:`IllegalMoveError` unless an appointment may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(old, new)


def named_client(text: str) -> str:
    """Return the form of address with a name that a text holds, as in “Frau Haddad”, or nothing."""
    found = (one.group() for one in _NAMED.finditer(text) if one[1][0].isupper())
    return next(found, "")


def answer_until(*, starts_at: datetime, now: datetime) -> datetime:
    """Return until when somebody may answer: five days, and time is left to ask others."""
    half = (starts_at - now) / 2
    return min(starts_at, now + min(ANSWER_LIFE, max(half, LEAST_ANSWER_LIFE)))
