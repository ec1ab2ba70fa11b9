"""Two sides who may find each other, and what each of them looks at."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Market:
    """Rows are those who seek, columns what they may find.

    `seen_by_rows` and `seen_by_columns` hold one matrix for each criterion, 0 to 1, in which the
    side sees what the pair is really like. `is_possible` is False where a pair cannot work at all.
    `owners` says who decides for a column: two columns of one owner share its private weights.
    """

    seen_by_rows: tuple[Floats, ...]
    seen_by_columns: tuple[Floats, ...]
    is_possible: Flags
    owners: Places

    def part(self, rows: Places) -> "Market":
        """Return the market of some of the rows."""
        return Market(
            seen_by_rows=tuple(matrix[rows] for matrix in self.seen_by_rows),
            seen_by_columns=tuple(matrix[rows] for matrix in self.seen_by_columns),
            is_possible=self.is_possible[rows],
            owners=self.owners,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """How likely each side says yes to each pair, and the one answer that it will give.

    A side that is asked twice gives the same answer twice. Impossible pairs are 0 on both sides.
    """

    rows: Floats
    columns: Floats
    rows_say_yes: Flags
    columns_say_yes: Flags

    @property
    def both(self) -> Floats:
        """Return how likely a pair succeeds."""
        return self.rows * self.columns

    @property
    def succeeds(self) -> Flags:
        """Return the pairs in which both will say yes when asked."""
        return self.rows_say_yes & self.columns_say_yes


def decide(rows: Floats, columns: Floats, is_possible: Flags, rng: np.random.Generator) -> Answers:
    """Draw the one answer of each side to each pair."""
    likely_rows = np.where(is_possible, rows, np.float32(0))
    likely_columns = np.where(is_possible, columns, np.float32(0))
    return Answers(
        rows=likely_rows,
        columns=likely_columns,
        rows_say_yes=rng.random(rows.shape, dtype=np.float32) < likely_rows,
        columns_say_yes=rng.random(rows.shape, dtype=np.float32) < likely_columns,
    )


def shuffled(answers: Answers, is_possible: Flags, rng: np.random.Generator) -> Answers:
    """Return answers in which each row's chances are dealt out anew among its possible columns.

    Nothing that is known of a pair says anything about it any more: no matcher may beat chance.
    """
    rows, columns = answers.rows.copy(), answers.columns.copy()
    for row, possible in enumerate(is_possible):
        places = np.flatnonzero(possible)
        dealt = rng.permutation(places)
        rows[row, places] = answers.rows[row, dealt]
        columns[row, places] = answers.columns[row, dealt]
    return decide(rows, columns, is_possible, rng)
