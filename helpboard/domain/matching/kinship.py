"""How near two topics are: the same leaf, the same branch, or leaves that belong together."""

from functools import cache
from typing import Final

from helpboard.domain.topics import TOPICS

RELATED: Final = frozenset(
    frozenset(pair)
    for pair in (
        ("tandem", "german-course"),
        ("homework", "tutoring"),
        ("letters", "office-visit"),
        ("moving", "furniture-transport"),
        ("sewing", "clothing"),
        ("bicycle", "bike-workshop"),
        ("meeting-people", "tandem"),
        ("applications", "job"),
        ("applications", "apprenticeship"),
    )
)
"""Leaves of which one is half a match for the other."""

SAME: Final = 2
HALF: Final = 1
NONE: Final = 0


@cache
def nearness(one: str, other: str) -> int:
    """Return halves of a match: 2 the same leaf, 1 the same branch or related leaves, else 0.

    A whole branch on either side is half a match for everything in it. KeyError for no topic.
    """
    first, second = TOPICS[one], TOPICS[other]
    if one == other and not first.is_branch:
        return SAME
    if first.branch == second.branch or frozenset((one, other)) in RELATED:
        return HALF
    return NONE


@cache
def near_topics(topic: str) -> tuple[tuple[str, int], ...]:
    """Return every topic that is near to one, with its halves of a match."""
    return tuple((other, near) for other in TOPICS if (near := nearness(topic, other)))
