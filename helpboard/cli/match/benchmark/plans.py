"""How people find a place with the matcher: it knows the town file and the answers it was given."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from helpboard.adapters.solver import flow_solver
from helpboard.cli.match.benchmark.asking import NOWHERE, Standing
from helpboard.cli.match.generator.town import MadeTown
from helpboard.cli.match.truth.inner import House
from helpboard.domain.matching.group_questions import group_questions
from helpboard.domain.matching.matcher import Candidate, Matcher
from helpboard.domain.matching.menus import menus
from helpboard.domain.matching.planning import Edges, make_edges, plan_town
from helpboard.domain.matching.questions import About, questions
from helpboard.domain.matching.solving import GREEDY, FlowSolver
from helpboard.domain.matching.town import Need, Side, Town
from helpboard.domain.when import Slot

WHO_ANSWER: Final = 0.8
"""Share of those asked who answer. It is assumed, not measured."""
_CHANCE: Final = {About.SLOTS: 8, About.TOPICS: 9}
"""By question: the number of the chance that decides which groups answer it."""


class Told:
    """A town as the matcher knows it in the course of the rounds."""

    def __init__(self, town: Town) -> None:
        self.town = town
        self._fresh: Edges | None = None

    def edges(self, standing: Standing) -> Edges:
        """Return the scored pairs of those who wait, without what was declined or is full.

        Scores do not change in the course of the rounds, so each town is scored once.
        """
        if self._fresh is None:
            self._fresh = make_edges(Matcher(self.town))
        if not standing.tried.any():
            return self._fresh
        return Edges(
            Matcher(self.later(standing)),
            tuple(_left(row, number, standing) for number, row in enumerate(self._fresh.known)),
            tuple(_left(row, number, standing) for number, row in enumerate(self._fresh.open)),
        )

    def later(self, standing: Standing) -> Town:
        """Return the town as its file would be by now: placed people settled, noes written down."""
        roles, people = self.town.roles, self.town.volunteers
        waits = standing.placed == NOWHERE
        declined = {
            (people[row].id, roles[column].id)
            for row, column in np.argwhere(standing.tried & waits[:, None])
        }
        volunteers = tuple(
            person
            if waits[row] or person.settled_in
            else replace(person, settled_in=roles[standing.placed[row]].id)
            for row, person in enumerate(people)
        )
        return replace(self.town, volunteers=volunteers, declined=self.town.declined | declined)

    def hear(self, times: Mapping[str, tuple[Slot, ...]]) -> None:
        """Write down what people answered to “When do you have time?”."""
        self.town = replace(
            self.town,
            volunteers=tuple(
                replace(person, slots=times[person.id]) if person.id in times else person
                for person in self.town.volunteers
            ),
        )
        self._fresh = None


def _left(row: Sequence[Candidate], number: int, standing: Standing) -> tuple[Candidate, ...]:
    if standing.placed[number] != NOWHERE:
        return ()
    tried, free = standing.tried[number], standing.free
    return tuple(one for one in row if free[one.number] > 0 and not tried[one.number])


class ByScore:
    """First come, first served: whoever comes gets the best role by score that is free."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._best: Sequence[Sequence[int]] = ()

    def begin(self, standing: Standing) -> None:
        """Score all pairs."""
        edges = self._told.edges(standing)
        self._best = [[candidate.number for candidate in row] for row in edges.known]

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return the best role that still has a place."""
        return [column for column in self._best[row] if standing.free[column] > 0][:1]


class Planned:
    """One proposal each, out of a plan for the whole town."""

    def __init__(self, told: Told, *, is_greedy: bool = False) -> None:
        self._told = told
        self._solver: FlowSolver = GREEDY if is_greedy else flow_solver()
        self._of: dict[int, list[int]] = {}

    def begin(self, standing: Standing) -> None:
        """Plan for everybody who waits."""
        edges = self._told.edges(standing)
        plan = plan_town(edges, self._solver)
        seekers, places = edges.matcher.seeker_of, edges.matcher.place_of
        self._of = {
            seekers[row.volunteer].number: [places[row.role].number] for row in plan.proposals
        }

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return what the plan proposes."""
        return self._of.get(row, [])


class Menus:
    """Three to choose from, spread over the town; what is full by then is crossed out."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._of: dict[int, list[int]] = {}

    def begin(self, standing: Standing) -> None:
        """Make the menus of everybody who waits."""
        edges = self._told.edges(standing)
        seekers, places = edges.matcher.seeker_of, edges.matcher.place_of
        self._of = {
            seekers[volunteer].number: [places[role].number for role in roles]
            for volunteer, roles in menus(edges, flow_solver()).items()
        }

    def choices(self, row: int, standing: Standing) -> Sequence[int]:
        """Return the menu without what is full."""
        return [column for column in self._of.get(row, []) if standing.free[column] > 0]


def with_answers_of_groups(made: MadeTown, seed: int, *, about: Collection[About]) -> MadeTown:
    """Ask groups what the matcher would ask them; as many answer each question as volunteers do.

    An answer is the truth about a group's times, or about what it does and gives.
    """
    rngs = {code: np.random.default_rng((seed, number)) for code, number in _CHANCE.items()}
    groups = []
    for group, house in zip(made.town.groups, made.inner.groups, strict=True):
        asked = group_questions(has_times=group.slots is not None, checked_days=None)
        said = {code for code in asked if rngs[code].random() < WHO_ANSWER}.intersection(about)
        groups.append(_answered(group, house, said))
    return replace(made, town=replace(made.town, groups=tuple(groups)))


def _answered(group: Side, house: House, said: Collection[About]) -> Side:
    if About.SLOTS in said:
        group = replace(group, slots=house.slots)
    if About.TOPICS in said:
        gives = tuple(Need(kind=kind, topic=topic) for kind, topic in house.gives)
        group = replace(group, topics=house.topics, gives=gives)
    return group


def ask_for_times(
    told: Told, standing: Standing, real: Mapping[str, tuple[Slot, ...]], seed: int
) -> tuple[int, int]:
    """Ask everybody whose times would help; return how many were asked and how many answered.

    An answer is the truth about somebody's own times and nothing else.
    """
    rng = np.random.default_rng((seed, 5))
    asked = [row for row in questions(told.edges(standing)) if row.about is About.SLOTS]
    answers = rng.random(len(asked)) < WHO_ANSWER
    told.hear(
        {row.volunteer: real[row.volunteer] for row, yes in zip(asked, answers, strict=True) if yes}
    )
    return len(asked), int(answers.sum())
