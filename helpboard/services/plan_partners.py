"""The part of a town's plan that finds organisations a group, all of them at once."""

from collections.abc import Collection
from dataclasses import dataclass, field

from helpboard.domain.matching.partners import Partner, partner
from helpboard.domain.matching.reasons import ReasonCode
from helpboard.domain.matching.solving import FlowProblem, FlowSolver
from helpboard.domain.matching.town import Side
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights
from helpboard.services.plan_lines import HUNDREDTHS, Line, reason_rows

MOST_OF_A_GROUP = 2
"""New partners that a plan finds for a group at a time."""

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """Organisations without a partner, groups, and pairs that must be (``pins``) or must not."""

    organisations: tuple[Side, ...] = ()
    groups: tuple[Side, ...] = ()
    pins: frozenset[Pair] = field(default_factory=frozenset)
    bans: frozenset[Pair] = field(default_factory=frozenset)


def plan_partners(
    alone: Alone, *, travel: TravelTable, solver: FlowSolver, weights: Weights
) -> tuple[Line, ...]:
    """Return a line for each organisation that gets a group with which it exchanges something."""
    pinned = {organisation for organisation, _ in alone.pins}
    rows = [
        (number, place, fit)
        for number, one in enumerate(alone.organisations)
        if one.id not in pinned
        for place, other in enumerate(alone.groups)
        if (one.id, other.id) not in alone.bans
        and _exchanges(fit := partner(one, other, travel, weights))
    ]
    taken = [group for _, group in alone.pins]
    chosen = solver.flow(
        FlowProblem(
            seeker=[number for number, _, _ in rows],
            place=[place for _, place, _ in rows],
            gain=[fit.quarters for _, _, fit in rows],
            supply=[1] * len(alone.organisations),
            capacity=[_room(other, taken) for other in alone.groups],
            pool_of=list(range(len(alone.groups))),
            tiers=[()] * len(alone.groups),
        )
    ).chosen
    return tuple(_line(rows[edge][2]) for edge in chosen)


def _exchanges(fit: Partner) -> bool:
    return fit.reasons[0].code is not ReasonCode.NOTHING_EXCHANGED


def _room(group: Side, taken: Collection[str]) -> int:
    return max(0, MOST_OF_A_GROUP - list(taken).count(group.id))


def _line(fit: Partner) -> Line:
    return Line(
        organisation_id=int(fit.side),
        group_id=int(fit.other),
        points=fit.quarters * HUNDREDTHS,
        reasons={"reasons": reason_rows(fit.reasons)},
    )
