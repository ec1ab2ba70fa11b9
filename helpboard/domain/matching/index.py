"""Finds candidates by topic, area and weekly time without looking at each.

Sets of candidates are whole numbers with a bit for each of them, so that a whole town is
intersected in microseconds.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from helpboard.domain.matching.kinship import HALF, NONE, SAME, near_topics
from helpboard.domain.matching.times import Stretches, blocks
from helpboard.domain.matching.travel import TravelTable, travel_quarters
from helpboard.domain.matching.weights import Criterion, Weights

RINGS: Final = (8, 15, 20, 25, 30, 40, 50)
"""Minutes of travel up to which candidates are taken before those farther away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the index knows of a candidate; None in `district` or `times` is unknown."""

    topics: tuple[str, ...]
    district: str | None
    times: Stretches | None


class CandidateIndex:
    """An index over roles, volunteers or groups; candidates are numbered as they were given."""

    def __init__(self, entries: Iterable[Entry], travel: TravelTable) -> None:
        self._topics: dict[str, int] = defaultdict(int)
        self._districts: dict[str | None, int] = defaultdict(int)
        self._blocks: dict[int, int] = defaultdict(int)
        self._travel = travel
        self._rings: dict[tuple[str, float], int] = {}
        self.timeless = 0
        self.everybody = 0
        for number, entry in enumerate(entries):
            self._add(1 << number, entry)

    def _add(self, bit: int, entry: Entry) -> None:
        self.everybody |= bit
        self._districts[entry.district] |= bit
        for topic in entry.topics:
            self._topics[topic] |= bit
        if entry.times is None:
            self.timeless |= bit
        for block in blocks(entry.times or ()):
            self._blocks[block] |= bit

    def about(self, topics: Iterable[str]) -> tuple[int, int]:
        """Return who has the same leaf as one of the topics, and who is half a match at best."""
        found = {SAME: 0, HALF: 0}
        for topic in topics:
            for other, near in near_topics(topic):
                found[near] |= self._topics.get(other, 0)
        return found[SAME], found[HALF] & ~found[SAME]

    def within(self, district: str | None, minutes: float) -> int:
        """Return who is at most so many minutes away; nobody from an unknown district."""
        if district is None:
            return 0
        key = district, minutes
        if key not in self._rings:
            row = self._travel.minutes[self._travel.ids[district]]
            self._rings[key] = _union(
                self._districts.get(other, 0)
                for other, place in self._travel.ids.items()
                if row[place] <= minutes
            )
        return self._rings[key]

    def at(self, times: Stretches) -> int:
        """Return who may have time then, by half hours; who has too little is among them."""
        return _union(self._blocks.get(block, 0) for block in blocks(times))

    def best_first(
        self, among: int, *, topics: Sequence[str], district: str | None, weights: Weights
    ) -> Iterator[tuple[int, int]]:
        """Yield what topic and travel can give at most, with the set of whom it holds for.

        The sets make up `among`; the best come first, so a reader may stop early.
        """
        same, half = self.about(topics)
        tiers = {SAME: among & same, HALF: among & half, NONE: among & ~same & ~half}
        for bound, near, ring in _cells(weights):
            if not tiers[near]:
                continue
            found = tiers[near] & self._ring(district, ring)
            tiers[near] &= ~found
            if found:
                yield bound, found

    def _ring(self, district: str | None, ring: int) -> int:
        if ring == len(RINGS) or district is None:
            return self.everybody
        return self.within(district, RINGS[ring])


@cache
def _cells(weights: Weights) -> tuple[tuple[int, int, int], ...]:
    """Return (most quarters, halves of a match, number of the ring) with the most first.

    Within a tier of topics the rings stay in order, which is what lets `best_first` take away.
    """
    topic, travel = weights.quarters(Criterion.TOPIC), weights.quarters(Criterion.TRAVEL)
    inner = (0, *RINGS)
    cells = [
        (topic * near // SAME + travel_quarters(inner[ring], travel), near, ring)
        for near in (SAME, HALF, NONE)
        for ring in range(len(RINGS) + 1)
    ]
    return tuple(sorted(cells, key=lambda cell: (-cell[0], -cell[1], cell[2])))


def _union(sets: Iterable[int]) -> int:
    union = 0
    for row in sets:
        union |= row
    return union


def members(candidates: int) -> Iterator[int]:
    """Yield the numbers in a set, rising."""
    if candidates.bit_count() * SPARSE < candidates.bit_length():
        while candidates:
            lowest = candidates & -candidates
            yield lowest.bit_length() - 1
            candidates ^= lowest
        return
    for place, byte in enumerate(candidates.to_bytes((candidates.bit_length() + 7) // 8, "little")):
        for bit in _BITS[byte]:
            yield place * 8 + bit


SPARSE: Final = 100
"""Sets with fewer members than one in so many are taken apart bit by bit, others by bytes."""
_BITS: Final = tuple(
    tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)
)  # fmt: skip
