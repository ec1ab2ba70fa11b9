"""What would change two sides: said so, scored again, and true."""

import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from helpboard.domain.matching.partners import best_partners, is_exchange, near_partners, partner
from helpboard.domain.matching.side_changes import errand_change, partner_change
from helpboard.domain.matching.town import Errand, Need
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Weights
from tests.unit.domain.matching.towns import DISTRICTS, LANGUAGES, side

TRAVEL, WEIGHTS = TravelTable(DISTRICTS, {}), Weights()
WEDNESDAY = ((2, 1020, 1200),)
CLUB = side("club", seeks=[("room", "sewing")], slots=((0, 540, 660),))


def change(one, other, others):
    return partner_change(one, other, others, TRAVEL, WEIGHTS)


def test_the_second_would_be_first_with_the_time_that_it_has():
    same = {"gives": [("room", "sewing")]}
    first = side("a", **same, slots=((0, 540, 630),))
    second = side("b", **same, slots=WEDNESDAY)
    assert [row.other for row in best_partners(CLUB, [first, second], TRAVEL, WEIGHTS)] == [
        "a",
        "b",
    ]
    found = change(CLUB, second, [first, second])
    assert (found.code, found.params) == (
        "first-with-time",
        {"weekday": 2, "from": 1020, "to": 1200},
    )


def test_a_near_miss_would_be_possible_if_one_gave_what_the_other_seeks():
    both_seek = side("b", seeks=[("people", "sewing"), ("room", "music")])
    both_give = side("c", gives=[("training", "sewing")])
    better = side("a", gives=[("room", "sewing")], slots=((0, 540, 720),))
    others = [better, both_seek, both_give]
    found = [change(CLUB, one, others) for one in (both_seek, both_give)]
    assert [(one.code, one.params["kind"], one.params["topic"]) for one in found] == [
        ("possible-with-give", "people", "sewing"),
        ("possible-with-seek", "training", "sewing"),
    ]


def test_a_group_with_other_times_would_be_possible_at_its_own():
    errand = Errand(
        id="p", district="mitte", topic="sewing", is_request=True, slots=((0, 600, 720),)
    )
    there = side("a", topics=("sewing",), slots=((0, 540, 780),))
    later = side("b", topics=("sewing",), slots=WEDNESDAY, district="vaihingen")
    found = errand_change(errand, later, [there, later], TRAVEL, WEIGHTS)
    assert (found.code, found.params["weekday"]) == ("possible-with-time", 2)
    anytime = replace(errand, slots=None)
    assert errand_change(anytime, later, [there, later], TRAVEL, WEIGHTS) is None


@settings(max_examples=60)
@given(st.integers(0, 10**6))
def test_what_a_change_promises_is_true(seed):
    rng = random.Random(seed)
    one, *others = (_any_side(rng, number) for number in range(7))
    rows = [
        *best_partners(one, others, TRAVEL, WEIGHTS, most=6),
        *near_partners(one, others, TRAVEL, WEIGHTS, most=6),
    ]
    for row in rows:
        other = next(each for each in others if each.id == row.other)
        found = change(one, other, others)
        if found is None:
            continue
        told = _told(one, found)
        then = partner(told, other, TRAVEL, WEIGHTS)
        assert is_exchange(then)
        assert then.quarters == row.quarters + found.gain
        best = best_partners(told, others, TRAVEL, WEIGHTS)[0].other
        assert (best == other.id) or not found.code.startswith("first")


def _any_side(rng, number):
    def needs():
        return [
            (rng.choice(("room", "people", "training")), rng.choice(("sewing", "music", "tandem")))
            for _ in range(rng.randint(0, 2))
        ]

    return side(
        f"s{number}",
        gives=needs(),
        seeks=needs(),
        district=rng.choice(DISTRICTS).id,
        languages=tuple(rng.sample(LANGUAGES, rng.randint(0, 2))),
        slots=rng.choice((None, ((2, 1020, 1140),), ((0, 540, 720), (5, 600, 900)))),
    )


def _told(one, found):
    kind, params = found.code.rpartition("-")[2], found.params
    if kind == "time":
        slot = params["weekday"], params["from"], params["to"]
        return replace(one, slots=(*(one.slots or ()), slot))
    if kind == "language":
        return replace(one, languages=(*one.languages, params["language"]))
    need, name = Need(kind=params["kind"], topic=params["topic"]), f"{kind}s"
    return replace(one, **{name: (*getattr(one, name), need)})
