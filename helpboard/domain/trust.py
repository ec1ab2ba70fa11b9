"""Who is trusted: whose posts need no look before they are read, and who may do more (rule 1)."""

from datetime import datetime, timedelta

TRUST_AGE = timedelta(days=7)
"""How old an account must be."""

TRUST_POSTS = 2
"""How many of its posts must have been approved."""


def is_trusted_account(
    *, edits_verified: bool, created_at: datetime, approved: int, now: datetime
) -> bool:
    """Tell whether somebody is trusted: as editor of a verified organisation, or by good posts."""
    if edits_verified:
        return True
    return now - created_at >= TRUST_AGE and approved >= TRUST_POSTS
