"""What the plan of a closing site is asked for as a problem, what a placement is worth, and the
greedy answer that needs no solver."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

PLACED: Final = 200_000
"""What it is worth that somebody has a place at all. All worths are in quarters of a point."""
NOT_ALONE: Final = 40_000
"""That a member of a team has a teammate in the same group."""
COVERED: Final = 10_000
"""That a language of a district is spoken by somebody there."""
WHOLE: Final = 800
"""That a team is not spread over one group more: few changes."""
FOUNDING: Final = 8_000
"""What it costs to found a group."""

MANY: Final = 1_000_000
"""More than any group takes."""

Placement = Sequence[int | None]
"""The place of each seeker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A place that a seeker may take, with the score in quarters of a point."""

    place: int
    quarters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """A group that may be founded: its lead has to come, and at least `least` people with it."""

    group: int
    lead: int
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacingProblem:
    """Seekers with their options, teams, and languages to cover.

    `team_of` is None for whoever has no team. Each of `covers` holds the (seeker, place) pairs of
    which one is enough. `not_again` holds (team, group) pairs that may not all come together.
    `rooms` are how many a group takes in all its places; without one it takes as many as they do.
    """

    options: Sequence[Sequence[Option]]
    capacity: Sequence[int]
    group_of: Sequence[int]
    team_of: Sequence[int | None]
    covers: Sequence[frozenset[tuple[int, int]]]
    foundings: Sequence[Founding] = ()
    not_again: frozenset[tuple[int, int]] = frozenset()
    rooms: Mapping[int, int] = field(default_factory=dict)

    def links(self, placed: Placement) -> Counter[tuple[int, int]]:
        """Return how many members of each team come to each group."""
        return Counter(
            (team, self.group_of[place])
            for team, place in zip(self.team_of, placed, strict=True)
            if team is not None and place is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """An answer; `bound` is what no answer can exceed."""

    placed: tuple[int | None, ...]
    value: int
    bound: int

    @property
    def gap(self) -> float:
        """How far the best possible may be above this one at most, as a share."""
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound > 0 else 0.0


class PlacingSolver(Protocol):
    """Finds a placement that is worth as much as it can."""

    def place(self, problem: PlacingProblem, *, hint: Placement = ()) -> Placing:
        """Solve a problem, beginning from a hint where there is one."""
        ...


def placing_value(problem: PlacingProblem, placed: Placement) -> int:
    """Return what a placement is worth."""
    links = problem.links(placed)
    value, opened = 0, set[int]()
    for seeker, place in enumerate(placed):
        if place is None:
            continue
        group, team = problem.group_of[place], problem.team_of[seeker]
        opened.add(group)
        value += PLACED + next(o.quarters for o in problem.options[seeker] if o.place == place)
        if team is not None and links[team, group] > 1:
            value += NOT_ALONE
    here = set(enumerate(placed))
    value += COVERED * sum(1 for pairs in problem.covers if not here.isdisjoint(pairs))
    value -= WHOLE * len(links)
    return value - FOUNDING * sum(1 for row in problem.foundings if row.group in opened)


def may_be(problem: PlacingProblem, placed: Placement) -> bool:
    """Tell whether a placement keeps everything that must hold."""
    room = Counter(place for place in placed if place is not None)
    here = Counter(problem.group_of[place] for place in placed if place is not None)
    links = problem.links(placed)
    return (
        all(count <= problem.capacity[place] for place, count in room.items())
        and all(here[group] <= most for group, most in problem.rooms.items())
        and not (problem.not_again and all(links[link] for link in problem.not_again))
        and all(
            not here[row.group]
            or (here[row.group] >= row.least and _is_in(problem, placed, row))
            for row in problem.foundings
        )
    )  # fmt: skip


def _is_in(problem: PlacingProblem, placed: Placement, founding: Founding) -> bool:
    place = placed[founding.lead]
    return place is not None and problem.group_of[place] == founding.group


class Room:
    """What is left of the places of a problem, and of its groups, while they are taken."""

    def __init__(self, problem: PlacingProblem) -> None:
        self._group_of = problem.group_of
        self.capacity = list(problem.capacity)
        self.rooms = dict(problem.rooms)

    def at(self, place: int) -> int:
        """Return how many more may come to a place."""
        return min(self.capacity[place], self.rooms.get(self._group_of[place], MANY))

    def take(self, place: int) -> None:
        """Count one place less."""
        self.capacity[place] -= 1
        group = self._group_of[place]
        if group in self.rooms:
            self.rooms[group] -= 1


def mended(problem: PlacingProblem, placement: Placement) -> list[int | None]:
    """Return a placement of an earlier problem as far as it still may be, with gaps filled.

    Who has the fewest options keeps the place first; a gap is filled beside a teammate if it can.
    """
    room = Room(problem)
    placed: list[int | None] = [None] * len(problem.options)
    order = sorted(range(len(placed)), key=lambda seeker: len(problem.options[seeker]))
    closed = {row.group for row in problem.foundings}
    for seeker in order:
        place = placement[seeker]
        if (
            place is not None
            and room.at(place) > 0
            and place in {o.place for o in problem.options[seeker]}
        ):
            placed[seeker] = place
            room.take(place)
    for seeker in order:
        links, team = problem.links(placed), problem.team_of[seeker]
        open_to = [
            (team is not None and links[team, problem.group_of[o.place]] > 0, o.quarters, -o.place)
            for o in problem.options[seeker]
            if room.at(o.place) > 0 and problem.group_of[o.place] not in closed
        ]
        if placed[seeker] is None and open_to:
            placed[seeker] = -max(open_to)[2]
            room.take(-max(open_to)[2])
    return placed


def placing_bound(problem: PlacingProblem) -> int:
    """Return what no placement can exceed: everybody gets the best place with a teammate."""
    value = COVERED * len(problem.covers)
    for options, team in zip(problem.options, problem.team_of, strict=True):
        best = max((option.quarters for option in options), default=None)
        if best is not None:
            value += PLACED + best + (NOT_ALONE if team is not None else 0)
    return value


class GreedyPlacing:
    """Team by team: each looks for the group that takes most of it, then for the best points.

    What the others need is not looked at, neither are languages; no group is founded.
    """

    def place(self, problem: PlacingProblem, *, hint: Placement = ()) -> Placing:
        """Solve a problem team by team; a hint is not looked at."""
        del hint
        founded = {row.group for row in problem.foundings}
        room = Room(replace(problem, rooms={**problem.rooms, **dict.fromkeys(founded, 0)}))
        placed: list[int | None] = [None] * len(problem.options)
        teams: dict[object, list[int]] = {}
        for seeker, team in enumerate(problem.team_of):
            teams.setdefault(("alone", seeker) if team is None else team, []).append(seeker)
        for members in teams.values():
            waiting = list(members)
            while waiting and (taken := _best_group(problem, room, waiting)):
                for seeker, place in taken.items():
                    placed[seeker] = place
                    room.take(place)
                waiting = [seeker for seeker in waiting if seeker not in taken]
        return Placing(
            placed=tuple(placed),
            value=placing_value(problem, placed),
            bound=placing_bound(problem),
        )


def _best_group(problem: PlacingProblem, room: Room, members: Sequence[int]) -> dict[int, int]:
    """Return where the members go that the best group can take."""
    groups: dict[int, list[tuple[int, int, int]]] = {}
    for seeker in members:
        for option in problem.options[seeker]:
            if room.at(option.place) > 0:
                row = -option.quarters, seeker, option.place
                groups.setdefault(problem.group_of[option.place], []).append(row)
    best: tuple[tuple[int, int], dict[int, int]] = ((0, 0), {})
    for group, rows in groups.items():
        most = room.rooms.get(group, MANY)
        left, taken, points = Counter[int](), dict[int, int](), 0
        for quarters, seeker, place in sorted(rows):
            has_room = len(taken) < most and left[place] < room.at(place)
            if seeker not in taken and has_room:
                left[place] += 1
                taken[seeker] = place
                points -= quarters
        if (len(taken), points) > best[0]:
            best = (len(taken), points), taken
    return best[1]


GREEDY_PLACING: Final = GreedyPlacing()
