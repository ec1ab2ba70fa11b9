"""What a group is asked so that more requests find it: when it has time, and what it still does.

A group without times is shown for a request only after every group whose times meet it; what
somebody has not looked at for half a year is often so no more, or not all of it.
"""

from typing import Final

from helpboard.domain.matching.questions import About

STALE_DAYS: Final = 182
"""Days after which a group is asked again whether what it says of itself is still so."""


def group_questions(*, has_times: bool, checked_days: int | None) -> tuple[About, ...]:
    """Return what an active group is asked, the most useful first.

    `checked_days` is how long ago somebody looked at what it says of itself; None is unknown.
    """
    is_stale = checked_days is None or checked_days >= STALE_DAYS
    wanted = ((About.SLOTS, not has_times), (About.TOPICS, is_stale))
    return tuple(about for about, is_open in wanted if is_open)
