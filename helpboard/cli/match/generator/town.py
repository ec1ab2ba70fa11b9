"""Makes a whole town from a seed: what the matcher may know of it, and what only its people know.

The same seed gives the same town on every machine. Two towns of different seeds share nothing but
the size and the habits.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import numpy as np

from helpboard.cli.match.generator.houses import Side as DrawnSide
from helpboard.cli.match.generator.houses import make_group, make_organisation, make_post
from helpboard.cli.match.generator.people import make_people
from helpboard.cli.match.generator.roles import make_roles
from helpboard.cli.match.generator.sizes import TownSize
from helpboard.cli.match.truth.inner import Inner
from helpboard.cli.match.truth.rules import known
from helpboard.domain.matching.town import District, Errand, Need, Role, Side, Town, Volunteer
from helpboard.domain.when import Slot

_SETTLED: Final = 0.08
"""Share of volunteers who have their place and stay in it."""
_APART: Final = 0.01
"""Share of volunteers who have declined a role before, or must not meet one of the groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeTown:
    """A town as its file says it, with requests on its board, and its people's own knowledge.

    `listed` is the age of each role's notice as a rank: 0 is the newest.
    """

    town: Town
    posts: tuple[Errand, ...]
    listed: tuple[int, ...]
    inner: Inner


def make_town(size: TownSize, seed: int) -> MadeTown:
    """Make the town of a size and seed."""
    rng = random.Random(f"{size.name}/{seed}")  # noqa: S311  # a made town is no secret
    homes = _homes(rng, size)
    people = make_people(rng, size)
    rows = make_roles(rng, size, homes)
    organisations = [make_organisation(rng, key, homes[key]) for key in homes if key[0] == "o"]
    groups = [
        make_group(rng, key, homes[key], [row["topic"] for row in rows if row["group"] == key])
        for key in homes
        if key[0] == "g"
    ]
    posts = [make_post(rng, f"p{n:03}", _somewhere(rng, size)) for n in range(1, size.posts + 1)]
    town = Town(
        districts=tuple(
            District(id=area.slug, lat=area.point[0], lon=area.point[1]) for area in size.districts
        ),
        volunteers=tuple(_volunteer(person.declared) for person in people),
        roles=tuple(_role(row) for row in rows),
        blocked=_apart(rng, size, sorted({row["group"] for row in rows})),
        declined=_apart(rng, size, [row["id"] for row in rows]),
        organisations=tuple(_side(side.declared) for side in organisations),
        groups=tuple(_side(side.declared) for side in groups),
    )
    ranks = list(range(len(rows)))
    rng.shuffle(ranks)
    return MadeTown(
        town=_with_settled(rng, town),
        posts=tuple(_errand(post) for post in posts),
        listed=tuple(ranks),
        inner=Inner(
            minds=tuple(person.mind for person in people),
            organisations=_houses(organisations),
            groups=_houses(groups),
        ),
    )


def _houses(sides: Sequence[DrawnSide]) -> tuple[Any, ...]:
    return tuple(side.house for side in sides)


def _somewhere(rng: random.Random, size: TownSize) -> str:
    slugs = [area.slug for area in size.districts]
    return rng.choices(slugs, [size.people_in[slug] for slug in slugs])[0]


def _homes(rng: random.Random, size: TownSize) -> dict[str, str]:
    """Give every district a circle in turn, the rest where people live, and spread the offices."""
    slugs = [area.slug for area in size.districts]
    circles = [
        slugs[number] if number < len(slugs) else _somewhere(rng, size)
        for number in range(size.circles)
    ]
    homes = {f"g{number:02}": district for number, district in enumerate(circles, 1)}
    return homes | {f"o{n:02}": _somewhere(rng, size) for n in range(1, size.organisations + 1)}


def _slots(rows: Sequence[Sequence[int]] | None) -> tuple[Slot, ...] | None:
    return None if rows is None else tuple((row[0], row[1], row[2]) for row in rows)


def _volunteer(row: dict[str, Any]) -> Volunteer:
    return Volunteer(**row | {"topics": tuple(row["topics"]), "slots": _slots(row["slots"])})


def _role(row: dict[str, Any]) -> Role:
    lists = {name: tuple(row[name]) for name in ("must_speak", "helpful")}
    return Role(**row | lists | {"slots": _slots(row["slots"])})


def _side(row: dict[str, Any]) -> Side:
    items = {
        name: tuple(Need(kind=kind, topic=topic) for kind, topic in row[name])
        for name in ("gives", "seeks")
    }
    lists = {name: tuple(row[name]) for name in ("languages", "topics")}
    return Side(**row | items | lists)


def _errand(row: dict[str, Any]) -> Errand:
    return Errand(**row | {"languages": tuple(row["languages"])})


def _apart(rng: random.Random, size: TownSize, others: Sequence[str]) -> frozenset[tuple[str, str]]:
    """Draw pairs of volunteers and groups, or roles, that were refused once and for all."""
    who = [f"v{n:04}" for n in range(1, size.volunteers + 1) if rng.random() < _APART]
    return frozenset((volunteer, rng.choice(others)) for volunteer in who)


def _with_settled(rng: random.Random, town: Town) -> Town:
    """Give some volunteers a place that is known to fit them; places are never overfilled."""
    from_here = known(town).fits
    free = [role.capacity for role in town.roles]
    volunteers = list(town.volunteers)
    for number, volunteer in enumerate(volunteers):
        open_roles = [int(n) for n in np.flatnonzero(from_here[number]) if free[n] > 0]
        if rng.random() < _SETTLED and open_roles:
            place = rng.choice(open_roles)
            free[place] -= 1
            volunteers[number] = replace(volunteer, settled_in=town.roles[place].id)
    return replace(town, volunteers=tuple(volunteers))
