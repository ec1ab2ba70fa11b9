"""Draws what organisations and groups lastingly give and seek, and what is true of it."""

import random
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from helpboard.cli.match.generator.habits import HELPFUL, NEEDED, meeting_time, pick
from helpboard.cli.match.truth.inner import House
from helpboard.domain.topics import BRANCHES, leaves_of
from helpboard.domain.when import Slot

NO_LONGER_GIVEN: Final = 0.15
"""Share of what is said to be given, or worked on, that is so no more."""
GIVEN_UNSAID: Final = 0.30
"""Share of organisations and groups that give or do something which they do not say."""
WITHOUT_TIMES: Final = 0.15

# How often each kind is given and sought, counted in the notices of the demo town.
_GIVEN_BY_ORGANISATIONS: Final = {
    "room": 17, "training": 10, "expert-hour": 8, "places": 8, "material": 7, "internships": 5,
    "referrals": 4, "money-advice": 4, "people": 3, "public-relations": 2, "transport": 2,
}  # fmt: skip
_SOUGHT_BY_ORGANISATIONS: Final = {
    "people": 24, "referrals": 5, "material": 3, "hosts": 3, "room": 3, "expert-hour": 2,
}  # fmt: skip
_GIVEN_BY_GROUPS: Final = {
    "hosts": 6, "referrals": 4, "room": 2, "training": 2, "material": 2, "expert-hour": 1,
}  # fmt: skip
_SOUGHT_BY_GROUPS: Final = {
    "room": 12, "people": 10, "material": 10, "expert-hour": 6, "training": 5, "referrals": 5,
    "transport": 4, "money-advice": 2, "internships": 2, "places": 2, "public-relations": 1,
}  # fmt: skip

Items = list[tuple[str, str]]


class Side(NamedTuple):
    """An organisation or group of the town file, and what is true of it."""

    declared: dict[str, Any]
    house: House


def make_organisation(rng: random.Random, key: str, district: str) -> Side:
    """Draw an organisation: at home in one or two branches, open on weekdays."""
    leaves = [
        leaf for branch in rng.sample(BRANCHES, rng.randint(1, 2)) for leaf in leaves_of(branch)
    ]
    focus = rng.sample(leaves, min(len(leaves), rng.randint(3, 5)))
    gives = _items(rng, _GIVEN_BY_ORGANISATIONS, focus, rng.randint(1, 4))
    seeks = _items(rng, _SOUGHT_BY_ORGANISATIONS, focus, rng.randint(1, 3))
    slots = [(day, 540, rng.choice((720, 960, 1080))) for day in sorted(rng.sample(range(5), 3))]
    if rng.random() < 0.4:
        slots = [(day, start, 1140) for day, start, _ in slots]
    return _side(rng, key, district, gives=gives, seeks=seeks, focus=focus, slots=tuple(slots))


def make_group(rng: random.Random, key: str, district: str, topics: Sequence[str]) -> Side:
    """Draw a group that works on what its roles are about, and lends people for some of it."""
    slots = tuple(sorted({slot for topic in topics[:2] for slot in meeting_time(rng, topic)}))
    gives = [("people", topic) for topic in topics[: rng.randint(1, 3)]]
    gives += _items(rng, _GIVEN_BY_GROUPS, topics, rng.randint(0, 2))
    seeks = _items(rng, _SOUGHT_BY_GROUPS, topics, rng.randint(1, 4))
    return _side(rng, key, district, gives=gives, seeks=seeks, focus=topics, slots=slots)


def make_post(rng: random.Random, key: str, district: str) -> dict[str, Any]:
    """Draw a request on the board: people for one topic, at its times, in some languages."""
    topic = pick(rng, NEEDED, 1)[0]
    return {
        "id": key,
        "district": district,
        "topic": topic,
        "kind": "people",
        "languages": pick(rng, HELPFUL, rng.choice((0, 1, 1, 2))),
        "slots": meeting_time(rng, topic),
    }


def _items(
    rng: random.Random, kinds: Mapping[str, float], topics: Sequence[str], count: int
) -> Items:
    drawn = rng.choices(list(kinds), list(kinds.values()), k=count)
    return list(dict.fromkeys((kind, rng.choice(topics)) for kind in drawn))


def _side(
    rng: random.Random,
    key: str,
    district: str,
    *,
    gives: Items,
    seeks: Items,
    focus: Sequence[str],
    slots: tuple[Slot, ...],
) -> Side:
    declared = {
        "id": key,
        "district": district,
        "gives": gives,
        "seeks": seeks,
        "languages": ["de", *pick(rng, HELPFUL, rng.choice((0, 1, 2, 3)))],
        "topics": list(focus),
        "slots": None if rng.random() < WITHOUT_TIMES else slots,
    }
    really = [item for item in gives if rng.random() >= NO_LONGER_GIVEN]
    if rng.random() < GIVEN_UNSAID:
        really.append((rng.choice(("room", "people", "material")), rng.choice(focus)))
    topics = [topic for topic in focus if rng.random() >= NO_LONGER_GIVEN]
    if rng.random() < GIVEN_UNSAID:
        topics += pick(rng, NEEDED, 1, without=focus)
    house = House(gives=tuple(really), seeks=tuple(seeks), topics=tuple(topics), slots=slots)
    return Side(declared, house)
