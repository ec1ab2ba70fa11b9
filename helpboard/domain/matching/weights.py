"""How much each criterion counts: 100 points in all, set by people.

Points are counted in quarters of a point. A quarter is exact in binary, so points add up to the
score in any program that reads them, in whatever order.
"""

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Final

from helpboard.domain.refusal import Refusal

QUARTERS: Final = 4
"""Quarters in a point."""
MOST: Final = 100
"""Points in all."""


class Criterion(StrEnum):
    """What is weighed when two fit at all."""

    TOPIC = "topic"
    TRAVEL = "travel"
    LANGUAGES = "languages"
    TIME = "time"


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Whole points for each criterion; together at most 100. Refusal `out_of_range` otherwise."""

    topic: int = 40
    travel: int = 30
    languages: int = 15
    time: int = 15

    def __post_init__(self) -> None:
        values = [getattr(self, row.name) for row in fields(self)]
        if any(isinstance(value, bool) or not isinstance(value, int) for value in values):
            raise Refusal("wrong_type")
        if min(values) < 0 or sum(values) > MOST:
            raise Refusal("out_of_range", minimum=0, maximum=MOST)

    def without(self, criterion: Criterion) -> "Weights":
        """Return the weights in which one criterion counts nothing and all others as before."""
        return replace(self, **{criterion.value: 0})

    def quarters(self, criterion: Criterion) -> int:
        """Return the most that a criterion can give, in quarters of a point."""
        return QUARTERS * int(getattr(self, criterion.value))


def check_weights(weights: Weights) -> Weights:
    """Return weights that may become a setting; Refusal `not_a_hundred` if they miss 100."""
    total = sum(int(getattr(weights, row.name)) for row in fields(weights))
    if total != MOST:
        raise Refusal("not_a_hundred", total=total)
    return weights


def points(quarters: int) -> int | float:
    """Return quarters as points, whole where they are whole."""
    return quarters // QUARTERS if quarters % QUARTERS == 0 else quarters / QUARTERS
