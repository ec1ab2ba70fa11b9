"""Draws what there is to do: roles of the circles, requests of organisations, sport mentors."""

import random
from typing import Any, Final

from helpboard.cli.match.generator.habits import (
    HELPFUL,
    NEEDED,
    WITH_CHILDREN,
    meeting_time,
    pick,
)
from helpboard.cli.match.generator.sizes import TownSize

_FEWEST: Final = 3
"""Places of a circle's role, at the least."""

Row = dict[str, Any]


def make_roles(rng: random.Random, size: TownSize, homes: dict[str, str]) -> list[Row]:
    """Draw all roles; `homes` are the districts of circles and organisations by their id."""
    circles = [key for key in homes if key.startswith("g")]
    of_circles = [
        _role(rng, group=key, district=homes[key], topic=topic)
        for key in circles
        for topic in pick(rng, NEEDED, rng.randint(*size.roles_of_a_circle))
    ]
    others = _requests(rng, size, homes) + _mentors(rng, size)
    _share_places(rng, of_circles, size.places - sum(role["capacity"] for role in others))
    roles = of_circles + others
    for number, role in enumerate(roles, 1):
        role["id"] = f"r{number:03}"
    return roles


def _requests(rng: random.Random, size: TownSize, homes: dict[str, str]) -> list[Row]:
    return [
        _role(rng, group=key, district=homes[key], topic=topic)
        | {"capacity": rng.randint(*size.places_of_a_request)}
        for key in homes
        if key.startswith("o")
        for topic in pick(rng, NEEDED, rng.randint(*size.requests_of_an_organisation))
    ]


def _mentors(rng: random.Random, size: TownSize) -> list[Row]:
    slugs = [area.slug for area in size.districts]
    weights = [size.people_in[slug] for slug in slugs]
    return [
        _role(
            rng,
            group=f"m{number:02}",
            district=rng.choices(slugs, weights)[0],
            topic=rng.choices(("sport", "mentoring"), (7, 3))[0],
        )
        | {"capacity": 1}
        for number in range(1, size.mentors + 1)
    ]


def _share_places(rng: random.Random, roles: list[Row], places: int) -> None:
    for role in roles:
        role["capacity"] = _FEWEST
    eager = [rng.gammavariate(2, 1) for _ in roles]
    for role in rng.choices(roles, eager, k=places - _FEWEST * len(roles)):
        role["capacity"] += 1


def _role(rng: random.Random, *, group: str, district: str, topic: str) -> Row:
    return {
        "id": "",
        "group": group,
        "district": district,
        "topic": topic,
        "must_speak": _must_speak(rng, topic),
        "helpful": pick(rng, HELPFUL, rng.choices((0, 1, 2, 3), (25, 35, 25, 15))[0]),
        "slots": [list(slot) for slot in meeting_time(rng, topic)],
        "min_minutes": rng.choice((60, 60, 60, 90)),
        "capacity": 0,
        "min_age": rng.choices((None, 16, 18), (60, 10, 30))[0],
        "clearance_needed": topic in WITH_CHILDREN and rng.random() < 0.7,
        "women_only": topic == "women" or (topic in {"sport", "sewing"} and rng.random() < 0.15),
    }


def _must_speak(rng: random.Random, topic: str) -> list[str]:
    if topic == "interpreting":
        return ["de", *pick(rng, HELPFUL, 1, without=("en",))]
    return ["de"] if rng.random() < 0.5 else []
