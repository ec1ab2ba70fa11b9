"""Notices: what somebody may report to the desk, and why (DSA Art. 16)."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

MOST_NOTICE: Final = 5_000
"""Characters of a notice."""

MOST_ADDRESS: Final = 500
"""Characters of the path of the page that is reported."""

MOST_CALLS: Final = 6
"""Threats that a coordinator gets a letter of its own about within an hour."""

MOST_CALLS_OF_STRANGERS: Final = 4
"""How many of them may be from people without log-in and code: those who have one come through."""

GATHERED: Final = timedelta(minutes=10)
"""How long further threats are gathered into one letter; none of them is without any."""


class NoticeReason(StrEnum):
    """Why something is reported; the desk sees threats first."""

    THREAT = "threat"
    HARASSMENT = "harassment"
    UNSAFE = "unsafe"
    DISCRIMINATING = "discriminating"
    FRAUD = "fraud"
    CONTACT_DATA = "contact-data"
    COMMERCIAL = "commercial"
    WRONG = "wrong"
    ILLEGAL = "illegal"
    OTHER = "other"


class NoticeOutcome(StrEnum):
    """What the desk did about a notice."""

    ACTED = "acted"
    NOTHING_FOUND = "nothing-found"


def gathered_until(now: datetime) -> datetime:
    """Return when the letter leaves that gathers the threats of this moment.

    Half a minute is left at least: whoever is being written down when it leaves is in the next one.
    """
    late = now + timedelta(seconds=30)
    return late + GATHERED - timedelta(seconds=late.timestamp() % GATHERED.total_seconds())
