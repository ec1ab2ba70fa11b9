"""OR-Tools finds at least what the greedy way finds, and keeps the same rules."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.adapters import solver
from helpboard.adapters.solver import closing_solver, flow_solver, has_solver, roster_solver
from helpboard.domain.matching.closing import (
    ClosingSite,
    NewGroup,
    plan_closing,
    second_best,
    team_by_team,
)
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.menus import menus
from helpboard.domain.matching.placing import GREEDY_PLACING, may_be
from helpboard.domain.matching.planning import PinError, make_edges, plan_town
from helpboard.domain.matching.roster import GREEDY_ROSTER, RosterProblem, roster_value
from helpboard.domain.matching.solving import GREEDY, FlowProblem, flow_value
from helpboard.domain.matching.town import Town
from tests.unit.domain.matching.test_planning import check_plan
from tests.unit.domain.matching.towns import (
    DISTRICTS,
    FEW,
    OPEN_ROLE,
    SURE,
    closing_town,
    role_with,
    towns,
    volunteer_with,
)


@FEW
@given(towns)
def test_the_flow_is_at_least_as_good_as_the_greedy_plan_and_always_the_same(town):
    matcher = Matcher(town)
    edges = make_edges(matcher)
    plan = plan_town(edges, flow_solver())
    check_plan(town, matcher, plan)
    assert plan.value >= plan_town(edges, GREEDY).value
    assert plan == plan_town(edges, flow_solver())
    assert (plan.is_exact, plan.gap) == (True, 0)
    first = [(row.volunteer, row.role) for row in plan.proposals]
    again = plan_town(edges, flow_solver(), pins=first[:1], bans=first[1:])
    pairs = {(row.volunteer, row.role) for row in again.proposals}
    assert pairs >= set(first[:1])
    assert not pairs & set(first[1:])
    assert again.value <= plan.value
    assert all(len(set(row)) == len(row) <= 3 for row in menus(edges, flow_solver()).values())


@FEW
@given(towns, st.integers(0, 3))
def test_no_group_gets_more_people_than_it_takes_in_all_its_roles(town, room):
    town = replace(town, rooms={role.group: room for role in town.roles})
    matcher = Matcher(town)
    edges = make_edges(matcher)
    exact, greedy = (plan_town(edges, one) for one in (flow_solver(), GREEDY))
    for plan in (exact, greedy):
        check_plan(town, matcher, plan)
    assert exact.value >= greedy.value


def test_a_group_with_little_room_gets_the_best_and_pins_beyond_it_are_refused():
    people = tuple(volunteer_with(SURE, id=f"v{number}") for number in range(4))
    roles = tuple(role_with(OPEN_ROLE, id=f"r{n}", capacity=3) for n in range(2))
    town = Town(districts=DISTRICTS, volunteers=people, roles=roles, rooms={"g": 2})
    edges = make_edges(Matcher(town))
    for one in (flow_solver(), GREEDY):
        assert len(plan_town(edges, one).proposals) == 2
    pins = [("v0", "r0"), ("v1", "r1"), ("v2", "r1")]
    with pytest.raises(PinError):
        plan_town(edges, flow_solver(), pins=pins)
    assert len(plan_town(edges, flow_solver(), pins=pins[:2]).proposals) == 2


@FEW
@given(st.integers(0, 50))
def test_a_closing_site_fills_no_group_beyond_what_it_takes(seed):
    town = closing_town(seed)
    roles = tuple(role_with(one, group=f"g{n // 2}") for n, one in enumerate(town.roles))
    rooms = {role.group: 5 for role in roles}
    site = ClosingSite(make_edges(Matcher(replace(town, roles=roles, rooms=rooms))))
    group_of = {role.id: role.group for role in roles}
    for plan in (
        plan_closing(site, closing_solver(1)),
        plan_closing(site, GREEDY_PLACING),
        team_by_team(site, GREEDY_PLACING),
    ):
        come = Counter(group_of[row.role] for row in plan.proposals)
        assert max(come.values()) <= 5
        assert may_be(site.problem(), plan.placed)


def test_the_flow_gives_way_where_greed_does_not_and_skips_what_gains_nothing():
    problem = FlowProblem(
        seeker=[0, 0, 1, 2], place=[0, 1, 0, 1], gain=[10, 9, 8, -5], supply=[1, 1, 1],
        capacity=[1, 1], pool_of=[0, 0], tiers=[((1, 2),)],
    )  # fmt: skip
    exact, greedy = flow_solver().flow(problem), GREEDY.flow(problem)
    assert (exact.chosen, flow_value(problem, exact.chosen)) == ((1, 2), 19)
    assert (greedy.chosen, flow_value(problem, greedy.chosen)) == ((0,), 12)


def test_an_empty_town_has_an_empty_flow():
    problem = FlowProblem(
        seeker=[], place=[], gain=[], supply=[], capacity=[], pool_of=[], tiers=[]
    )
    assert flow_solver().flow(problem).chosen == ()


def test_a_closing_site_keeps_teams_and_languages_better_than_team_by_team():
    site = ClosingSite(make_edges(Matcher(closing_town())))
    plan, apart = plan_closing(site, closing_solver(20)), team_by_team(site, closing_solver(2))
    greedy = plan_closing(site, GREEDY_PLACING)
    assert may_be(site.problem(), plan.placed)
    assert plan.gap == 0
    assert plan.value > greedy.value
    assert plan.measures.placed == plan.measures.with_teammate == 24
    assert plan.measures.covered > apart.measures.covered
    banned = [(row.volunteer, row.role) for row in plan.proposals[:1]]
    again = plan_closing(site, closing_solver(2), bans=banned, begin_from=plan.placed)
    assert not set(banned) & {(row.volunteer, row.role) for row in again.proposals}
    assert again.value <= plan.value
    other = second_best(site, closing_solver(5), plan)
    problem = site.problem()
    assert problem.links(other.placed).keys() != problem.links(plan.placed).keys()
    assert other.value <= plan.value


def test_a_group_is_founded_with_its_lead_when_there_is_no_other_room():
    town = closing_town(people=8, teams=2)
    roles = tuple(replace(row, capacity=8 if row.id == "r5" else 1) for row in town.roles)
    matcher = Matcher(replace(town, roles=roles, cover=()))
    edges = make_edges(matcher)
    lead = next(
        matcher.seekers[number].volunteer.id
        for number, rows in enumerate(edges.known)
        if any(matcher.places[row.number].role.id == "r5" for row in rows)
    )
    site = ClosingSite(edges, [NewGroup(group="g5", lead=lead, least=3)])
    plan = plan_closing(site, closing_solver(10))
    assert plan.founded == ("g5",)
    assert lead in {row.volunteer for row in plan.proposals if row.role == "r5"}
    alone = ClosingSite(edges, [NewGroup(group="g5", lead=lead, least=9)])
    assert plan_closing(alone, closing_solver(10)).founded == ()


def test_the_roster_asks_fewer_people_than_greed_where_it_can():
    problem = RosterProblem(
        options=[[(0, 5), (1, 9)], [(1, 9)], [(0, 5), (1, 9)]], clashes=frozenset({(0, 2)})
    )
    roster, is_exact = roster_solver(5).roster(problem)
    assert is_exact
    assert roster[0] != roster[2]
    assert roster_value(problem, roster) >= roster_value(problem, GREEDY_ROSTER.roster(problem)[0])


def test_without_or_tools_plans_are_greedy_and_say_so(monkeypatch):
    monkeypatch.setattr(solver, "find_spec", lambda _name: None)
    assert not has_solver()
    assert (flow_solver(), closing_solver(1), roster_solver(1)) == (
        GREEDY, GREEDY_PLACING, GREEDY_ROSTER,
    )  # fmt: skip
