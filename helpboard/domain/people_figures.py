"""All counts of people of a board that can be set beside one another, and what adds up among them.

Reports and files for others are about one area each, but nobody keeps readers from subtracting the
districts from the town. So what may be shown is decided for the whole board at once.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from helpboard.domain.disclosure import LEAST, Sum

COUNTED: Final = ("volunteers", "volunteers_in_groups", "volunteers_free", "residents")


@dataclass(frozen=True, slots=True)
class PeopleThere:
    """Who is in one area itself, without the areas below it."""

    inside: int = 0
    free: int = 0
    residents: int = 0

    def own(self, code: str) -> int:
        """Return the count of a figure."""
        return {
            "volunteers": self.inside + self.free,
            "volunteers_in_groups": self.inside,
            "volunteers_free": self.free,
            "residents": self.residents,
        }[code]


def key_of(slug: str, code: str) -> str:
    """Name a count of an area and everything below it."""
    return f"{slug}/{code}"


def own_key(slug: str, code: str, *, is_leaf: bool) -> str:
    """Name a count of an area itself; where nothing lies below it is the same."""
    return key_of(slug, code) if is_leaf else f"{slug}/own/{code}"


def board_people(
    parents: Mapping[str, str | None], own: Mapping[str, PeopleThere]
) -> tuple[dict[str, int], list[Sum]]:
    """Return every count of the board, and every sum that readers could reckon with.

    ``parents`` names each area with the one above it, parents first. An area with others below it
    where nobody is itself has no count of its own: that says nothing of anybody.
    """
    below: dict[str, list[str]] = {slug: [] for slug in parents}
    for slug, parent in parents.items():
        if parent is not None:
            below[parent].append(slug)
    counts: dict[str, int] = {}
    sums: list[Sum] = []
    for slug in reversed(list(parents)):
        here = own.get(slug, PeopleThere())
        for code in COUNTED:
            whole = key_of(slug, code)
            parts = [key_of(child, code) for child in below[slug]]
            alone = own_key(slug, code, is_leaf=not parts)
            counts[whole] = here.own(code) + sum(counts[part] for part in parts)
            if parts and here.own(code):
                counts[alone] = here.own(code)
            if parts:
                sums.append(Sum(whole, (*((alone,) if here.own(code) else ()), *parts)))
        sums += _in_and_out(slug, counts)
    return counts, sums


def _in_and_out(slug: str, counts: Mapping[str, int]) -> Iterable[Sum]:
    """Yield that volunteers are those in groups and those in none, there and with all below."""
    codes = ("volunteers_in_groups", "volunteers_free")
    yield Sum(key_of(slug, "volunteers"), tuple(key_of(slug, code) for code in codes))
    whole = own_key(slug, "volunteers", is_leaf=False)
    parts = [own_key(slug, code, is_leaf=False) for code in codes]
    if whole in counts:
        yield Sum(whole, tuple(part for part in parts if part in counts))


def worth(key: str) -> int:
    """Return how much readers miss a count: most of all how many volunteers there are."""
    if "/own/" in key:
        return 0
    return {"volunteers": 2, "residents": 2}.get(key.rpartition("/")[2], 1)


def rounded(number: int) -> int | None:
    """Return a count to the nearest five, halves up, for tables that overlap; None below five."""
    return (number + LEAST // 2) // LEAST * LEAST if number >= LEAST else None
