"""The contact log: when the desk spoke with somebody, and when to come back to it."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

MOST_NOTE = 2_000
"""Characters of a note."""
LATEST_FOLLOW_UP = timedelta(days=366)
"""Nobody plans to come back to something later than this."""


class ContactKind(StrEnum):
    """How the desk and somebody spoke."""

    CALL = "call"
    LETTER = "letter"
    MEETING = "meeting"
    VISIT = "visit"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """What a coordinator notes of a talk: on which day, what, and when to come back to it."""

    kind: ContactKind
    text: str
    on_date: date
    follow_up_on: date | None = None
