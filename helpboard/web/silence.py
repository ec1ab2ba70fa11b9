"""An answer that nobody has replied to, in words for both sides (rule 7).

Letters say so, too; whoever comes by a code and has no address reads it here only.
"""

from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import Role
from helpboard.queries.thread_rows import ThreadRow
from helpboard.web import dates


def silence_line(row: ThreadRow) -> str:
    """Return since when an answer waits, for a list of conversations; empty when none does."""
    if row.silent_since is None:
        return ""
    day = dates.weekday_and_day(row.silent_since)
    if row.role is Role.OWNER:
        return _("Waiting for your reply since %(day)s", day=day)
    return _("No reply since %(day)s", day=day)


def silence_notice(row: ThreadRow) -> str:
    """Return the same for the conversation itself, with what comes of it."""
    if row.silent_since is None:
        return ""
    day = dates.weekday_and_day(row.silent_since)
    if row.role is Role.OWNER:
        return _(
            "The other side has been waiting for your reply since %(day)s. A short answer is "
            "enough, also a no.",
            day=day,
        )
    return _(
        "There has been no reply since %(day)s. We have reminded the other side, and the "
        "coordinator sees it, too.",
        day=day,
    )
