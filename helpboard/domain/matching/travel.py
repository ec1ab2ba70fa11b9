"""How long it takes from one district to another; never from a home address."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Final

from helpboard.domain.matching.town import District

EARTH_KM: Final = 6371.0
DETOUR: Final = 1.4
"""Ways are longer than the straight line by this factor."""
KM_AN_HOUR: Final = 15
START_MINUTES: Final = 8
"""To the stop and waiting; also the way within a district."""
NEAR_MINUTES: Final = 8
"""Up to here travel gives all its points."""
FAR_MINUTES: Final = 50
"""From here on it gives none."""


def estimate(one: District, other: District) -> int:
    """Return whole minutes between two centres, rounded up: straight line × 1.4 at 15 km/h + 8."""
    south, north = radians(one.lat), radians(other.lat)
    half = sin((north - south) / 2) ** 2
    half += cos(south) * cos(north) * sin(radians(other.lon - one.lon) / 2) ** 2
    kilometres = 2 * EARTH_KM * asin(min(1.0, sqrt(half)))
    return ceil(kilometres * DETOUR / KM_AN_HOUR * 60 - 1e-9) + START_MINUTES


@lru_cache(maxsize=16)
def _estimates(districts: tuple[District, ...]) -> tuple[tuple[int, ...], ...]:
    """Return the minutes between all of some districts; a town asks for the same ones again."""
    return tuple(tuple(estimate(one, other) for other in districts) for one in districts)


class TravelTable:
    """Minutes between all districts of a town, by their place in `ids`."""

    def __init__(
        self, districts: Iterable[District], given: Mapping[tuple[str, str], float]
    ) -> None:
        """Fill what is not given with estimates; the longer of two ways counts for both."""
        rows = list(districts)
        self.ids: Final = {row.id: place for place, row in enumerate(rows)}
        self.minutes: Final = [list(row) for row in _estimates(tuple(rows))]
        for (start, end), minutes in given.items():
            there, here = self.ids[start], self.ids[end]
            longest = ceil(max(minutes, given.get((end, start), minutes)))
            self.minutes[there][here] = self.minutes[here][there] = longest

    def between(self, one: str, other: str) -> int:
        """Return minutes from one district to another; KeyError for one that there is not."""
        return self.minutes[self.ids[one]][self.ids[other]]


def travel_quarters(minutes: float, most: int) -> int:
    """Return what a way is worth: `most` up to 8 minutes, nothing from 50 on, a line between."""
    share = (FAR_MINUTES - minutes) / (FAR_MINUTES - NEAR_MINUTES)
    return round(most * min(1.0, max(0.0, share)))
