"""Whether somebody is about to post what stands on the board already."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

RECENT: Final = timedelta(days=14)
"""Older posts are no duplicates; somebody asks anew."""

TELLING: Final = (
    "thing", "size", "activity", "subject", "pair", "language", "role", "load", "where",
    "child_ages", "rooms", "start",
)  # fmt: skip
"""The blocks that say what a post is about."""


def is_alike(facts: Mapping[str, Any], others: Mapping[str, Any], *, is_own: bool) -> bool:
    """Tell whether two posts of one kind, topic and area are likely about the same.

    What is about nothing in particular is only like another post of the same author.
    """
    about = [facts.get(block) for block in TELLING]
    return about == [others.get(block) for block in TELLING] and (is_own or any(about))


def is_same(facts: Mapping[str, Any], text: str, others: Mapping[str, Any], words: str) -> bool:
    """Tell whether two posts say the same, facts and words."""
    return dict(facts) == dict(others) and text.split() == words.split()
