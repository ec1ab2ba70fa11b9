"""Who knows everybody's chances: the best that anybody could do by proposing one thing a round."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from ortools.graph.python import min_cost_flow

from helpboard.cli.match.benchmark.asking import Standing
from helpboard.cli.match.truth.market import Floats, Places

_FINE: Final = 10_000


def best_assignment(worth: Floats, free: Places, rows: Places, *, most: int = 1) -> Floats:
    """Return 1 where a row should be asked for a column, so that the sum of worths is greatest.

    Each of `rows` is asked at most `most` times, each column `most` times its free places.
    """
    flow = min_cost_flow.SimpleMinCostFlow()
    some, columns = np.nonzero(worth[rows] > 0)
    starts, source = rows[some], len(worth)
    ends, sink = len(worth) + 1 + columns, len(worth) + 1 + len(free)
    costs = -np.rint(worth[starts, columns] * _FINE).astype(np.int64)
    arcs = flow.add_arcs_with_capacity_and_unit_cost(
        starts, ends, np.ones(len(starts), dtype=np.int64), costs
    )
    _hang(flow, np.full(len(rows), source), rows, np.full(len(rows), most))
    _hang(flow, len(worth) + 1 + np.arange(len(free)), np.full(len(free), sink), free * most)
    _hang(flow, np.array([source]), np.array([sink]), np.array([len(rows) * most]))
    flow.set_nodes_supplies(np.array([source, sink]), np.array([1, -1]) * len(rows) * most)
    if flow.solve() != flow.OPTIMAL:
        raise ArithmeticError("The flow of the oracle has no optimum.")
    taken = flow.flows(arcs) > 0
    chosen = np.zeros(worth.shape, dtype=np.float32)
    chosen[starts[taken], columns[taken]] = 1
    return chosen


def _hang(
    flow: min_cost_flow.SimpleMinCostFlow, starts: Places, ends: Places, most: Places
) -> None:
    free = np.zeros(len(starts), dtype=np.int64)
    flow.add_arcs_with_capacity_and_unit_cost(starts, ends, most.astype(np.int64), free)


class Oracle:
    """The optimum on the true chances, one proposal a person and round; `most` 3 for menus."""

    def __init__(self, both: Floats, *, most: int = 1) -> None:
        self._both, self._most = both, most
        self._chosen: Floats = both

    def begin(self, standing: Standing) -> None:
        """Solve for those who wait and the places that are left."""
        left = np.where(standing.tried, np.float32(0), self._both)
        self._chosen = best_assignment(left, standing.free, standing.waiting, most=self._most)

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return what is proposed and not full by now."""
        columns = np.flatnonzero((self._chosen[row] > 0) & (standing.free > 0))
        return [int(column) for column in columns]
