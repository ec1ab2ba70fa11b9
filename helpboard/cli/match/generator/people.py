"""Draws the volunteers of a town: what their profiles say, and what they mean."""

import random
from typing import Any, Final, NamedTuple

from helpboard.cli.match.generator.habits import LIKED, SPOKEN, WITH_CHILDREN, free_time, pick
from helpboard.cli.match.generator.sizes import TownSize
from helpboard.cli.match.truth.inner import Mind

WITHOUT_TIMES: Final = 0.15
WITH_A_TOPIC_NOT_MEANT: Final = 0.15
WITH_A_TOPIC_NOT_DECLARED: Final = 0.30

_LEVELS: Final = ("A1", "A2", "B1", "B2", "C1", "C2")


class Person(NamedTuple):
    """A volunteer of the town file, and the mind behind it."""

    declared: dict[str, Any]
    mind: Mind


def make_people(rng: random.Random, size: TownSize) -> list[Person]:
    """Draw as many volunteers as the town has, spread over districts as its inhabitants are."""
    slugs = [area.slug for area in size.districts]
    homes = rng.choices(slugs, [size.people_in[slug] for slug in slugs], k=size.volunteers)
    return [_person(rng, f"v{number:04}", home) for number, home in enumerate(homes, 1)]


def _person(rng: random.Random, key: str, home: str) -> Person:
    declared = pick(rng, LIKED, rng.choices((1, 2, 3, 4), (20, 40, 30, 10))[0])
    age = min(84, max(16, round(rng.gauss(46, 18))))
    mind = Mind(
        topics=tuple(_meant(rng, declared)),
        slots=free_time(rng),
        is_woman=rng.random() < 0.62,
        age=age,
    )
    return Person(
        {
            "id": key,
            "district": home,
            "topics": declared,
            "languages": _languages(rng),
            "slots": None if rng.random() < WITHOUT_TIMES else [list(slot) for slot in mind.slots],
            "hours": None if rng.random() < 0.2 else rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 8)),
            "max_travel": None if rng.random() < 0.4 else rng.choice((20, 30, 30, 40, 45, 60)),
            "age": None if rng.random() < 0.1 else age,
            "clearance": _clearance(rng, wishes=declared),
            "woman": True if mind.is_woman and rng.random() < 0.8 else None,
            "consent": rng.random() < 0.97,
            "settled_in": None,
        },
        mind,
    )


def _meant(rng: random.Random, declared: list[str]) -> list[str]:
    meant = list(declared)
    if rng.random() < WITH_A_TOPIC_NOT_MEANT:
        meant.remove(rng.choice(meant))
    if rng.random() < WITH_A_TOPIC_NOT_DECLARED or not meant:
        meant += pick(rng, LIKED, 1, without=declared)
    return meant


def _languages(rng: random.Random) -> dict[str, str]:
    german = rng.choices(("C2", "C1", "B2", "B1", "A2"), (70, 12, 9, 6, 3))[0]
    others = [code for code, share in SPOKEN.items() if rng.random() < share / 100]
    return {"de": german} | {code: rng.choice(_LEVELS[1:]) for code in others}


def _clearance(rng: random.Random, *, wishes: list[str]) -> bool | None:
    has = 0.6 if WITH_CHILDREN.intersection(wishes) else 0.15
    return rng.choices((True, False, None), (has, 0.05, 0.95 - has))[0]
