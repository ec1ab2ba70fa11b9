"""Small towns with everything in them that a real one has: unknowns, limits, blocks, settled."""

import random

from hypothesis import settings
from hypothesis import strategies as st

from helpboard.domain.matching.town import (
    Cover,
    District,
    Need,
    Role,
    Side,
    Standing,
    Town,
    Volunteer,
)

TOPICS = ("sewing", "clothing", "music", "tandem", "german-course", "homework", "bicycle")
LANGUAGES = ("ar", "fa", "tr", "de")
LEVELS = ("A1", "A2", "B1", "C1")
DISTRICTS = (
    District(id="mitte", lat=48.777, lon=9.180),
    District(id="ost", lat=48.783, lon=9.210),
    District(id="vaihingen", lat=48.730, lon=9.110),
)


def district(rng):
    return rng.choice(DISTRICTS).id


def slots(rng):
    return tuple(
        (rng.randrange(7), start * 60, (start + rng.randint(1, 4)) * 60)
        for start in rng.sample(range(8, 20), rng.randint(0, 3))
    )


def maybe(rng, value):
    return None if rng.random() < 0.25 else value


def volunteer(rng, number):
    return Volunteer(
        id=f"v{number}",
        district=maybe(rng, district(rng)),
        topics=tuple(rng.sample(TOPICS, rng.randint(0, 3))),
        languages={code: rng.choice(LEVELS) for code in rng.sample(LANGUAGES, rng.randint(0, 3))},
        slots=maybe(rng, slots(rng)),
        hours=maybe(rng, rng.choice((0, 1, 1.5, 4))),
        max_travel=maybe(rng, rng.choice((5, 20, 60))),
        age=maybe(rng, rng.choice((15, 17, 30))),
        clearance=rng.choice((True, False, None)),
        woman=rng.choice((True, None)),
        consent=rng.choice((True, True, True, False, None)),
        needs_step_free=rng.choice((True, None, None)),
    )


def role(rng, number):
    return Role(
        id=f"r{number}",
        group=f"g{number // 2}",
        district=district(rng),
        topic=rng.choice(TOPICS),
        must_speak=tuple(rng.sample(LANGUAGES, rng.choice((0, 0, 0, 1)))),
        helpful=tuple(rng.sample(LANGUAGES, rng.randint(0, 3))),
        slots=maybe(rng, slots(rng)),
        min_minutes=rng.choice((0, 60, 60, 90)),
        capacity=rng.randint(1, 3),
        min_age=rng.choice((None, None, 16, 18)),
        clearance_needed=rng.random() < 0.2,
        women_only=rng.random() < 0.1,
        is_step_free=rng.choice((True, False, None)),
        is_active=rng.random() < 0.9,
    )


def random_town(seed):
    rng = random.Random(seed)
    people = [volunteer(rng, number) for number in range(rng.randint(1, 14))]
    roles = [role(rng, number) for number in range(rng.randint(1, 10))]
    pairs = [(one.id, two) for one in people for two in roles]
    rng.shuffle(pairs)
    for one, two in pairs[:2]:
        if rng.random() < 0.5:
            index = int(one[1:])
            people[index] = volunteer_with(people[index], settled_in=two.id)
    return Town(
        districts=DISTRICTS,
        volunteers=tuple(people),
        roles=tuple(roles),
        travel_minutes={("mitte", "vaihingen"): 31.5} if rng.random() < 0.5 else {},
        blocked=frozenset((one, two.group) for one, two in pairs[2:4]),
        declined=frozenset((one, two.id) for one, two in pairs[4:6]),
        standings={"g0": Standing(load=0.5), "g1": Standing(stale_days=3)},
    )


def volunteer_with(one, **changes):
    return Volunteer(**{name: getattr(one, name) for name in one.__slots__} | changes)


def role_with(one, **changes):
    return Role(**{name: getattr(one, name) for name in one.__slots__} | changes)


SURE = volunteer_with(
    Volunteer(id="v"),
    district="mitte", topics=("sewing",), languages={"ar": "C1", "de": "B1"},
    slots=((2, 1020, 1260),), hours=6, max_travel=40, age=30, clearance=True, woman=True,
    consent=True,
)  # fmt: skip
"""Somebody of whom everything is known and who may do everything."""

OPEN_ROLE = Role(
    id="r", group="g", district="mitte", topic="sewing", slots=((2, 1020, 1140),), capacity=2,
    is_step_free=True,
)  # fmt: skip


def pair(volunteer=SURE, role=OPEN_ROLE, **town):
    return Town(districts=DISTRICTS, volunteers=(volunteer,), roles=(role,), **town)


def side(name, gives=(), seeks=(), **rest):
    return Side(
        id=name,
        district=rest.pop("district", "mitte"),
        gives=tuple(Need(kind=kind, topic=topic) for kind, topic in gives),
        seeks=tuple(Need(kind=kind, topic=topic) for kind, topic in seeks),
        **rest,
    )


def closing_town(seed=1, people=24, teams=6):
    """A site that closes: teams from near it, roles all over, languages wanted farther out."""
    rng = random.Random(seed)
    rows = [
        volunteer_with(
            SURE, id=f"v{number}", topics=(rng.choice(TOPICS),),
            languages={rng.choice(LANGUAGES[:3]): "C1"}, max_travel=60,
        )
        for number in range(people)
    ]  # fmt: skip
    roles = [
        role_with(
            OPEN_ROLE, id=f"r{number}", group=f"g{number}", topic=rng.choice(TOPICS),
            district=DISTRICTS[number % 3].id, capacity=16,
        )
        for number in range(6)
    ]  # fmt: skip
    size = people // teams
    return Town(
        districts=DISTRICTS,
        volunteers=tuple(rows),
        roles=tuple(roles),
        teams=tuple(
            tuple(row.id for row in rows[start : start + size])
            for start in range(0, people, size)
        ),
        cover=tuple(Cover(district=row.id, languages=("ar", "fa", "tr")) for row in DISTRICTS),
    )  # fmt: skip


FEW = settings(max_examples=50)
"""Each town holds a hundred pairs, so few towns are many cases."""

towns = st.integers(0, 10**6).map(random_town)
