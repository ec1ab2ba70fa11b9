"""The ways in which people decide, each calibrated to the same two numbers.

*Logistic* people add things up and say yes more often the better a thing is. *Noisy* ones do the
same, with twice as much that nobody knows of. *Threshold* people have a minimum for everything
and do not look further. *Lexicographic* people look at what matters most to them, and at the next
thing only where the first is equal. None of the forms is the matcher's sum of points.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from helpboard.cli.match.truth.market import Answers, Flags, Floats, Market, Places, decide
from helpboard.cli.match.truth.weights import draw_weights

RANDOM_PAIR: Final = 0.10
"""How likely a random possible pair succeeds, in the middle."""
BEST_PAIR: Final = 0.54
"""How likely somebody's best pair succeeds, in the middle of all who have a possible pair."""

_SLOPES: Final = (0.1, 25.0)
"""Beyond 25 nobody is in two minds any more; where few pairs are possible the best stays lower."""
_SAMPLE: Final = 300
_STEPS: Final = 24
_SLIP: Final = 0.05
"""How often threshold people say yes below their minimum, against above it."""

Values = tuple[Floats, Floats]
"""What the rows and what the columns make of each pair."""


@dataclass(frozen=True, slots=True)
class Private:
    """What is drawn for each person and for each pair, known to nobody else.

    The two matrices are what moves a side to say yes beside everything that is weighed.
    """

    rows: Floats
    columns: Floats
    moves_rows: Floats
    moves_columns: Floats

    def part(self, rows: Places) -> "Private":
        """Return what belongs to some of the rows."""
        return Private(self.rows[rows], self.columns, self.moves_rows[rows],
                       self.moves_columns[rows])  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """A way to decide: what a pair is worth to each side, and the curve from worth to yes.

    `noise` is what nobody knows of a pair, `sternness` how people differ in saying yes at all.
    """

    worth: Callable[[Market, Private], Values]
    curve: Callable[[Floats, Floats, float, float], Floats]
    slopes: tuple[float, float]
    noise: float
    sternness: float


def _weighed(seen: tuple[Floats, ...], weights: Floats, *, by_rows: bool) -> Floats:
    total = np.zeros_like(seen[0])
    for number, matrix in enumerate(seen):
        weight = weights[:, number]
        total += matrix * (weight[:, None] if by_rows else weight[None, :])
    return total


def _added_up(market: Market, private: Private) -> Values:
    return (
        _weighed(market.seen_by_rows, private.rows, by_rows=True),
        _weighed(market.seen_by_columns, private.columns, by_rows=False),
    )


def _headroom(seen: tuple[Floats, ...], weights: Floats, *, by_rows: bool) -> Floats:
    """Return the strictness up to which everything is enough: the least of level by demand."""
    demand = weights / weights.max(axis=1, keepdims=True)
    least = np.full_like(seen[0], np.inf)
    for number, matrix in enumerate(seen):
        asked = demand[:, number] + np.float32(1e-3)
        np.minimum(least, matrix / (asked[:, None] if by_rows else asked[None, :]), out=least)
    return least


def _least_of_all(market: Market, private: Private) -> Values:
    return (
        _headroom(market.seen_by_rows, private.rows, by_rows=True),
        _headroom(market.seen_by_columns, private.columns, by_rows=False),
    )


def _ranked(seen: tuple[Floats, ...], weights: Floats, *, by_rows: bool) -> Floats:
    """Return 0 to 1: four levels of each criterion, written as digits, the dearest first."""
    order = np.argsort(np.argsort(-weights, axis=1), axis=1)
    digits = 4.0 ** (len(seen) - 1 - order)
    total = np.zeros_like(seen[0])
    for number, matrix in enumerate(seen):
        digit = digits[:, number].astype(np.float32)
        levels = np.minimum(np.floor(matrix * 4), 3)
        total += levels * (digit[:, None] if by_rows else digit[None, :])
    return total / np.float32(4.0 ** len(seen) - 1)


def _first_things_first(market: Market, private: Private) -> Values:
    return (
        _ranked(market.seen_by_rows, private.rows, by_rows=True),
        _ranked(market.seen_by_columns, private.columns, by_rows=False),
    )


def _logistic(worth: Floats, moved: Floats, level: float, slope: float) -> Floats:
    likely: Floats = (1 / (1 + np.exp(-(level + slope * worth + moved)))).astype(np.float32)
    return likely


def _step(worth: Floats, moved: Floats, level: float, slope: float) -> Floats:
    """Return the yes of threshold people: strictness is -level, steadiness is slope."""
    return np.where(worth + moved >= -level, slope, slope * _SLIP).astype(np.float32)


FORMS: Final[Mapping[str, Form]] = {
    "logistic": Form(_added_up, _logistic, _SLOPES, 0.5, 0.4),
    "noisy": Form(_added_up, _logistic, _SLOPES, 1.0, 0.4),
    "threshold": Form(_least_of_all, _step, (0.3, 1.0), 0.1, 0.1),
    "lexicographic": Form(_first_things_first, _logistic, _SLOPES, 0.5, 0.4),
}
"""By the name of `--truth`."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """The curve that a made town got, and what it gives on the sample."""

    level: float
    slope: float
    random_pair: float
    best_pair: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trial:
    """A sample of a market on which curves are tried."""

    form: Form
    values: Values
    private: Private
    is_possible: Flags

    def both(self, level: float, slope: float) -> Floats:
        rows, columns = (
            self.form.curve(worth, moved, level, slope)
            for worth, moved in zip(
                self.values, (self.private.moves_rows, self.private.moves_columns), strict=True
            )
        )
        return np.where(self.is_possible, rows * columns, np.float32(0))

    def random_pair(self, both: Floats) -> float:
        return float(both[self.is_possible].mean())

    def best_pair(self, both: Floats) -> float:
        return float(both.max(axis=1)[self.is_possible.any(axis=1)].mean())


def _level_for(trial: _Trial, slope: float) -> float:
    low, high = -80.0, 80.0
    for _ in range(_STEPS + 8):
        middle = (low + high) / 2
        if trial.random_pair(trial.both(middle, slope)) < RANDOM_PAIR:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def calibrate(form: Form, market: Market, private: Private) -> Calibration:
    """Find the curve for which a random pair and the best pair succeed as often as they should.

    Only rows with a possible pair count, and of many rows a sample is enough.
    """
    rows = np.flatnonzero(market.is_possible.any(axis=1))[:_SAMPLE]
    some, known = market.part(rows), private.part(rows)
    trial = _Trial(
        form=form, values=form.worth(some, known), private=known, is_possible=some.is_possible
    )
    low, high = form.slopes
    for _ in range(_STEPS - 8):
        slope = (low + high) / 2
        if trial.best_pair(trial.both(_level_for(trial, slope), slope)) < BEST_PAIR:
            low = slope
        else:
            high = slope
    slope = (low + high) / 2
    level = _level_for(trial, slope)
    both = trial.both(level, slope)
    return Calibration(level, slope, trial.random_pair(both), trial.best_pair(both))


@dataclass(frozen=True, slots=True, kw_only=True)
class Middles:
    """Around which weights the two sides of a market are drawn."""

    rows: tuple[float, ...]
    columns: tuple[float, ...]


def answers_of(
    form: Form, market: Market, middles: Middles, rng: np.random.Generator
) -> tuple[Answers, Calibration]:
    """Draw everybody's private weights, calibrate the curve, and draw everybody's answers."""
    private = _draw(form, market, middles, rng)
    curve = calibrate(form, market, private)
    rows, columns = (
        form.curve(worth, moved, curve.level, curve.slope)
        for worth, moved in zip(
            form.worth(market, private), (private.moves_rows, private.moves_columns), strict=True
        )
    )
    return decide(rows, columns, market.is_possible, rng), curve


def _draw(form: Form, market: Market, middles: Middles, rng: np.random.Generator) -> Private:
    shape = market.is_possible.shape
    owners = int(market.owners.max()) + 1
    weights = draw_weights(rng, middles.rows, shape[0])
    theirs = draw_weights(rng, middles.columns, owners)[market.owners]
    stern = rng.normal(0, form.sternness, size=(shape[0], 1))
    sterner = rng.normal(0, form.sternness, size=(1, owners))[:, market.owners]
    moved, movers = (
        (side + rng.normal(0, form.noise, size=shape)).astype(np.float32)
        for side in (stern, sterner)
    )
    return Private(weights, theirs, moved, movers)
