"""People with or without a log-in."""

from datetime import timedelta
from enum import StrEnum


class AccountState(StrEnum):
    """Whether a person may use the account."""

    UNCONFIRMED = "unconfirmed"
    ACTIVE = "active"
    BLOCKED = "blocked"


LOGIN_LIFE = timedelta(days=30)
"""A log-in ends after this time even when nobody ends it."""
