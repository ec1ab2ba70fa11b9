"""Notices: what somebody may report to the desk, and why (DSA Art. 16)."""

from enum import StrEnum
from typing import Final

MOST_NOTICE: Final = 5_000
"""Characters of a notice."""

MOST_ADDRESS: Final = 500
"""Characters of the path of the page that is reported."""


MOST_CALLS: Final = 6
"""Letters about threats that a coordinator gets within an hour."""


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
