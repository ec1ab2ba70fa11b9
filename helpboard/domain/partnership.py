"""Partnerships between an organisation and a group."""

from enum import StrEnum


class PartnershipState(StrEnum):
    """From the question to the end."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"
