"""Why a plan looks as it does: where places are short, and who could easily go elsewhere."""

from collections import Counter
from dataclasses import dataclass
from typing import Final

from helpboard.domain.matching.planning import Edges, Plan
from helpboard.domain.matching.weights import QUARTERS

NEARLY_EQUAL: Final = 5 * QUARTERS
"""Roles within so many points of the best are nearly as good for somebody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shortage:
    """A role with fewer free places than people for whom nothing is better: "4 for 9"."""

    role: str
    places: int
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """What else is open to somebody: `lost` is what the plan gives below the best role.

    `nearly_equal` roles are at most five points worse than the planned one, and known.
    """

    volunteer: str
    role: str
    lost: int
    nearly_equal: tuple[str, ...]


def shortages(edges: Edges) -> list[Shortage]:
    """Return roles that are the best one for more people than they have places, worst first."""
    matcher = edges.matcher
    wanted = Counter(
        row.number for rows in edges.known for row in rows if row.quarters == rows[0].quarters
    )
    found = [
        Shortage(role=place.role.id, places=place.free, people=wanted[place.number])
        for place in matcher.places
        if wanted[place.number] > place.free
    ]
    return sorted(found, key=lambda row: (row.places - row.people, row.role))


def alternatives(edges: Edges, plan: Plan) -> list[Alternatives]:
    """Return for every proposal of a plan what else the volunteer could do nearly as well."""
    matcher, found = edges.matcher, []
    for proposal in plan.proposals:
        rows = edges.known[matcher.seeker_of[proposal.volunteer].number]
        others = tuple(
            matcher.places[row.number].role.id
            for row in rows
            if row.quarters >= proposal.quarters - NEARLY_EQUAL
            and matcher.places[row.number].role.id != proposal.role
        )
        best = rows[0].quarters if rows else proposal.quarters
        found.append(
            Alternatives(
                volunteer=proposal.volunteer, role=proposal.role,
                lost=max(0, best - proposal.quarters), nearly_equal=others,
            )
        )  # fmt: skip
    return found
