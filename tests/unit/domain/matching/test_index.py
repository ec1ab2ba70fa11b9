"""Finding by index gives what looking at everything gives."""

from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.matching.index import members
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.planning import make_edges
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.town import Standing, Town
from tests.unit.domain.matching.towns import (
    DISTRICTS,
    FEW,
    OPEN_ROLE,
    SURE,
    role_with,
    towns,
)


@FEW
@given(towns, st.integers(1, 4))
def test_the_best_roles_are_those_of_a_look_at_every_pair(town, most):
    matcher = Matcher(town)
    for person in town.volunteers:
        fits = [matcher.fit(person.id, role.id) for role in town.roles]
        wanted = sorted(
            (fit.answer is Answer.UNKNOWN, -fit.quarters)
            for fit in fits
            if fit.answer is not Answer.NO
        )
        found = matcher.best_roles(person.id, most=most)
        keys = [(fit.answer is Answer.UNKNOWN, -fit.quarters) for fit in found]
        assert keys == wanted[:most]


@FEW
@given(towns)
def test_the_edges_of_a_plan_are_all_known_and_all_open_pairs(town):
    matcher = Matcher(town)
    edges = make_edges(matcher)
    for answer, rows in ((Answer.YES, edges.known), (Answer.UNKNOWN, edges.open)):
        found = {(number, row.number) for number, row_list in enumerate(rows) for row in row_list}
        assert found == {
            (seeker.number, place.number)
            for seeker in matcher.seekers
            for place in matcher.places
            if matcher.answer(seeker, place) is answer
        }


@FEW
@given(st.sets(st.integers(0, 5000)))
def test_members_are_the_bits_of_a_set(numbers):
    assert list(members(sum(1 << number for number in numbers))) == sorted(numbers)


def test_equal_roles_are_ordered_by_load_freshness_and_response_outside_the_score():
    rows = {"g0": {}, "g1": {"load": 0.9}, "g2": {"load": 0.1, "stale_days": 9},
            "g3": {"load": 0.1, "stale_days": 2, "response_rate": 0.1},
            "g4": {"load": 0.1, "stale_days": 2, "response_rate": 0.9}}  # fmt: skip
    roles = tuple(role_with(OPEN_ROLE, id=f"r{name[1]}", group=name) for name in rows)
    town = Town(
        districts=DISTRICTS, volunteers=(SURE,), roles=roles,
        standings={name: Standing(**row) for name, row in rows.items()},
    )  # fmt: skip
    best = Matcher(town).best_roles("v", most=5)
    assert [fit.role for fit in best] == ["r4", "r3", "r2", "r1", "r0"]
    assert len({fit.quarters for fit in best}) == 1


def test_the_search_does_not_end_before_languages_and_time_can_make_up_for_the_way():
    near = role_with(OPEN_ROLE, id="near", helpful=("tr",), slots=((2, 1020, 1080),))
    far = role_with(OPEN_ROLE, id="far", helpful=("ar",), slots=((2, 1020, 1260),), district="ost")
    town = Town(districts=DISTRICTS, volunteers=(SURE,), roles=(near, far))
    assert [fit.role for fit in Matcher(town).best_roles("v", most=1)] == ["far"]
