"""What speaks against a pair and what would change it is found by changing and scoring again."""

from hypothesis import given

from helpboard.domain.matching.explaining import OVERCOME, against, near_misses, what_would_change
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.town import Town
from tests.unit.domain.matching.towns import (
    DISTRICTS,
    FEW,
    OPEN_ROLE,
    SURE,
    pair,
    role_with,
    towns,
    volunteer_with,
)


def test_the_criterion_that_lacks_most_speaks_against_and_nothing_does_when_all_is_well():
    far = Matcher(pair(role=role_with(OPEN_ROLE, district="vaihingen", helpful=("ar",))))
    assert against(far.fit("v", "r").reasons, far.weights).code == "travel-far"
    near = Matcher(
        pair(role=role_with(OPEN_ROLE, helpful=("ar",), slots=((2, 1020, 1200),)))
    )  # fmt: skip
    assert against(near.fit("v", "r").reasons, near.weights) is None


def test_a_role_would_be_first_with_the_time_it_needs():
    later = role_with(OPEN_ROLE, id="later", helpful=("ar",), slots=((3, 1200, 1320),))
    town = Town(districts=DISTRICTS, volunteers=(SURE,), roles=(OPEN_ROLE, later))
    matcher = Matcher(town)
    assert matcher.best_roles("v")[0].role == "r"
    change = what_would_change(matcher, matcher.fit("v", "later"))
    assert change.code == "first-with-time"
    assert change.params == {"weekday": 3, "from": 1200, "to": 1320}
    slots = (*SURE.slots, (3, 1200, 1320))
    told = Matcher(
        Town(
            districts=DISTRICTS,
            volunteers=(volunteer_with(SURE, slots=slots),),
            roles=(OPEN_ROLE, later),
        )
    )
    assert told.best_roles("v")[0].role == "later"
    assert told.fit("v", "later").quarters == matcher.fit("v", "later").quarters + change.gain


def test_a_near_miss_says_which_rule_it_fails_and_what_would_make_it_possible():
    rows = (
        role_with(OPEN_ROLE, id="best", helpful=("ar",)),
        role_with(OPEN_ROLE, id="far", district="vaihingen"),
        role_with(OPEN_ROLE, id="tr", must_speak=("tr",)),
        role_with(OPEN_ROLE, id="two", must_speak=("tr",), district="vaihingen"),
        role_with(OPEN_ROLE, id="declined"),
    )
    town = Town(
        districts=DISTRICTS, volunteers=(volunteer_with(SURE, max_travel=20),), roles=rows,
        declined=frozenset({("v", "declined")}),
    )  # fmt: skip
    matcher = Matcher(town)
    assert [
        (fit.role, fit.failed[0].rule, what_would_change(matcher, fit).code)
        for fit in near_misses(matcher, "v")
    ] == [
        ("tr", "language", "possible-with-language"), ("far", "travel", "possible-with-travel"),
    ]  # fmt: skip


@FEW
@given(towns)
def test_near_misses_fail_by_exactly_one_rule_and_their_change_is_true(town):
    matcher = Matcher(town)
    for person in town.volunteers[:3]:
        for miss in near_misses(matcher, person.id, most=5):
            (failed,) = miss.failed
            assert not miss.open_questions
            assert failed.rule in OVERCOME
            change = what_would_change(matcher, miss)
            if change is not None and "time" in change.code:
                params = change.params
                slot = params["weekday"], params["from"], params["to"]
                told = volunteer_with(person, slots=(*(person.slots or ()), slot))
                people = [told if row is person else row for row in town.volunteers]
                changed = Matcher(
                    Town(**{n: getattr(town, n) for n in town.__slots__} | {"volunteers": people})
                )
                assert changed.fit(person.id, miss.role).answer is Answer.YES
