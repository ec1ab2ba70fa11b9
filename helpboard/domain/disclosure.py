"""Rule 10: counts of people that leave the desk betray no count below five.

A count below five reads “fewer than 5”. Whoever reads a table knows its sums, so further counts
are left out until, from everything that is shown, each hidden count could still be at least two
different numbers (complementary suppression; bounds over all sums at once). Between editions a
count moves only when it has changed by five or more; until then the earlier number is shown again,
so that a difference of two editions is nothing or at least five.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LEAST: Final = 5
"""Fewer people than this are never told apart."""


class Hidden(StrEnum):
    """What stands in the place of a count."""

    FEW = "few"
    """Fewer than five."""
    LEFT_OUT = "left_out"
    """Five or more, not shown because another count would follow from it."""


@dataclass(frozen=True, slots=True)
class Sum:
    """That the counts of ``parts`` add up to that of ``whole``, which everybody can see."""

    whole: str
    parts: tuple[str, ...]


Shown = int | Hidden
_Bounds = dict[str, tuple[int, int]]


def disclosed(
    counts: Mapping[str, int], sums: Sequence[Sum], worth: Callable[[str], int] = lambda _key: 0
) -> dict[str, Shown]:
    """Return what may be shown of ``counts``: each number itself, or what hides it.

    Where one of several must be hidden it is the one of least ``worth``, then no whole of parts,
    then the smallest.

    Sums that name a count which is not there are not known to readers and are passed over.
    """
    known = [one for one in sums if {one.whole, *one.parts} <= counts.keys()]
    hidden = {key for key, number in counts.items() if number < LEAST}
    wholes = {one.whole for one in known}
    while betrayed := _betrayed(counts, known, hidden):
        left = _beside(known, hidden, betrayed)
        hidden.add(min(left, key=lambda key: (worth(key), key in wholes, counts[key], key)))
    return {
        key: number if key not in hidden else (Hidden.FEW if number < LEAST else Hidden.LEFT_OUT)
        for key, number in counts.items()
    }


def steady(shown: Mapping[str, Shown], earlier: Mapping[str, Collection[int]]) -> dict[str, Shown]:
    """Return ``shown``, but where a number of an earlier edition is nearer than five, that one.

    ``earlier`` holds all numbers that were ever published of a count, so that no two of them differ
    by one to four.
    """
    return {
        key: now if isinstance(now, Hidden) else _near(now, earlier.get(key, ()))
        for key, now in shown.items()
    }


def _near(now: int, earlier: Collection[int]) -> int:
    near = [number for number in earlier if abs(number - now) < LEAST]
    return min(near, key=lambda number: (abs(number - now), number), default=now)


def _betrayed(counts: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> list[str]:
    """Return the hidden counts that could be one number only."""
    bounds = _bounds(counts, sums, hidden)
    return sorted(key for key in hidden if bounds[key][0] == bounds[key][1])


def _beside(sums: Sequence[Sum], hidden: set[str], betrayed: list[str]) -> set[str]:
    """Return the shown counts that stand in a sum with a betrayed one, else in any sum.

    There always is one: with every count of its sums hidden a count is free.
    """
    cells = [{one.whole, *one.parts} for one in sums]
    near: set[str] = set().union(*(one for one in cells if one & set(betrayed)))
    return (near - hidden) or (set[str]().union(*cells) - hidden)


def _bounds(counts: Mapping[str, int], sums: Sequence[Sum], hidden: set[str]) -> _Bounds:
    """Return between which numbers a reader can place each count, by narrowing until it rests."""
    most = sum(counts.values()) + len(counts) * LEAST + 1
    bounds: _Bounds = {
        key: (number, number)
        if key not in hidden
        else ((0, LEAST - 1) if number < LEAST else (LEAST, most))
        for key, number in counts.items()
    }
    while _narrow(bounds, sums):
        pass
    return bounds


def _narrow(bounds: _Bounds, sums: Sequence[Sum]) -> bool:
    """Narrow once along every sum; tell whether anything moved."""
    before = dict(bounds)
    for one in sums:
        low = sum(bounds[part][0] for part in one.parts)
        high = sum(bounds[part][1] for part in one.parts)
        whole = bounds[one.whole]
        bounds[one.whole] = (max(whole[0], low), min(whole[1], high))
        for part in one.parts:
            least, most = bounds[part]
            floor = bounds[one.whole][0] - (high - most)
            ceiling = bounds[one.whole][1] - (low - least)
            bounds[part] = (max(least, floor), min(most, ceiling))
            low += bounds[part][0] - least
            high += bounds[part][1] - most
    return bounds != before
