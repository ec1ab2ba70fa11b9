"""How lists of organisations, groups and places are ordered and narrowed."""

import unicodedata
from collections.abc import Collection, Iterable

from helpboard.domain.topics import TOPICS, leaves_of

LONGEST_SORT_NAME = 400
"""Twice as long as a name may be: a single sign can become several."""


def name_key(name: str) -> str:
    """Return ``name`` as it is sorted and searched: no case, no accents, Ä beside A, ß as ss."""
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in letters if not unicodedata.combining(sign))


def sort_name(name: str) -> str:
    """Return the key of ``name`` as tables keep it beside the name; endless ones are cut."""
    return name_key(name)[:LONGEST_SORT_NAME]


def topics_below(code: str | None) -> frozenset[str] | None:
    """Return a branch with its leaves, or a leaf alone; None stands for every topic."""
    if code is None:
        return None
    return frozenset((code, *(leaves_of(code) if TOPICS[code].is_branch else ())))


def matches_any(own: Iterable[str], wanted: Collection[str] | None) -> bool:
    """Tell whether one of its ``own`` codes is wanted; None wants everything."""
    return wanted is None or any(code in wanted for code in own)
