"""People with or without a log-in."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final


class AccountState(StrEnum):
    """Whether a person may use the account."""

    UNCONFIRMED = "unconfirmed"
    ACTIVE = "active"
    BLOCKED = "blocked"


class AccountVerdict(StrEnum):
    """What a coordinator decides about an account."""

    BLOCK = "block"
    UNBLOCK = "unblock"


class BlockReason(StrEnum):
    """Why somebody is shut out; each stands for a clause of the rules of the board."""

    HARASSMENT = "harassment"
    DECEIT = "deceit"
    DANGER = "danger"
    ADVERTISING = "advertising"
    ILLEGAL = "illegal"
    PRIVACY = "privacy"
    TOO_YOUNG = "too-young"
    REPEATED = "repeated"


BLOCK_CLAUSES: Final[Mapping[BlockReason, str]] = {
    BlockReason.HARASSMENT: "4.1",
    BlockReason.DECEIT: "4.7",
    BlockReason.DANGER: "4.8",
    BlockReason.ADVERTISING: "4.4",
    BlockReason.ILLEGAL: "4.5",
    BlockReason.PRIVACY: "4.2",
    BlockReason.TOO_YOUNG: "2.1",
    BlockReason.REPEATED: "6.5",
}
"""The number of the rule that a decision names (DSA Art. 17); it stands in ``web/legal/texts``."""


class AccountLink(StrEnum):
    """What the links in letters about an account do."""

    CONFIRM = "account-confirm"
    LOG_IN = "account-log-in"
    NEW_PASSWORD = "account-new-password"  # noqa: S105 - the name of an action
    ADDRESS = "account-address"
    INVITED = "account-invited"


LOGIN_LIFE = timedelta(days=30)
"""A log-in ends after this time even when nobody ends it."""

SHARED_LOGIN_LIFE = timedelta(hours=1)
"""A log-in on a phone that others use, too."""

CONFIRM_LIFE = timedelta(days=2)
"""How long a new address may be confirmed."""

INVITATION_LIFE = timedelta(days=14)
"""How long somebody whom the desk has recorded may take up the account."""

LINK_LIFE = timedelta(minutes=30)
"""How long a link opens an account."""

MAX_NAME = 60
"""Characters of a person's name on the board."""

RECOVERY_CODES = 10
"""How many recovery codes somebody gets at once."""
