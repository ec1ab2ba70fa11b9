"""What the interpreters' week is asked for as a problem, and the greedy answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

COVERED: Final = 1_000_000
"""What an appointment with an interpreter is worth; everything else is minutes of travel."""
PERSON: Final = 2_000
"""What one more person costs, so that few people are asked."""

Roster = Sequence[int | None]
"""The interpreter of each appointment."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RosterProblem:
    """For each appointment who could come, with the minutes of travel.

    `clashes` are pairs of appointments that nobody can keep both, the smaller number first.
    """

    options: Sequence[Sequence[tuple[int, int]]]
    clashes: frozenset[tuple[int, int]]


class RosterSolver(Protocol):
    """Finds a roster that covers the most with the fewest people and the least travel."""

    def roster(self, problem: RosterProblem) -> tuple[tuple[int | None, ...], bool]:
        """Return the roster, and whether nothing better exists."""
        ...


def roster_value(problem: RosterProblem, roster: Roster) -> int:
    """Return what a roster is worth."""
    minutes = sum(
        dict(problem.options[appointment])[who]
        for appointment, who in enumerate(roster)
        if who is not None
    )
    people = {who for who in roster if who is not None}
    covered = sum(who is not None for who in roster)
    return COVERED * covered - PERSON * len(people) - minutes


class GreedyRoster:
    """Hardest appointments first, by whoever is coming anyway, else by the nearest."""

    def roster(self, problem: RosterProblem) -> tuple[tuple[int | None, ...], bool]:
        """Return a roster, usually a little worse than the best."""
        found: list[int | None] = [None] * len(problem.options)
        kept: dict[int, list[int]] = {}
        order = sorted(range(len(found)), key=lambda number: (len(problem.options[number]), number))
        for appointment in order:
            free = [
                (who not in kept, minutes, who)
                for who, minutes in problem.options[appointment]
                if not any(_clash(problem, appointment, other) for other in kept.get(who, ()))
            ]
            if free:
                who = min(free)[2]
                found[appointment] = who
                kept.setdefault(who, []).append(appointment)
        return tuple(found), False


def _clash(problem: RosterProblem, one: int, other: int) -> bool:
    return (min(one, other), max(one, other)) in problem.clashes


GREEDY_ROSTER: Final = GreedyRoster()
