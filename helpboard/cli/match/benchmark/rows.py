"""What a benchmark reports: rows over all seeds, each with its spread, some with a goal."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from math import sqrt
from statistics import mean
from typing import Any, Final

from helpboard.cli.bench.rows import at_least, at_most

Numbers = Mapping[str, float]

OURS: Final = "asking + menu of three"
LEAST_FILL: Final = 0.01
"""Percent below which a fill counts as this much: a ratio to nothing says nothing."""
_ERRORS: Final = 2.5
"""Standard errors that the negative control may lie from chance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One reported row: the middle over the seeds, with the lowest and the highest seed."""

    row: str
    value: float
    unit: str
    low: float
    high: float
    size: str
    truth: str
    seeds: int
    goal: str = ""
    met: bool | None = None
    note: str = ""

    def flat(self) -> dict[str, Any]:
        """Return the row as JSON writes it."""
        return {
            name: round(value, 4) if isinstance(value, float) else value
            for name, value in asdict(self).items()
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Results:
    """The numbers of all seeds of one size under one truth."""

    size: str
    truth: str
    numbers: Sequence[Numbers]

    def has(self, *names: str) -> bool:
        """Tell whether all of some numbers were measured."""
        return all(name in self.numbers[0] for name in names)

    def row(self, name: str, values: Sequence[float], unit: str, **more: Any) -> Row:
        """Return a row of one value for each seed."""
        return Row(
            row=name, value=mean(values), unit=unit, low=min(values), high=max(values),
            size=self.size, truth=self.truth, seeds=len(values), **more,
        )  # fmt: skip

    def plain(self, name: str, unit: str, **more: Any) -> Row:
        """Return the row of a measured number under its own name."""
        what, _, way = name.partition("/")
        return self.row(f"{what}: {way}" if way else what, self.of(name), unit, **more)

    def of(self, name: str) -> list[float]:
        """Return a number by seed."""
        return [numbers[name] for numbers in self.numbers]

    def ratio(
        self, name: str, above: str, below: str, *, goal: float = 0, least: float = 1e-9
    ) -> Iterator[Row]:
        """Yield the row of a ratio where both were measured: of the middles, and by seed."""
        if self.has(above, below):
            ones, others = self.of(above), self.of(below)
            values = [one / max(other, least) for one, other in zip(ones, others, strict=True)]
            middle = mean(ones) / max(mean(others), least)
            is_floored = least > 1e-9 and mean(others) < least
            yield Row(
                row=name, value=middle, unit="×", low=min(values), high=max(values),
                size=self.size, truth=self.truth, seeds=len(values),
                note=f"below {least:g} % counts as {least:g} %" if is_floored else "",
                **(at_least(middle, goal) if goal else {}),
            )  # fmt: skip


def rows_of(results: Results) -> list[Row]:
    """Return all rows of one size and truth: goals first, then every number by itself."""
    return [*_goals(results), *_numbers(results)]


def _goals(results: Results) -> Iterator[Row]:
    ours = f"placed/{OURS}"
    yield from results.ratio(f"{OURS} ÷ strongest board", ours, "placed/strongest board", goal=1.5)
    yield from results.ratio(f"{OURS} ÷ keyword board", ours, "placed/keyword board", goal=2.3)
    for way in ("keyword board that tells times", "strongest board, looking for what is meant"):
        yield from results.ratio(f"{OURS} ÷ {way}", ours, f"placed/{way}")
    yield from results.ratio(f"{OURS} ÷ oracle", ours, "placed/oracle", goal=0.85)
    for way in ("optimum", OURS):
        yield from results.ratio(
            f"worst tenth: {way} ÷ faceted board", f"worst tenth/{way}",
            "worst tenth/faceted board", goal=3, least=LEAST_FILL,
        )  # fmt: skip
    for what, goal in (
        ("partners", 2), ("partners of groups", 0),
        ("requests → groups", 2), ("requests → groups asked for times", 0),
        ("requests → groups asked twice", 2),
    ):  # fmt: skip
        start = f"precision@3/{what}"
        matcher = f"{start}/matcher"
        for by in ("keyword", "keyword with the answers", "ranked keyword", "directory"):
            yield from results.ratio(
                f"precision@3 of {what}: matcher ÷ {by}", matcher, f"{start}/{by}",
                goal=goal if by == "keyword" else 0,
            )  # fmt: skip
        yield from results.ratio(
            f"precision@3 of {what}: whoever knows all ÷ keyword",
            f"{start}/whoever knows all", f"{start}/keyword",
        )  # fmt: skip
    yield from _limits(results)
    yield from _control(results)


def _limits(results: Results) -> Iterator[Row]:
    for name, unit, most in (
        ("rules broken", "pairs", 0.0),
        ("people moved", "people", 0.0),
        ("seconds/whole town", "s", 5.0),
        ("milliseconds/one seeker", "ms", 50.0),
    ):
        if results.has(name):
            yield results.plain(name, unit, **at_most(max(results.of(name)), most))


def _control(results: Results) -> Iterator[Row]:
    if results.has("control/hoped"):
        hoped, chance = results.of("control/hoped"), results.of("control/by chance")
        error = sqrt(sum(results.of("control/variance"))) / sum(chance)
        off = abs(sum(hoped) / sum(chance) - 1) / error
        yield results.row(
            "negative control: optimum ÷ chance under shuffled truth",
            [one / other for one, other in zip(hoped, chance, strict=True)],
            "×",
            goal="1 within noise",
            met=bool(off <= _ERRORS),
            note=f"{off:.1f} standard errors of {error:.3f} from 1, all seeds together",
        )


def _numbers(results: Results) -> Iterator[Row]:
    units: Mapping[str, tuple[str, Callable[[str], bool]]] = {
        "people": ("people", lambda name: name.startswith(("one round/", "placed/"))),
        "share": ("%", lambda name: name.startswith(("worst tenth/", "precision@3/"))),
        "chance": ("", lambda name: name.endswith(" pair")),
        "times": ("people", lambda name: name.startswith("asked/")),
    }
    for unit, belongs in units.values():
        for name in results.numbers[0]:
            if belongs(name):
                yield results.plain(name, unit)
