"""What is measured beside the rounds: lists of three, the negative control, seconds."""

from collections.abc import Collection
from time import perf_counter
from typing import Final

import numpy as np

from helpboard.adapters.solver import flow_solver
from helpboard.cli.match.benchmark import precision
from helpboard.cli.match.benchmark.asking import Trial
from helpboard.cli.match.benchmark.measure import Numbers, Scene
from helpboard.cli.match.benchmark.plans import with_answers_of_groups
from helpboard.cli.match.truth import houses, volunteers
from helpboard.cli.match.truth.forms import FORMS, answers_of
from helpboard.cli.match.truth.market import Floats, shuffled
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import make_edges, plan_town
from helpboard.domain.matching.questions import About

LISTS: Final = (
    "partners", "partners of groups", "requests → groups", "requests → groups asked for times",
    "requests → groups asked twice",
)  # fmt: skip
_SEEKERS_TIMED: Final = 50


def measure_lists(scene: Scene, truth: str) -> Numbers:
    """Return precision@3 in percent; names are `precision@3/what/listed by`."""
    made, form, seed = scene.made, FORMS[truth], scene.seed
    partners, _ = answers_of(
        form, houses.partners(made.town, made.inner), houses.MIDDLES, scene.rng(3)
    )
    requests, _ = answers_of(
        form, houses.requests(made.town, made.inner, made.posts), houses.MIDDLES, scene.rng(4)
    )
    found = (
        (precision.partner_lists(made, seed), partners.both),
        (precision.partner_lists_back(made, seed), partners.both.T),
        (precision.request_lists(made, seed), requests.both),
        (_after(scene, {About.SLOTS}), requests.both),
        (_after(scene, {About.SLOTS, About.TOPICS}), requests.both),
    )
    numbers: Numbers = {}
    for name, (lists, both) in zip(LISTS, found, strict=True):
        for by, shown in lists.items():
            numbers[f"precision@3/{name}/{by}"] = 100 * precision.precision(shown, both)
        numbers[f"precision@3/{name}/whoever knows all"] = 100 * precision.best_precision(both)
    return numbers


def _after(scene: Scene, about: Collection[About]) -> dict[str, precision.Lists]:
    """Return what requests are shown once groups were asked; readers of keywords see no answers."""
    made, seed = scene.made, scene.seed
    asked = with_answers_of_groups(made, seed, about=about)
    lists = precision.request_lists(made, seed)
    return lists | {
        "matcher": precision.request_lists(asked, seed)["matcher"],
        "keyword with the answers": precision.request_lists(asked, seed)["keyword"],
    }


def measure_control(scene: Scene) -> Numbers:
    """Deal out all chances anew within each row: the optimum may then be no better than chance.

    Successes are counted against what a random possible pair of the same people would give;
    `control/variance` is that of the count, for the error of the ratio.
    """
    real, _ = answers_of(FORMS["logistic"], scene.market, volunteers.MIDDLES, scene.rng(2))
    answers = shuffled(real, scene.market.is_possible, scene.rng(6))
    trial = Trial(free=scene.free, is_waiting=scene.is_waiting, answers=answers, seed=scene.seed)
    pairs = trial.run(scene.way("asking + optimum", answers.both), rounds=1).pairs[0]
    middle, spread = _of_rows(answers.both, scene)
    rows = [row for row, _ in pairs]
    return {
        "control/hoped": float(sum(answers.both[pair] for pair in pairs)),
        "control/by chance": float(middle[rows].sum()),
        "control/variance": float(spread[rows].sum()),
    }


def _of_rows(both: Floats, scene: Scene) -> tuple[Floats, Floats]:
    """Return mean and variance of each row over its possible pairs; 0 where there is none."""
    possible = scene.market.is_possible
    count = np.maximum(possible.sum(axis=1), 1)
    mean = (both * possible).sum(axis=1) / count
    variance = (both**2 * possible).sum(axis=1) / count - mean**2
    return mean.astype(np.float32), variance.astype(np.float32)


def measure_seconds(scene: Scene) -> Numbers:
    """Time a plan of the whole town from the town file on, and top three of one seeker."""
    begin = perf_counter()
    matcher = Matcher(scene.made.town)
    plan_town(make_edges(matcher), flow_solver())
    planned = perf_counter()
    people = [person.id for person in scene.made.town.volunteers[:_SEEKERS_TIMED]]
    for person in people:
        matcher.best_roles(person)
    ended = perf_counter()
    return {
        "seconds/whole town": planned - begin,
        "milliseconds/one seeker": 1000 * (ended - planned) / len(people),
    }
