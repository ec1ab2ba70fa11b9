"""Runs the benchmark: towns of several seeds, one after the other, under every truth."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from helpboard.cli.match.benchmark.checks import (
    measure_control,
    measure_lists,
    measure_seconds,
)
from helpboard.cli.match.benchmark.measure import EVERY, MAIN, Numbers, Scene, measure_ways
from helpboard.cli.match.benchmark.rows import Results, Row, rows_of
from helpboard.cli.match.generator.sizes import TownSize


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be measured; `is_quick` leaves out the ways that no goal asks for."""

    size: TownSize
    seeds: Sequence[int]
    truths: Sequence[str]
    is_quick: bool


def run(order: Order, tell: Callable[[str], None]) -> Iterator[list[Row]]:
    """Measure everything, and yield the rows of each truth when all seeds are done."""
    numbers: dict[str, list[Numbers]] = {truth: [] for truth in order.truths}
    seeds = order.seeds
    for seed in seeds:
        scene = Scene(order.size, seed)
        for place, truth in enumerate(order.truths):
            tell(f"{order.size.name}, seed {seed} ({seeds[0]}–{seeds[-1]}), {truth} truth …")
            numbers[truth].append(_measure(scene, truth, order, is_first=place == 0))
    for truth in order.truths:
        yield rows_of(Results(size=order.size.name, truth=truth, numbers=numbers[truth]))


def _measure(scene: Scene, truth: str, order: Order, *, is_first: bool) -> Numbers:
    names = EVERY if is_first and not order.is_quick else MAIN
    found = measure_ways(scene, truth, names) | measure_lists(scene, truth)
    if is_first:
        found |= measure_control(scene) | measure_seconds(scene)
        found["asked/for their times"] = scene.questions
        found["asked/and answered"] = scene.answered
    return found
