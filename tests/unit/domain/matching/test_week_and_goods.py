"""The interpreters' week and pairs for goods."""

import pytest

from helpboard.domain.matching.goods import Carrier, Goods, pair_goods
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.roster import GREEDY_ROSTER
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.week_plan import Appointment, Interpreter, Week, can_come, plan_week
from tests.unit.domain.matching.towns import DISTRICTS

TRAVEL = TravelTable(DISTRICTS, {})
DATE = Appointment(id="a", district="mitte", languages=("ar", "de"), start=600, end=660)


def person(**changes):
    row = {"id": "i", "district": "mitte", "languages": {"ar": "C1", "de": "B2"},
           "slots": ((0, 540, 1020),), "released": True}  # fmt: skip
    return Interpreter(**row | changes)


def busy(district, start):
    return Appointment(id="b", district=district, languages=(), start=start, end=700)


@pytest.mark.parametrize(
    ("changes", "comes"),
    [
        ({}, True),
        ({"released": None}, False),
        ({"slots": None}, False),
        ({"slots": ((0, 610, 1020),)}, False),
        ({"languages": {"ar": "C1", "de": "B1"}}, False),
        ({"languages": {"ar": "C1"}}, False),
        ({"max_travel": 7}, False),
        ({"district": None}, False),
        ({"busy": (busy("mitte", 640),)}, False),
        ({"busy": (busy("mitte", 660),)}, True),
        ({"busy": (busy("ost", 660),)}, False),
    ],
)  # fmt: skip
def test_who_can_come_is_released_speaks_has_time_and_gets_there(changes, comes):
    assert (can_come(DATE, person(**changes), TRAVEL) is not None) is comes


def test_the_week_takes_few_people_and_shows_what_is_missing_as_gaps():
    rows = [
        DATE,
        Appointment(id="b", district="mitte", languages=("ar", "de"), start=660, end=720),
        Appointment(id="c", district="mitte", languages=("ar", "de"), start=700, end=760),
        Appointment(id="d", district="mitte", languages=("so", "de"), start=800, end=860),
    ]
    people = [person(id="near"), person(id="far", district="ost"), person(id="no", released=False)]
    plan = plan_week(Week(rows, people, TRAVEL), GREEDY_ROSTER)
    assert plan.pairs == (("a", "near"), ("b", "near"), ("c", "far"))
    assert (plan.people, plan.uncovered) == (2, ("d",))
    (gap,) = plan.gaps
    assert (gap.language, gap.appointments, gap.speakers) == ("so", ("d",), 0)
    banned = plan_week(
        Week(rows, people, TRAVEL), GREEDY_ROSTER, pins=[("a", "far")], bans=[("b", "near")]
    )
    assert dict(banned.pairs) == {"a": "far", "b": "far", "c": "near"}


def test_goods_meet_by_thing_size_and_number_and_are_carried_by_who_can():
    offers = [
        Goods(id="bike", thing="bicycle", district="ost", size="26", quantity=2),
        Goods(id="unsized", thing="bicycle", district="mitte"),
        Goods(id="sofa", thing="sofa", district="ost", heavy=frozenset({"van"})),
        Goods(id="bed", thing="bed", district="ost", heavy=frozenset({"two-people"}),
              can_be_brought=True),
    ]  # fmt: skip
    requests = [
        Goods(id="young", thing="bicycle", district="mitte", size="26", quantity=2, age_days=1),
        Goods(id="old", thing="bicycle", district="mitte", size="26", age_days=9),
        Goods(id="small", thing="bicycle", district="mitte", size="20"),
        Goods(id="sits", thing="sofa", district="mitte"),
        Goods(id="sleeps", thing="bed", district="mitte"),
    ]
    carriers = [
        Carrier(id="car", district="ost", vehicle="car"),
        Carrier(id="elsewhere", district="ost", vehicle="van", to_district="vaihingen"),
        Carrier(id="van", district="vaihingen", vehicle="van"),
    ]
    rows = pair_goods(offers, requests, carriers, TRAVEL)
    told = {(row.request, row.offer): row for row in rows}
    assert {key: row.quantity for key, row in told.items()} == {
        ("old", "bike"): 1, ("young", "bike"): 1, ("young", "unsized"): 1,
        ("sits", "sofa"): 1, ("sleeps", "bed"): 1,
    }  # fmt: skip
    assert told["young", "unsized"].answer is Answer.UNKNOWN
    assert (told["sits", "sofa"].must_be_carried, told["sits", "sofa"].carrier) == (True, "van")
    assert (told["sleeps", "bed"].must_be_carried, told["sleeps", "bed"].carrier) == (False, None)
