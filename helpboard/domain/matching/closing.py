"""The day a site closes: everybody placed if possible, teams together, languages covered.

Hard rules hold as everywhere, so nobody is sent beyond their travel limit or where something is
unknown. Volunteers are those of the site.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.placing import (
    Founding,
    Option,
    Placement,
    Placing,
    PlacingProblem,
    PlacingSolver,
    Room,
    placing_bound,
    placing_value,
)
from helpboard.domain.matching.planning import PIN_GAIN, Edges, Pair, Proposal, choices
from helpboard.domain.matching.town import Cover

WIDEST: Final = 60
"""The best roles of each volunteer that are looked at, beside those where a language is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewGroup:
    """A group that the plan may found. Its roles are in the town; `lead` is a volunteer's id."""

    group: str
    lead: str
    least: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What a placement comes to; `in_teams` of the placed have a team, `with_teammate` of them
    meet one of it in their group. `covered` of `wanted` languages of districts are spoken."""

    volunteers: int
    placed: int
    in_teams: int
    with_teammate: int
    covered: int
    wanted: int
    groups: int
    quarters: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """A plan for a closing site; `gap` as in :class:`Placing`, `placed` to begin from again."""

    proposals: tuple[Proposal, ...]
    unplaced: tuple[str, ...]
    uncovered: tuple[Cover, ...]
    founded: tuple[str, ...]
    measures: Measures
    placed: tuple[int | None, ...]
    value: int
    gap: float


class ClosingSite:
    """A closing site made ready, so that a pin or a ban only solves anew."""

    def __init__(self, edges: Edges, new_groups: Sequence[NewGroup] = ()) -> None:
        self.edges = edges
        self.matcher: Matcher = edges.matcher
        town = self.matcher.town
        self._groups = {
            group: number for number, group in enumerate(dict.fromkeys(r.group for r in town.roles))
        }
        self._team_of = {
            member: number for number, team in enumerate(town.teams) for member in team
        }
        self._new_groups = tuple(new_groups)
        self.covers = [(row.district, language) for row in town.cover for language in row.languages]

    def problem(
        self, *, pins: Collection[Pair] = (), bans: Collection[Pair] = ()
    ) -> PlacingProblem:
        """Return the problem with its pins and bans. PinError for a pin that may not be."""
        rows = choices(self.edges, pins=pins, bans=bans)
        wanted = {district for district, _language in self.covers}
        places = self.matcher.places
        options = [
            [
                Option(place=one.number, quarters=one.quarters)
                for rank, one in enumerate(row)
                if rank < WIDEST or places[one.number].role.district in wanted
            ]
            for row in rows
        ]
        return PlacingProblem(
            options=options,
            capacity=[place.free for place in places],
            rooms={
                self._groups[group]: most
                for group, most in self.matcher.town.rooms.items()
                if group in self._groups
            },
            group_of=[self._groups[place.role.group] for place in places],
            team_of=[self._team_of.get(row.volunteer.id) for row in self.matcher.seekers],
            covers=[self._covering_pairs(number, options) for number in range(len(self.covers))],
            foundings=[
                Founding(
                    group=self._groups[row.group],
                    lead=self.matcher.seeker_of[row.lead].number,
                    least=row.least,
                )
                for row in self._new_groups
            ],
        )

    def _covering_pairs(
        self, number: int, options: Sequence[Sequence[Option]]
    ) -> frozenset[tuple[int, int]]:
        """Return who covers a language of a district from which place."""
        district, language = self.covers[number]
        bit, places = self.matcher.ground.bits.of((language,)), self.matcher.places
        return frozenset(
            (seeker.number, option.place)
            for seeker in self.matcher.seekers
            if bit & (seeker.speaks or 0)
            for option in options[seeker.number]
            if places[option.place].role.district == district
        )

    def closing(self, problem: PlacingProblem, placing: Placing, pinned: int = 0) -> Closing:
        """Return an answer in ids, with its measures; `pinned` pairs are taken out of its value."""
        matcher, placed = self.matcher, placing.placed
        here = set(enumerate(placed))
        used = {problem.group_of[place] for place in placed if place is not None}
        gone = pinned * PIN_GAIN
        return Closing(
            proposals=tuple(
                Proposal(
                    volunteer=seeker.volunteer.id,
                    role=matcher.places[place].role.id,
                    quarters=matcher.quarters(seeker, matcher.places[place]),
                )
                for seeker, place in zip(matcher.seekers, placed, strict=True)
                if place is not None
            ),
            unplaced=tuple(
                seeker.volunteer.id
                for seeker, place in zip(matcher.seekers, placed, strict=True)
                if place is None and seeker.volunteer.settled_in is None
            ),
            uncovered=tuple(
                Cover(district=district, languages=(language,))
                for (district, language), pairs in zip(self.covers, problem.covers, strict=True)
                if here.isdisjoint(pairs)
            ),
            founded=tuple(row.group for row in self._new_groups if self._groups[row.group] in used),
            measures=self.measures(problem, placed),
            placed=placed,
            value=placing.value - gone,
            gap=replace(placing, value=placing.value - gone, bound=placing.bound - gone).gap,
        )

    def measures(self, problem: PlacingProblem, placed: Placement) -> Measures:
        """Return what a placement comes to."""
        links, matcher = problem.links(placed), self.matcher
        teamed = [
            (team, problem.group_of[place])
            for team, place in zip(problem.team_of, placed, strict=True)
            if team is not None and place is not None
        ]
        here = set(enumerate(placed))
        return Measures(
            volunteers=len(matcher.seekers),
            placed=sum(place is not None for place in placed),
            in_teams=len(teamed),
            with_teammate=sum(links[link] > 1 for link in teamed),
            covered=sum(not here.isdisjoint(pairs) for pairs in problem.covers),
            wanted=len(problem.covers),
            groups=len({problem.group_of[place] for place in placed if place is not None}),
            quarters=sum(
                matcher.quarters(seeker, matcher.places[place])
                for seeker, place in zip(matcher.seekers, placed, strict=True)
                if place is not None
            ),
        )


def plan_closing(
    site: ClosingSite,
    solver: PlacingSolver,
    *,
    pins: Collection[Pair] = (),
    bans: Collection[Pair] = (),
    begin_from: Placement = (),
) -> Closing:
    """Return the best plan that the solver finds; PinError for a pin that may not be.

    `begin_from` is the placement of an earlier plan, which makes solving anew quick.
    """
    problem = site.problem(pins=pins, bans=bans)
    return site.closing(problem, solver.place(problem, hint=begin_from), len(set(pins)))


def team_by_team(site: ClosingSite, solver: PlacingSolver) -> Closing:
    """Return what comes out when each team is planned alone in turn, to compare with.

    Every team gets the best for itself with the places that those before it left; languages of
    districts are nobody's care then.
    """
    problem = replace(site.problem(), covers=())
    room, placed = Room(problem), list[int | None]([None] * len(problem.options))
    for members in _teams(problem):
        alone = replace(
            problem,
            capacity=list(room.capacity),
            rooms=dict(room.rooms),
            options=[row if n in members else () for n, row in enumerate(problem.options)],
        )
        for seeker, place in enumerate(solver.place(alone).placed):
            if place is not None:
                placed[seeker] = place
                room.take(place)
    whole = site.problem()
    answer = Placing(
        placed=tuple(placed), value=placing_value(whole, placed), bound=placing_bound(whole)
    )
    return site.closing(whole, answer)


def _teams(problem: PlacingProblem) -> list[set[int]]:
    teams: dict[object, set[int]] = {}
    for seeker, team in enumerate(problem.team_of):
        teams.setdefault(("alone", seeker) if team is None else team, set()).add(seeker)
    return list(teams.values())


def second_best(site: ClosingSite, solver: PlacingSolver, best: Closing) -> Closing:
    """Return the best plan in which at least one team does not go to all of the same groups."""
    problem = site.problem()
    problem = replace(problem, not_again=frozenset(problem.links(best.placed)))
    return site.closing(problem, solver.place(problem, hint=best.placed))
