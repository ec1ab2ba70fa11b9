"""Rounds of asking: who is proposed what, who says yes, and who tries again."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np

from helpboard.cli.match.truth.market import Answers, Flags, Floats, Places

ROUNDS: Final = 3
NOWHERE: Final = -1


@dataclass(slots=True, kw_only=True)
class Standing:
    """How far a town has come: free places, who is where, and what was tried in vain."""

    free: Places
    placed: Places
    tried: Flags

    @property
    def waiting(self) -> Places:
        """Return the rows of those who look for a place."""
        return np.flatnonzero(self.placed == NOWHERE)


class Way(Protocol):
    """A way to find a place. It never sees what people mean, only how they answered."""

    def begin(self, standing: Standing) -> None:
        """Make ready for a round."""

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return what somebody chooses from when it is her turn, at most three roles."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a way came to. Pairs are (volunteer, role), in the order of asking."""

    successes: list[int] = field(default_factory=list)
    pairs: list[list[tuple[int, int]]] = field(default_factory=list)
    offered: list[tuple[int, int]] = field(default_factory=list)
    standing: Standing

    @property
    def in_one_round(self) -> int:
        """Return how many succeeded in the first round."""
        return self.successes[0]

    @property
    def placed(self) -> int:
        """Return how many have a place after all rounds."""
        return sum(self.successes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """A town in which ways are tried one after the other, all under the same conditions."""

    free: Places
    is_waiting: Flags
    answers: Answers
    seed: int

    def run(self, way: Way, *, rounds: int = ROUNDS) -> Outcome:
        """Ask in rounds. Everybody comes once a round, in an order that is drawn for the round."""
        standing = Standing(
            free=self.free.copy(),
            placed=np.where(self.is_waiting, NOWHERE, len(self.free)),
            tried=np.zeros(self.answers.rows.shape, dtype=np.bool_),
        )
        outcome = Outcome(standing=standing)
        for number in range(rounds):
            way.begin(standing)
            order = np.random.default_rng((self.seed, number)).permutation(standing.waiting)
            asked = [
                (int(row), column)
                for row in order
                if (column := self._ask(way, int(row), standing, outcome)) is not None
            ]
            outcome.pairs.append(asked)
            outcome.successes.append(
                sum(int(standing.placed[row]) == column for row, column in asked)
            )
        return outcome

    def _ask(self, way: Way, row: int, standing: Standing, outcome: Outcome) -> int | None:
        """Let somebody choose what she likes best, and ask both sides; a full role answers no."""
        choices = way.choices(row, standing)
        if not len(choices):
            return None
        outcome.offered += [(row, int(column)) for column in choices]
        liking = self.answers.rows[row]
        column = int(max(choices, key=lambda choice: liking[choice]))
        standing.tried[row, column] = True
        if standing.free[column] > 0 and self.answers.succeeds[row, column]:
            standing.free[column] -= 1
            standing.placed[row] = column
        return column


def expected_fill(
    pairs: Sequence[tuple[int, int]], both: Floats, free: Places, owners: Places
) -> Floats:
    """Return for each group with free places the share that a round of asking should fill.

    A role fills no more than its own places.
    """
    hoped = np.zeros(len(free))
    for row, column in pairs:
        hoped[column] += both[row, column]
    places = np.bincount(owners, weights=free)
    filled = np.bincount(owners, weights=np.minimum(hoped, free))
    share: Floats = (filled[places > 0] / places[places > 0]).astype(np.float32)
    return share


def worst_tenth(fill: Floats) -> float:
    """Return the middle fill of the tenth of groups that fare worst."""
    count = max(1, len(fill) // 10)
    return float(np.sort(fill)[:count].mean())
