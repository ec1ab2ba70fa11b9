"""Questions that reach the desk through the contact form."""

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Final

from helpboard.domain.errors import IllegalMoveError

MOST_QUESTION: Final = 3_000
MOST_ANSWER: Final = 5_000
TELL_AGAIN: Final = timedelta(hours=1)
"""A coordinator is told that questions wait no more often than this."""


class QuestionState(StrEnum):
    """Whether the desk has answered."""

    OPEN = "open"
    ANSWERED = "answered"
    CLOSED = "closed"


MOVES: Final[Mapping[QuestionState, frozenset[QuestionState]]] = {
    QuestionState.OPEN: frozenset({QuestionState.ANSWERED, QuestionState.CLOSED}),
    QuestionState.ANSWERED: frozenset(),
    QuestionState.CLOSED: frozenset(),
}


def check_move(old: QuestionState, new: QuestionState) -> None:
    """Raise ``IllegalMoveError`` unless a question may go from ``old`` to ``new``."""
    if new not in MOVES[old]:
        raise IllegalMoveError(f"{old} → {new}")
