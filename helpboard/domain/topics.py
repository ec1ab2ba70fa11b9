"""The two-level tree of topics: ten branches with their leaves, and what is marked in it.

Branch and leaf codes are unique together, because one URL parameter takes either.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from types import MappingProxyType
from typing import Final


class Sensitivity(StrEnum):
    """When posts of a topic must be checked by a person before anybody sees them."""

    NEVER = "never"
    ALWAYS = "always"
    FOR_MINORS = "for-minors"
    UNLESS_VERIFIED = "unless-verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A branch (its `branch` is its own code) or a leaf of the tree."""

    code: str
    branch: str
    sensitivity: Sensitivity
    is_discreet: bool

    @property
    def is_branch(self) -> bool:
        """True for one of the ten branches."""
        return self.code == self.branch


TREE: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "goods": (
            "furniture", "kitchen", "clothing", "baby", "bicycle", "electronics",
            "school-supplies", "toys",
        ),
        "guidance": (
            "office-visit", "doctor-visit", "bank", "flat-viewing", "school-visit", "hearing",
            "asylum-advice", "debt-advice",
        ),
        "transport": ("furniture-transport", "rides", "pick-up"),
        "leisure": (
            "sport", "music", "cooking", "garden", "excursion", "sewing", "meeting-people",
        ),
        "family": ("childcare", "mentoring", "women", "seniors", "playgroup"),
        "language": ("german-course", "tandem", "interpreting", "letters"),
        "education": ("homework", "tutoring", "computer", "applications"),
        "projects": ("festival", "welcome-garden", "theatre", "bike-workshop"),
        "work": ("internship", "apprenticeship", "job", "work-opportunity"),
        "housing": ("room", "flat", "moving", "renovating"),
    }
)  # fmt: skip
"""Leaves by branch, both in the order shown."""

BRANCHES: Final = tuple(TREE)
LEAVES: Final = tuple(chain.from_iterable(TREE.values()))

_SENSITIVITIES: Final[Mapping[str, Sensitivity]] = {
    **dict.fromkeys(("hearing", *TREE["transport"]), Sensitivity.ALWAYS),
    **dict.fromkeys(("childcare", "mentoring", "playgroup"), Sensitivity.ALWAYS),
    **dict.fromkeys(("room", "flat"), Sensitivity.ALWAYS),
    **dict.fromkeys(("homework", "tutoring"), Sensitivity.FOR_MINORS),
    **dict.fromkeys(TREE["work"], Sensitivity.UNLESS_VERIFIED),
}
_DISCREET: Final = frozenset({"hearing", "women"})


def _topic(code: str, branch: str) -> Topic:
    return Topic(
        code=code,
        branch=branch,
        sensitivity=_SENSITIVITIES.get(code, Sensitivity.NEVER),
        is_discreet=code in _DISCREET,
    )


TOPICS: Final[Mapping[str, Topic]] = MappingProxyType(
    {
        code: _topic(code, branch)
        for branch, leaves in TREE.items()
        for code in (branch, *leaves)
    }
)  # fmt: skip
"""Every branch and leaf by code, each branch before its leaves."""


def branch_of(code: str) -> str:
    """Return the branch of a leaf, or of a branch itself; KeyError for any other code."""
    return TOPICS[code].branch


def leaves_of(branch: str) -> tuple[str, ...]:
    """Return the leaves of a branch in the order shown; KeyError for any other code."""
    return TREE[branch]


def is_discreet(code: str) -> bool:
    """True if a page about this leaf must leave no trace on a shared phone.

    A branch is no more telling than the whole board and is not discreet.
    """
    return TOPICS[code].is_discreet


def has_discreet(codes: Iterable[str]) -> bool:
    """Tell whether one of a thing's topics is discreet: then the thing is."""
    return any(is_discreet(code) for code in codes)


def is_sensitive(
    code: str, *, by_verified_organisation: bool = False, for_minors: bool | None = None
) -> bool:
    """True if a person must check posts of this topic before anybody sees them.

    `for_minors` None is unknown and counts as minors. A branch is as sensitive as its most
    sensitive leaf.
    """
    if TOPICS[code].is_branch:
        return any(
            is_sensitive(
                leaf, by_verified_organisation=by_verified_organisation, for_minors=for_minors
            )
            for leaf in leaves_of(code)
        )
    match TOPICS[code].sensitivity:
        case Sensitivity.FOR_MINORS:
            return for_minors is not False
        case Sensitivity.UNLESS_VERIFIED:
            return not by_verified_organisation
        case sensitivity:
            return sensitivity is Sensitivity.ALWAYS
