"""Partnerships between an organisation and a group."""

from datetime import date
from enum import StrEnum


class PartnershipState(StrEnum):
    """From the question to the end."""

    PROPOSED = "proposed"
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


REVIEW_MONTHS = 6
"""Every partnership is looked at again after half a year."""


def next_review(since: date) -> date:
    """Return the day half a year after ``since``, on the month's last day where it is shorter."""
    month = since.month - 1 + REVIEW_MONTHS
    year, month = since.year + month // 12, month % 12 + 1
    for day in range(since.day, 27, -1):
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return date(year, month, since.day)
