"""A made town in which every way is tried under the same conditions, and what came of it."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from helpboard.cli.match.benchmark import boards, plans
from helpboard.cli.match.benchmark.asking import (
    NOWHERE,
    ROUNDS,
    Outcome,
    Standing,
    Trial,
    Way,
    expected_fill,
    worst_tenth,
)
from helpboard.cli.match.benchmark.oracle import Oracle
from helpboard.cli.match.generator.sizes import TownSize
from helpboard.cli.match.generator.town import MadeTown, make_town
from helpboard.cli.match.truth import volunteers
from helpboard.cli.match.truth.forms import FORMS, answers_of
from helpboard.cli.match.truth.market import Flags, Floats, Places
from helpboard.cli.match.truth.rules import known

Numbers = dict[str, float]

OURS: Final = "asking + menu of three"
MAIN: Final = (
    "chance", "keyword board", "keyword board that tells times", "faceted board",
    "strongest board", "optimum", OURS, "oracle",
)  # fmt: skip
"""Ways that are tried under every truth."""


class Scene:
    """A made town with everything that does not depend on how its people decide."""

    def __init__(self, size: TownSize, seed: int) -> None:
        self.seed: Final = seed
        self.made: Final[MadeTown] = make_town(size, seed)
        self.facts: Final = boards.read_facts(self.made)
        self.market: Final = volunteers.market_of(self.made.town, self.made.inner, self.rng(1))
        people = self.made.town.volunteers
        self.is_waiting: Final = np.array([person.settled_in is None for person in people])
        held = Counter(person.settled_in for person in people)
        self.free: Final[Places] = np.array(
            [role.capacity - held[role.id] for role in self.made.town.roles]
        )
        self.told: Final = plans.Told(self.made.town)
        self.questions = self.answered = 0

    def rng(self, purpose: int) -> np.random.Generator:
        """Return chance of its own for each purpose, so that none disturbs another."""
        return np.random.default_rng((self.seed, purpose))

    @cached_property
    def asked(self) -> plans.Told:
        """The town after everybody whose times would help was asked for them."""
        told = plans.Told(self.made.town)
        minds = zip(self.made.town.volunteers, self.made.inner.minds, strict=True)
        real = {person.id: mind.slots for person, mind in minds}
        self.questions, self.answered = plans.ask_for_times(told, self.beginning(), real, self.seed)
        return told

    @cached_property
    def breaks(self) -> Flags:
        """Which pairs a hard rule forbids by the town file, before anybody was asked."""
        return known(self.told.town).breaks

    @cached_property
    def breaks_told(self) -> Flags:
        """Which pairs a hard rule forbids by the town file with the answers in it."""
        return known(self.asked.town).breaks

    def beginning(self) -> Standing:
        """Return how things stand before anybody was asked."""
        return Standing(
            free=self.free.copy(),
            placed=np.where(self.is_waiting, NOWHERE, len(self.free)),
            tried=np.zeros((len(self.is_waiting), len(self.free)), dtype=np.bool_),
        )

    def way(self, name: str, both: Floats) -> Way:
        """Return a way by its name, fresh."""
        facts, told = self.facts, self.told
        ways: Mapping[str, Callable[[], Way]] = {
            "chance": lambda: boards.Chance(facts, self.seed),
            "keyword board": lambda: boards.KeywordBoard(facts),
            "keyword board that tells times": lambda: boards.KeywordBoard(facts, tells_times=True),
            "faceted board": lambda: boards.FacetedBoard(facts),
            "faceted board that tells times": lambda: boards.FacetedBoard(facts, tells_times=True),
            "strongest board": lambda: boards.StrongestBoard(facts),
            "strongest board, looking for what is meant": lambda: boards.StrongestBoard(
                boards.with_what_is_meant(facts, self.made)
            ),
            "first come, by score": lambda: plans.ByScore(told),
            "greedy": lambda: plans.Planned(told, is_greedy=True),
            "optimum": lambda: plans.Planned(told),
            "menu of three": lambda: plans.Menus(told),
            "asking + optimum": lambda: plans.Planned(self.asked),
            OURS: lambda: plans.Menus(self.asked),
            "oracle": lambda: Oracle(both),
            "oracle with a menu of three": lambda: Oracle(both, most=3),
        }
        return ways[name]()


EVERY: Final = (
    "chance", "keyword board", "keyword board that tells times", "faceted board",
    "faceted board that tells times", "strongest board",
    "strongest board, looking for what is meant", "first come, by score", "greedy", "optimum",
    "menu of three", "asking + optimum", OURS, "oracle", "oracle with a menu of three",
)  # fmt: skip
"""All ways, in the order in which they are reported."""
MATCHED: Final = frozenset(
    {"first come, by score", "greedy", "optimum", "menu of three", "asking + optimum", OURS}
)


@dataclass(frozen=True, slots=True)
class Broken:
    """What must never happen: forbidden, repeated or moved pairs among all that was offered."""

    rules: int
    moved: int


def measure_ways(scene: Scene, truth: str, names: tuple[str, ...]) -> Numbers:
    """Run ways in a scene under a truth; names of numbers are `what/way`.

    Where only the main ways run, the optimum is asked one round, which is what it is there for.
    """
    form = FORMS[truth]
    answers, curve = answers_of(form, scene.market, volunteers.MIDDLES, scene.rng(2))
    trial = Trial(free=scene.free, is_waiting=scene.is_waiting, answers=answers, seed=scene.seed)
    numbers: Numbers = {"random pair": curve.random_pair, "best pair": curve.best_pair}
    broken = []
    for name in names:
        is_short = name == "optimum" and names == MAIN
        outcome = trial.run(scene.way(name, answers.both), rounds=1 if is_short else ROUNDS)
        numbers[f"one round/{name}"] = outcome.in_one_round
        if not is_short:
            numbers[f"placed/{name}"] = outcome.placed
        fill = expected_fill(outcome.pairs[0], answers.both, scene.free, scene.market.owners)
        numbers[f"worst tenth/{name}"] = 100 * worst_tenth(fill)
        if name in MATCHED:
            broken.append(_broken(scene, outcome, is_asked=name.startswith("asking")))
    numbers["rules broken"] = sum(row.rules for row in broken)
    numbers["people moved"] = sum(row.moved for row in broken)
    return numbers


def _broken(scene: Scene, outcome: Outcome, *, is_asked: bool) -> Broken:
    breaks = scene.breaks_told if is_asked else scene.breaks
    asked = [pair for pairs in outcome.pairs for pair in pairs]
    return Broken(
        rules=sum(bool(breaks[pair]) for pair in outcome.offered) + len(asked) - len(set(asked)),
        moved=sum(not scene.is_waiting[row] for row, _ in outcome.offered),
    )
