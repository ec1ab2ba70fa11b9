"""Three choices for each side, spread so that not everybody is sent to the same few places."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from helpboard.domain.matching.matcher import Candidate, Matcher
from helpboard.domain.matching.planning import Edges, Pair, choices, flow_problem
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.rules import verdicts
from helpboard.domain.matching.solving import FlowSolver

CHOICES: Final = 3
STEPS: Final = ((1, 3.0), (CHOICES - 1, 5.0))
"""First one choice each, three for each free place; then the others, up to five for each place."""


def menus(edges: Edges, solver: FlowSolver, *, bans: Collection[Pair] = ()) -> dict[str, list[str]]:
    """Return up to three roles for each volunteer who may be asked, the best first.

    Roles about which something is unknown come after all known ones, and only where the volunteer
    can answer the question. Whoever finds too little room has the best other roles added.
    """
    matcher = edges.matcher
    rows = choices(edges, pins=(), bans=bans)
    banned = {(matcher.seeker_of[one].number, matcher.place_of[two].number) for one, two in bans}
    chosen: list[list[Candidate]] = [[] for _ in rows]
    for supply, room in STEPS:
        _choose(edges, solver, rows, chosen, supply=supply, room=room)
    filled = {}
    for number, row in enumerate(chosen):
        best = (more for more in rows[number] if more not in row)
        row += list(islice(best, CHOICES - len(row)))
        row.sort(key=lambda candidate: (-candidate.quarters, candidate.number))
        unsure = [one for one in edges.open[number] if (number, one.number) not in banned]
        row += _askable(matcher, number, unsure, CHOICES - len(row))
        if row:
            ids = [matcher.places[candidate.number].role.id for candidate in row]
            filled[matcher.seekers[number].volunteer.id] = ids
    return filled


def _choose(
    edges: Edges,
    solver: FlowSolver,
    rows: Sequence[Sequence[Candidate]],
    chosen: Sequence[list[Candidate]],
    *,
    supply: int,
    room: float,
) -> None:
    """Add up to `supply` choices to each row, within `room` choices for each free place."""
    rest = [
        tuple(one for one in row if one not in taken)
        for row, taken in zip(rows, chosen, strict=True)
    ]
    problem = flow_problem(edges.matcher, rest, supply=supply, room=room)
    used = Counter(one.number for row in chosen for one in row)
    left = [max(0, places - used[number]) for number, places in enumerate(problem.capacity)]
    there = Counter(problem.pool_of[one.number] for row in chosen for one in row)
    limits = enumerate(problem.most)
    most = [None if one is None else max(0, one - there[n]) for n, one in limits]
    flat = [(number, one) for number, row in enumerate(rest) for one in row]
    for edge in solver.flow(replace(problem, capacity=left, most=most)).chosen:
        number, candidate = flat[edge]
        chosen[number].append(candidate)


def _askable(
    matcher: Matcher, number: int, unsure: Sequence[Candidate], most: int
) -> list[Candidate]:
    """Return open pairs of which the volunteer can answer every open question."""
    seeker, found = matcher.seekers[number], list[Candidate]()
    for candidate in unsure:
        if len(found) >= most:
            break
        rows = verdicts(seeker, matcher.places[candidate.number], matcher.ground)
        if all(row.asks for row in rows if row.answer is Answer.UNKNOWN):
            found.append(candidate)
    return found
