"""What a solver is asked for, and the greedy answer that needs none.

A flow: every seeker takes up to `supply` places over edges with a gain, every place has room, and
the first places of a pool (a group) gain a bonus, so that the emptiest groups stay alive.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from typing import Final, Protocol

Tier = tuple[int, int]
"""So many places, and what each of them gains beyond its edge; tiers fall."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowProblem:
    """Edges as three lists of equal length; gains are whole numbers.

    `most` is what each pool takes in all its places, None as much as they do; without any it is so
    for every pool.
    """

    seeker: Sequence[int]
    place: Sequence[int]
    gain: Sequence[int]
    supply: Sequence[int]
    capacity: Sequence[int]
    pool_of: Sequence[int]
    tiers: Sequence[tuple[Tier, ...]]
    most: Sequence[int | None] = ()

    def room_of(self, pool: int) -> int | None:
        """Return how many a pool takes in all; None when its places alone say so."""
        return self.most[pool] if self.most else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """The numbers of the chosen edges, rising; exact when nothing better exists."""

    chosen: tuple[int, ...]
    is_exact: bool


class FlowSolver(Protocol):
    """Finds the edges with the largest gain in all; edges that gain nothing are never taken."""

    def flow(self, problem: FlowProblem) -> Flow:
        """Solve a flow."""
        ...


def flow_value(problem: FlowProblem, chosen: Sequence[int]) -> int:
    """Return what chosen edges gain, bonuses included."""
    filled = [0] * len(problem.tiers)
    for edge in chosen:
        filled[problem.pool_of[problem.place[edge]]] += 1
    value = sum(problem.gain[edge] for edge in chosen)
    for pool, count in enumerate(filled):
        for width, bonus in problem.tiers[pool]:
            taken = min(width, count)
            value += taken * bonus
            count -= taken
    return value


class GreedySolver:
    """Takes the best edge that is left, again and again. Needs no library."""

    def flow(self, problem: FlowProblem) -> Flow:
        """Solve a flow, usually a little worse than the best."""
        supply, room = list(problem.supply), list(problem.capacity)
        filled = [0] * len(problem.tiers)
        heap = [
            (-gain - _bonus(problem, filled, edge), edge) for edge, gain in enumerate(problem.gain)
        ]
        heapify(heap)
        chosen = []
        while heap:
            cost, edge = heappop(heap)
            seeker, place = problem.seeker[edge], problem.place[edge]
            most = problem.room_of(problem.pool_of[place])
            is_full = most is not None and filled[problem.pool_of[place]] >= most
            if not supply[seeker] or not room[place] or is_full:
                continue
            now = -problem.gain[edge] - _bonus(problem, filled, edge)
            if now > cost:
                heappush(heap, (now, edge))
                continue
            if cost >= 0:
                break
            supply[seeker] -= 1
            room[place] -= 1
            filled[problem.pool_of[place]] += 1
            chosen.append(edge)
        return Flow(chosen=tuple(sorted(chosen)), is_exact=False)


def _bonus(problem: FlowProblem, filled: Sequence[int], edge: int) -> int:
    """Return what the next place of an edge's pool gains."""
    pool = problem.pool_of[problem.place[edge]]
    count = filled[pool]
    for width, bonus in problem.tiers[pool]:
        if count < width:
            return bonus
        count -= width
    return 0


GREEDY: Final = GreedySolver()
