"""A first placement for a closing site: whole teams go where their languages are missing.

A solver that begins from it keeps the languages while it looks for better places; from the best
points it would have to find its way to them.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from helpboard.domain.matching.placing import PlacingProblem

Seats = dict[int, int]
"""The place of each seeker of a team."""


def covering_start(problem: PlacingProblem) -> tuple[int | None, ...]:
    """Return a placement of some teams that covers what it can; who is left has no place yet.

    What fewest people can cover comes first. No group is founded by it.
    """
    placed: list[int | None] = [None] * len(problem.options)
    room = list(problem.capacity)
    for row in problem.foundings:
        for place, group in enumerate(problem.group_of):
            room[place] = 0 if group == row.group else room[place]
    teams = _teams(problem)
    for pairs in sorted(problem.covers, key=len):
        if any(placed[seeker] == place for seeker, place in pairs):
            continue
        seats = _best(problem, pairs, teams, placed, room)
        for seeker, place in seats.items():
            placed[seeker] = place
            room[place] -= 1
    return tuple(placed)


def _teams(problem: PlacingProblem) -> dict[int, list[int]]:
    """Return for each seeker everybody of the same team, the seeker alone without one."""
    members: dict[object, list[int]] = defaultdict(list)
    for seeker, team in enumerate(problem.team_of):
        members[("alone", seeker) if team is None else team].append(seeker)
    return {seeker: team for team in members.values() for seeker in team}


def _best(
    problem: PlacingProblem,
    pairs: frozenset[tuple[int, int]],
    teams: dict[int, list[int]],
    placed: Sequence[int | None],
    room: Sequence[int],
) -> Seats:
    """Return the seats of the team that covers it with the most points; none when no team can."""
    best: tuple[int, Seats] = (-1, {})
    for seeker, place in sorted(pairs):
        team = teams[seeker]
        if all(placed[one] is None for one in team):
            points, seats = _seated(problem, team, (seeker, place), room)
            if len(seats) == len(team) and points > best[0]:
                best = points, seats
    return best[1]


def _seated(
    problem: PlacingProblem, team: Sequence[int], first: tuple[int, int], room: Sequence[int]
) -> tuple[int, Seats]:
    """Seat one member at a place, and the others where they gain most in the same group."""
    group, seats, used, points = problem.group_of[first[1]], Seats(), Counter[int](), 0
    for seeker in (first[0], *(one for one in team if one != first[0])):
        options = [
            (option.quarters, -option.place)
            for option in problem.options[seeker]
            if problem.group_of[option.place] == group
            and used[option.place] < room[option.place]
            and (seeker != first[0] or option.place == first[1])
        ]
        if not options:
            break
        gained, place = max(options)
        seats[seeker], points = -place, points + gained
        used[-place] += 1
    return points, seats
