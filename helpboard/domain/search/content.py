"""What of a post, an organisation or a group may be found, and under which codes.

Only what everybody may read anyway. Addresses, telephone numbers, e-mail addresses and everything
that the desk keeps are not given to these functions.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from helpboard.domain.topics import TOPICS, branch_of


class Kind(StrEnum):
    """What a hit is; a café is a group of that kind."""

    POST = "post"
    ORGANISATION = "organisation"
    GROUP = "group"
    CAFE = "cafe"


NAMED_FACTS = frozenset(
    {"thing", "activity", "subject", "where", "load", "vehicle", "role", "place", "conditions"}
)
"""Facts whose values have names that people type."""

NUMBERS_TYPED = frozenset({"size", "rooms"})
"""Facts whose label and number people type ("Größe 42", "3 Zimmer")."""

Said = tuple[str, str | None]
"""A text, and its language as far as it is known."""


@dataclass(frozen=True, slots=True)
class Content:
    """One thing to be found; `key` is the column and the id that it is known by."""

    key: tuple[str, int]
    posted_at: datetime
    codes: frozenset[str]
    title: tuple[Said, ...] = ()
    body: tuple[Said, ...] = field(default=())


def is_code(kind: Kind) -> str:
    """Return the code that all documents of a kind carry."""
    return f"is:{kind.value}"


def codes_of_topics(topics: Iterable[str]) -> frozenset[str]:
    """Return the codes of topics and of the branches above them."""
    known = [topic for topic in topics if topic in TOPICS]
    return frozenset(f"topic:{code}" for topic in known for code in (topic, branch_of(topic)))


def codes_of_facts(facts: Mapping[str, Any]) -> frozenset[str]:
    """Return the codes of the values of checked facts that have names."""
    codes = {f"fact:{block}" for block in NUMBERS_TYPED & facts.keys()}
    for block in NAMED_FACTS & facts.keys():
        value = facts[block]
        codes |= {f"{block}:{one}" for one in (value if isinstance(value, list) else [value])}
    return frozenset(codes)


def numbers_of_facts(facts: Mapping[str, Any]) -> tuple[Said, ...]:
    """Return the values of checked facts that are typed as they are."""
    return tuple((str(facts[block]), None) for block in sorted(NUMBERS_TYPED & facts.keys()))
