"""How large the made towns are, and where their districts lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from helpboard.cli.demo.content.areas import LUDWIGSBURG, STUTTGART
from helpboard.cli.demo.content.shapes import Area


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSize:
    """The numbers of a town; ranges are inclusive.

    `people_in` says how many thousands live in a district, which is where its volunteers come from.
    """

    name: str
    districts: tuple[Area, ...]
    people_in: Mapping[str, float]
    volunteers: int
    places: int
    circles: int
    roles_of_a_circle: tuple[int, int]
    organisations: int
    requests_of_an_organisation: tuple[int, int]
    places_of_a_request: tuple[int, int]
    mentors: int
    posts: int


def _districts(areas: tuple[Area, ...]) -> tuple[Area, ...]:
    return tuple(area for area in areas if area.kind == "district")


# Thousands of inhabitants, rounded by hand from the statistical office's yearbook.
_IN_STUTTGART: Final = {
    "stuttgart-mitte": 23, "stuttgart-nord": 27, "stuttgart-ost": 48, "stuttgart-sued": 44,
    "stuttgart-west": 52, "stuttgart-bad-cannstatt": 70, "stuttgart-birkach": 7,
    "stuttgart-botnang": 13, "stuttgart-degerloch": 16, "stuttgart-feuerbach": 30,
    "stuttgart-hedelfingen": 10, "stuttgart-moehringen": 33, "stuttgart-muehlhausen": 25,
    "stuttgart-muenster": 6, "stuttgart-obertuerkheim": 9, "stuttgart-plieningen": 13,
    "stuttgart-sillenbuch": 24, "stuttgart-stammheim": 12, "stuttgart-untertuerkheim": 16,
    "stuttgart-vaihingen": 46, "stuttgart-wangen": 9, "stuttgart-weilimdorf": 32,
    "stuttgart-zuffenhausen": 38,
}  # fmt: skip
_IN_LUDWIGSBURG: Final = {
    area.slug: (area.residents or 9_200) / 1_000 for area in _districts(LUDWIGSBURG)
}

SIZES: Final[Mapping[str, TownSize]] = {
    "stuttgart": TownSize(
        name="stuttgart",
        districts=_districts(STUTTGART),
        people_in=_IN_STUTTGART,
        volunteers=3_500,
        places=3_100,
        circles=41,
        roles_of_a_circle=(4, 7),
        organisations=50,
        requests_of_an_organisation=(1, 3),
        places_of_a_request=(1, 4),
        mentors=90,
        posts=300,
    ),
    "ludwigsburg": TownSize(
        name="ludwigsburg",
        districts=_districts(LUDWIGSBURG),
        people_in=_IN_LUDWIGSBURG,
        volunteers=300,
        places=270,
        circles=12,
        roles_of_a_circle=(4, 7),
        organisations=50,
        requests_of_an_organisation=(0, 1),
        places_of_a_request=(1, 2),
        mentors=0,
        posts=100,
    ),
}
"""By the name of `--size`. Ludwigsburg's places are as scarce as Stuttgart's."""
