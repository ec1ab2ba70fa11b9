"""A plan for the whole town: who could be proposed where, so that all together gain the most.

Settled people are never moved, capacities hold, only pairs that every hard rule knows to be
possible are in it. The scored edges are kept, so a pin or a ban only solves anew.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Final

from helpboard.domain.errors import DomainError
from helpboard.domain.matching.matcher import Candidate, Matcher
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.solving import FlowProblem, FlowSolver, Tier, flow_value
from helpboard.domain.matching.weights import QUARTERS

ALIVE_SHARE: Final = 0.4
"""The share of a group's places that gains a bonus."""
ALIVE_POINTS: Final = (24, 12)
"""Points for each place of the first and of the second half of that share."""
MOST_EDGES: Final = 1_500_000
WIDEST: Final = 400
NARROWEST: Final = 40

PIN_GAIN: Final = 1_000_000
"""What makes a pin worth more than anything that it may displace."""

Pair = tuple[str, str]
"""A volunteer's id and a role's id."""


class PinError(DomainError):
    """A pair was pinned that a hard rule forbids or that something is unknown about."""

    code = "pin_not_possible"

    def __init__(self, pair: Pair) -> None:
        super().__init__(pair)
        self.pair = pair


@dataclass(frozen=True, slots=True)
class Edges:
    """The scored pairs of a town, by the number of the volunteer, best first.

    `known` may be in a plan; `open` wait for an answer and only end up in menus and questions.
    """

    matcher: Matcher
    known: tuple[tuple[Candidate, ...], ...]
    open: tuple[tuple[Candidate, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One line of a plan."""

    volunteer: str
    role: str
    quarters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Proposals by the volunteers' order; `is_exact` tells that nothing better exists.

    `value` is what was maximised, in quarters of a point with the groups' bonus; `gap` is how far
    the best possible may be above it at most, as a share (0 when exact).
    """

    proposals: tuple[Proposal, ...]
    value: int
    is_exact: bool
    gap: float


def make_edges(matcher: Matcher, *, breadth: int | None = None) -> Edges:
    """Score what may go together; in large towns each volunteer keeps the `breadth` best roles."""
    count = max(1, len(matcher.seekers))
    width = breadth or max(NARROWEST, min(WIDEST, MOST_EDGES // count))
    known, unknown = [], []
    for seeker in matcher.seekers:
        certain, unsure = matcher.candidates(seeker, width, is_exact=width == WIDEST)
        known.append(_best(certain, width))
        unknown.append(_best(unsure, min(width, NARROWEST)))
    return Edges(matcher, tuple(known), tuple(unknown))


def _best(candidates: Iterable[Candidate], most: int) -> tuple[Candidate, ...]:
    return tuple(sorted(candidates, key=lambda row: (-row.quarters, row.number))[:most])


def plan_town(
    edges: Edges, solver: FlowSolver, *, pins: Collection[Pair] = (), bans: Collection[Pair] = ()
) -> Plan:
    """Return the plan that gains the most with pinned pairs in it and banned ones not.

    PinError for a pin that may not be.
    """
    rows = choices(edges, pins=pins, bans=bans)
    problem = flow_problem(edges.matcher, rows)
    flow = solver.flow(problem)
    matcher = edges.matcher
    flat = [(number, row) for number, candidates in enumerate(rows) for row in candidates]
    proposals = tuple(
        Proposal(
            volunteer=matcher.seekers[number].volunteer.id,
            role=matcher.places[row.number].role.id,
            quarters=row.quarters % PIN_GAIN,
        )
        for number, row in (flat[edge] for edge in flow.chosen)
    )
    pinned = PIN_GAIN * len(set(pins))
    value = flow_value(problem, flow.chosen) - pinned
    best = value if flow.is_exact else upper_bound(problem) - pinned
    gap = (best - value) / best if best > 0 else 0.0
    return Plan(proposals=proposals, value=value, is_exact=flow.is_exact, gap=gap)


def upper_bound(problem: FlowProblem) -> int:
    """Return what no flow can exceed: everybody gets the best, and every bonus is earned."""
    best: dict[int, list[int]] = {}
    for seeker, gain in zip(problem.seeker, problem.gain, strict=True):
        best.setdefault(seeker, []).append(gain)
    value = sum(sum(sorted(rows)[-problem.supply[seeker] :]) for seeker, rows in best.items())
    return value + sum(width * bonus for tiers in problem.tiers for width, bonus in tiers)


def choices(
    edges: Edges, *, pins: Collection[Pair], bans: Collection[Pair]
) -> list[tuple[Candidate, ...]]:
    """Return the known edges without banned ones; a pinned volunteer keeps the pin alone."""
    rows = list(edges.known)
    matcher = edges.matcher
    for volunteer, role in bans:
        number, place = matcher.seeker_of[volunteer].number, matcher.place_of[role].number
        rows[number] = tuple(row for row in rows[number] if row.number != place)
    pinned: Counter[str] = Counter()
    there: Counter[str] = Counter()
    for volunteer, role in dict.fromkeys(pins):
        rows[matcher.seeker_of[volunteer].number] = (_pinned(matcher, (volunteer, role)),)
        wanted = matcher.place_of[role]
        group = wanted.role.group
        pinned[role] += 1
        there[group] += 1
        room = matcher.town.rooms.get(group)
        if pinned[role] > wanted.free or (room is not None and there[group] > room):
            raise PinError((volunteer, role))
    return rows


def _pinned(matcher: Matcher, pair: Pair) -> Candidate:
    fit = matcher.fit(*pair)
    if fit.answer is not Answer.YES:
        raise PinError(pair)
    return Candidate(matcher.place_of[pair[1]].number, fit.quarters + PIN_GAIN, Answer.YES)


def flow_problem(
    matcher: Matcher, rows: Sequence[Sequence[Candidate]], *, supply: int = 1, room: float = 1.0
) -> FlowProblem:
    """Return the flow over rows of candidates by volunteer.

    Each volunteer takes up to `supply` roles; capacities, of groups as well, are multiplied by
    `room`, rounded up.
    """
    pools = {group: n for n, group in enumerate(dict.fromkeys(r.group for r in matcher.town.roles))}
    sizes = [0] * len(pools)
    held = [0] * len(pools)
    for place in matcher.places:
        sizes[pools[place.role.group]] += place.role.capacity
        held[pools[place.role.group]] += place.held
    rooms = [matcher.town.rooms.get(group) for group in pools]
    sizes = [
        size if left is None else min(size, taken + left)
        for size, taken, left in zip(sizes, held, rooms, strict=True)
    ]
    return FlowProblem(
        seeker=[number for number, row in enumerate(rows) for _ in row],
        place=[candidate.number for row in rows for candidate in row],
        gain=[candidate.quarters for row in rows for candidate in row],
        supply=[supply] * len(rows),
        capacity=[ceil(place.free * room) for place in matcher.places],
        pool_of=[pools[place.role.group] for place in matcher.places],
        tiers=[_steps(size, taken) for size, taken in zip(sizes, held, strict=True)],
        most=[None if left is None else ceil(left * room) for left in rooms],
    )


def _steps(size: int, taken: int) -> tuple[Tier, ...]:
    """Return what the first places of a group gain; those that settled people hold are gone."""
    alive = ceil(size * ALIVE_SHARE)
    first = (alive + 1) // 2
    steps = []
    for width, bonus in zip((first, alive - first), ALIVE_POINTS, strict=True):
        gone = min(width, taken)
        taken -= gone
        steps.append((width - gone, bonus * QUARTERS))
    return tuple(steps)
