"""Information pages, words explained, and facts that stand in many of them."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class PageState(StrEnum):
    """Who sees a page or a glossary term."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HIDDEN = "hidden"


class PageAudience(StrEnum):
    """Whose menu a page of the first level stands in."""

    NEWCOMERS = "newcomers"
    ENGAGED = "engaged"
    CITIZENS = "citizens"


NEXT_STATES: Final[Mapping[PageState, PageState]] = {
    PageState.DRAFT: PageState.PUBLISHED,
    PageState.PUBLISHED: PageState.HIDDEN,
    PageState.HIDDEN: PageState.PUBLISHED,
}
"""What a page or a term can become; what was public once is never a draft again."""

TAKEN_PATHS: Final = frozenset({"reports"})
"""Addresses below ``/info/`` where something else stands."""
