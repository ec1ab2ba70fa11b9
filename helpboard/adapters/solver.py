"""The solver of OR-Tools, an optional extra; without it plans are greedy and say so."""

from importlib.util import find_spec

from helpboard.adapters.closing_solver import OrToolsPlacing
from helpboard.adapters.roster_solver import OrToolsRoster
from helpboard.domain.matching.placing import GREEDY_PLACING, PlacingSolver
from helpboard.domain.matching.roster import GREEDY_ROSTER, RosterSolver
from helpboard.domain.matching.solving import GREEDY, Flow, FlowProblem, FlowSolver


def has_solver() -> bool:
    """Tell whether the extra ``solver`` is installed."""
    return find_spec("ortools") is not None


def flow_solver() -> FlowSolver:
    """Return the exact solver where it is installed, the greedy one elsewhere."""
    return OrToolsFlow() if has_solver() else GREEDY


def closing_solver(seconds: float) -> PlacingSolver:
    """Return the solver for closing sites; without OR-Tools it is the greedy one."""
    return OrToolsPlacing(seconds) if has_solver() else GREEDY_PLACING


def roster_solver(seconds: float) -> RosterSolver:
    """Return the solver for the interpreters' week; without OR-Tools it is the greedy one."""
    return OrToolsRoster(seconds) if has_solver() else GREEDY_ROSTER


class OrToolsFlow:
    """Solves flows as min-cost flows; the same problem gives the same flow."""

    def flow(self, problem: FlowProblem) -> Flow:
        """Solve a flow exactly. ImportError without OR-Tools."""
        # OR-Tools is an extra, and importing it takes a third of a second.
        import numpy as np  # noqa: PLC0415
        from ortools.graph.python.min_cost_flow import SimpleMinCostFlow  # noqa: PLC0415

        layout = _Layout(problem)
        network = SimpleMinCostFlow()
        arcs = network.add_arcs_with_capacity_and_unit_cost(
            *(np.array(column, dtype=np.int64) for column in layout.arcs())
        )
        total = sum(problem.supply)
        network.set_node_supply(layout.source, total)
        network.set_node_supply(layout.sink, -total)
        status = network.solve()
        if status != network.OPTIMAL:
            raise ArithmeticError(f"the flow ended with {status}")
        flows = network.flows(arcs[: len(problem.gain)])
        return Flow(chosen=tuple(int(edge) for edge in np.flatnonzero(flows)), is_exact=True)


class _Layout:
    """Numbers the nodes: seekers, places, pools, source, sink."""

    def __init__(self, problem: FlowProblem) -> None:
        self.problem = problem
        self.places = len(problem.supply)
        self.pools = self.places + len(problem.capacity)
        self.source = self.pools + len(problem.tiers)
        self.sink = self.source + 1

    def arcs(self) -> tuple[list[int], list[int], list[int], list[int]]:
        """Return tails, heads, capacities and costs of all arcs; those of the edges come first.

        Edges that cannot gain anything have no room, and what no seeker takes goes past them all.
        """
        problem = self.problem
        best = [max((row[1] for row in tiers), default=0) for tiers in problem.tiers]
        rows = [
            (seeker, self.places + place, int(gain + best[problem.pool_of[place]] > 0), -gain)
            for seeker, place, gain in zip(
                problem.seeker, problem.place, problem.gain, strict=True
            )
        ]  # fmt: skip
        rows += [(self.source, n, supply, 0) for n, supply in enumerate(problem.supply)]
        rows.append((self.source, self.sink, sum(problem.supply), 0))
        rows += [
            (self.places + n, self.pools + problem.pool_of[n], capacity, 0)
            for n, capacity in enumerate(problem.capacity)
        ]
        for pool, tiers in enumerate(problem.tiers):
            most = problem.room_of(pool)
            left = sum(problem.capacity) if most is None else most
            for width, bonus in (*tiers, (left, 0)):
                taken = min(width, left)
                left -= taken if most is not None else 0
                rows.append((self.pools + pool, self.sink, taken, -bonus))
        tails, heads, rooms, costs = zip(*rows, strict=True)
        return list(tails), list(heads), list(rooms), list(costs)
