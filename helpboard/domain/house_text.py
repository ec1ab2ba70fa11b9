"""Texts of the house: which there are, and what must not get lost in them."""

import re
from collections.abc import Collection
from typing import Final

from helpboard.domain.account import BLOCK_CLAUSES
from helpboard.domain.decision import CLAUSES
from helpboard.domain.errors import DomainError

LEGAL: Final = ("imprint", "privacy", "accessibility", "terms")
"""Texts that have a page of their own, and a template until the town writes its own."""
CONTACT: Final = "contact"
"""Who can be spoken to: on the start page and beside the contact form."""
BOXES: Final = ("start-1", "start-2", "start-3")
"""What the town says on the start page; a box without words is not shown."""
KEYS: Final = (*LEGAL, CONTACT, *BOXES)
TERMS: Final = "terms"

MOST_TITLE: Final = 120
MOST_BODY: Final = 40_000
"""Characters of a heading and of a text."""

FILLED_BY_BOARD: Final = ("[[SITE]]", "[[URL]]")
"""Marks that the board itself replaces by its name and its address."""

_MARK = re.compile(r"\[\[[^\[\]\n]{1,300}\]\]", re.DOTALL)
_CLAUSE = re.compile(r"^[ \t>*_#-]*(\d+\.\d+)(?!\w|\.\d)", re.MULTILINE)


class ClausesMissingError(DomainError):
    """The rules of the board lost numbers that reasons of decisions point to (DSA Art. 17)."""

    code = "clauses_missing"

    def __init__(self, numbers: Collection[str]) -> None:
        """Remember which numbers are gone."""
        super().__init__(", ".join(numbers))
        self.numbers = tuple(numbers)


def unfilled(body: str) -> tuple[str, ...]:
    """Return what still stands in double brackets and waits for somebody's own words."""
    return tuple(mark for mark in _MARK.findall(body) if mark not in FILLED_BY_BOARD)


def check_clauses(key: str, body: str) -> None:
    """Raise :class:`ClausesMissingError` when the rules lack a number that a reason names."""
    if key != TERMS:
        return
    there = set(_CLAUSE.findall(body))
    missing = sorted({*CLAUSES.values(), *BLOCK_CLAUSES.values()} - there)
    if missing:
        raise ClausesMissingError(missing)
