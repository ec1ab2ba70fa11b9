"""What comes out of a plan: lines with points and reasons, and figures beside today.

Nothing here reads or writes the database: solving may take a minute, and no transaction waits.
"""

from collections import Counter
from collections.abc import Collection
from time import monotonic
from typing import Any

from helpboard.domain.matching.entries import Seeker
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import (
    Edges,
    Proposal,
    make_edges,
    plan_town,
)
from helpboard.domain.matching.planning import Plan as Found
from helpboard.domain.matching.scarcity import Alternatives, alternatives, shortages
from helpboard.domain.matching.solving import GREEDY
from helpboard.domain.matching.town import Town
from helpboard.domain.matching.weights import Weights
from helpboard.services.plan_lines import HUNDREDTHS, Line, Marks, Solved, Solvers, reason_rows

MOST_SHORTAGES = 12
EMPTY_SHARE = 0.4
"""A group of which fewer than this share of places is taken is nearly empty."""


def solve_town(town: Town, *, solvers: Solvers, marks: Marks, weights: Weights) -> Solved:
    """Plan everybody who is in no group; settled people stay where they are."""
    began = monotonic()
    edges = make_edges(Matcher(town, weights))
    marks = marks.still_possible(edges.matcher)
    found = plan_town(edges, solvers.flow, pins=marks.pins, bans=marks.bans)
    seconds = monotonic() - began
    apart = plan_town(edges, GREEDY, pins=marks.pins, bans=marks.bans)
    unsure = _unsure(edges, found)
    others = {row.volunteer: row for row in alternatives(edges, found)}
    lines = tuple(_line(edges.matcher, row, others.get(row.volunteer)) for row in found.proposals)
    return Solved(
        lines=lines,
        figures={
            "people": sum(row.settled_in is None for row in town.volunteers),
            "exact": solvers.are_exact,
            "gap": found.gap,
            "seconds": round(seconds, 2),
            "again": round(seconds, 2),
            "plan": _figures(town, found.proposals),
            "one_by_one": _figures(town, apart.proposals),
            "today": _figures(town, ()),
            "shortages": _shortages(edges),
            "questions": len(unsure),
            "to_ask": [int(one.volunteer.id) for one in unsure if one.volunteer.slots is None],
        },
    )


def _line(matcher: Matcher, proposal: Proposal, other: Alternatives | None) -> Line:
    role = matcher.place_of[proposal.role].role
    fit = matcher.fit(proposal.volunteer, proposal.role)
    return Line(
        user_id=int(proposal.volunteer),
        group_id=int(role.group),
        help_role_id=int(role.id),
        points=fit.quarters * HUNDREDTHS,
        reasons={
            "reasons": reason_rows(fit.reasons),
            "lost": other.lost * HUNDREDTHS if other else 0,
            "nearly_equal": len(other.nearly_equal) if other else 0,
        },
    )


def _figures(town: Town, proposals: Collection[Proposal]) -> dict[str, int]:
    """Count who is placed, the points of all, and groups that are nearly empty."""
    group_of = {role.id: role.group for role in town.roles}
    taken = Counter(
        group_of[role]
        for role in (
            *(row.settled_in for row in town.volunteers if row.settled_in is not None),
            *(row.role for row in proposals),
        )
    )
    places = Counter[str]()
    for role in town.roles:
        places[role.group] += role.capacity
    return {
        "placed": len(proposals),
        "points": sum(row.quarters for row in proposals) * HUNDREDTHS,
        "empty_groups": sum(taken[one] < EMPTY_SHARE * size for one, size in places.items()),
    }


def _shortages(edges: Edges) -> list[dict[str, Any]]:
    return [
        {"role": int(row.role), "places": row.places, "people": row.people}
        for row in shortages(edges)[:MOST_SHORTAGES]
    ]


def _unsure(edges: Edges, found: Found) -> list[Seeker]:
    """Return who could not be placed only because something is not known of them."""
    placed = {row.volunteer for row in found.proposals}
    return [
        seeker
        for seeker, unknown in zip(edges.matcher.seekers, edges.open, strict=True)
        if unknown and seeker.volunteer.id not in placed
    ]
