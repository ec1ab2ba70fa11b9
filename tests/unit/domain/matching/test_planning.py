"""Plans keep every rule, whoever solves them; pins and bans hold; nobody settled is moved."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given

from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.menus import menus
from helpboard.domain.matching.planning import PinError, make_edges, plan_town
from helpboard.domain.matching.questions import questions
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.scarcity import alternatives, shortages
from helpboard.domain.matching.solving import GREEDY, FlowProblem, flow_value
from helpboard.domain.matching.town import Town
from tests.unit.domain.matching.towns import (
    DISTRICTS,
    FEW,
    OPEN_ROLE,
    SURE,
    role_with,
    towns,
    volunteer_with,
)


def check_plan(town, matcher, plan):
    """Hold a plan against the rules, one pair at a time."""
    settled = Counter(row.settled_in for row in town.volunteers if row.settled_in)
    filled = Counter(row.role for row in plan.proposals)
    people = [row.volunteer for row in plan.proposals]
    assert len(people) == len(set(people))
    assert all(filled[row.id] + settled[row.id] <= max(row.capacity, settled[row.id])
               for row in town.roles)  # fmt: skip
    group_of = {row.id: row.group for row in town.roles}
    come = Counter(group_of[row.role] for row in plan.proposals)
    assert all(come[group] <= most for group, most in town.rooms.items())
    for row in plan.proposals:
        fit = matcher.fit(row.volunteer, row.role)
        assert fit.answer is Answer.YES
        assert fit.quarters == row.quarters
        assert matcher.seeker_of[row.volunteer].volunteer.settled_in is None


@FEW
@given(towns)
def test_a_plan_keeps_every_rule_and_is_the_same_each_time(town):
    matcher = Matcher(town)
    edges = make_edges(matcher)
    plan = plan_town(edges, GREEDY)
    check_plan(town, matcher, plan)
    assert plan == plan_town(make_edges(Matcher(town)), GREEDY)
    assert not plan.is_exact
    assert 0 <= plan.gap <= 1


@FEW
@given(towns)
def test_pins_and_bans_hold(town):
    matcher = Matcher(town)
    edges = make_edges(matcher)
    first = [(row.volunteer, row.role) for row in plan_town(edges, GREEDY).proposals]
    plan = plan_town(edges, GREEDY, pins=first[:2], bans=first[2:])
    pairs = {(row.volunteer, row.role) for row in plan.proposals}
    assert pairs >= set(first[:2])
    assert not pairs & set(first[2:])
    check_plan(town, matcher, plan)


def crowd(people, **role):
    rows = tuple(volunteer_with(SURE, id=f"v{number}") for number in range(people))
    return Town(districts=DISTRICTS, volunteers=rows, roles=(role_with(OPEN_ROLE, **role),))


def test_a_pin_that_no_rule_allows_or_no_place_is_left_for_is_refused():
    edges = make_edges(Matcher(crowd(3, capacity=2)))
    pins = [("v0", "r"), ("v1", "r")]
    assert len(plan_town(edges, GREEDY, pins=pins).proposals) == 2
    with pytest.raises(PinError):
        plan_town(edges, GREEDY, pins=[*pins, ("v2", "r")])
    unsure = replace(crowd(1), volunteers=(volunteer_with(SURE, slots=None),))
    with pytest.raises(PinError):
        plan_town(make_edges(Matcher(unsure)), GREEDY, pins=[("v", "r")])


def test_the_first_places_of_a_group_count_more_so_that_the_emptiest_stays_alive():
    full = role_with(OPEN_ROLE, id="full", group="full", capacity=10)
    empty = role_with(OPEN_ROLE, id="empty", group="empty", capacity=10, district="ost")
    settled = [volunteer_with(SURE, id=f"s{n}", settled_in="full") for n in range(5)]
    town = Town(districts=DISTRICTS, volunteers=(SURE, *settled), roles=(full, empty))
    matcher = Matcher(town)
    assert matcher.best_roles("v")[0].role == "full"
    assert [row.role for row in plan_town(make_edges(matcher), GREEDY).proposals] == ["empty"]


@FEW
@given(towns)
def test_menus_hold_up_to_three_possible_roles_the_known_ones_first(town):
    matcher = Matcher(town)
    edges = make_edges(matcher)
    offered = menus(edges, GREEDY)
    for person, roles in offered.items():
        fits = [matcher.fit(person, role) for role in roles]
        assert 1 <= len(set(roles)) == len(roles) <= 3
        keys = [(fit.answer is Answer.UNKNOWN, -fit.quarters) for fit in fits]
        assert keys == sorted(keys)
        assert Answer.NO not in [fit.answer for fit in fits]
        assert all(row.asks for fit in fits for row in fit.open_questions)
    possible = {matcher.seekers[n].volunteer.id for n, rows in enumerate(edges.known) if rows}
    assert possible <= set(offered)


def test_a_banned_pair_is_in_no_menu():
    edges = make_edges(Matcher(crowd(1)))
    assert menus(edges, GREEDY) == {"v0": ["r"]}
    assert menus(edges, GREEDY, bans=[("v0", "r")]) == {}


def test_the_question_that_may_win_the_most_comes_first_and_idle_ones_are_not_asked():
    ask_time = volunteer_with(SURE, id="time", slots=None)
    far_time = volunteer_with(SURE, id="far", slots=None, topics=("music",), district="ost")
    known = volunteer_with(SURE, id="known")
    no_consent = volunteer_with(SURE, id="no", slots=None, consent=None)
    settled = volunteer_with(SURE, id="settled", slots=None, settled_in="r")
    no_topic = volunteer_with(SURE, id="topic", topics=())
    people = (far_time, no_consent, known, settled, no_topic, ask_time)
    town = Town(districts=DISTRICTS, volunteers=people, roles=(role_with(OPEN_ROLE, capacity=9),))
    asked = questions(make_edges(Matcher(town)))
    assert [(row.volunteer, row.about) for row in asked] == [
        ("time", "slots"), ("far", "slots"), ("topic", "topics"),
    ]  # fmt: skip
    assert [row.gain for row in asked] == sorted((row.gain for row in asked), reverse=True)


def test_nobody_is_asked_whether_she_is_a_woman():
    person = volunteer_with(SURE, woman=None)
    town = Town(
        districts=DISTRICTS, volunteers=(person,), roles=(role_with(OPEN_ROLE, women_only=True),)
    )
    edges = make_edges(Matcher(town))
    assert edges.open[0]
    assert not edges.known[0]
    assert questions(edges) == []
    assert menus(edges, GREEDY) == {}


def test_scarcity_counts_places_people_and_other_ways():
    roles = (role_with(OPEN_ROLE, capacity=4), role_with(OPEN_ROLE, id="next", topic="clothing"))
    people = tuple(volunteer_with(SURE, id=f"v{number}") for number in range(9))
    matcher = Matcher(Town(districts=DISTRICTS, volunteers=people, roles=roles))
    edges = make_edges(matcher)
    (short,) = shortages(edges)
    assert (short.role, short.places, short.people) == ("r", 4, 9)
    rows = alternatives(edges, plan_town(edges, GREEDY))
    assert {(row.role, row.lost, row.nearly_equal) for row in rows} == {
        ("r", 0, ()), ("next", 80, ("r",)),
    }  # fmt: skip


def test_the_greedy_plan_forgets_a_bonus_that_is_used_up():
    problem = FlowProblem(
        seeker=[0, 1, 1], place=[0, 0, 1], gain=[10, 9, 12], supply=[1, 1], capacity=[2, 1],
        pool_of=[0, 1], tiers=[((1, 10),), ()],
    )  # fmt: skip
    assert GREEDY.flow(problem).chosen == (0, 2)
    assert flow_value(problem, (0, 2)) == 32
