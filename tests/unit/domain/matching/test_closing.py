"""Closing a site: what a placement is worth, what must hold, and how it is told."""

from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.matching.closing import ClosingSite, NewGroup, plan_closing, team_by_team
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.placing import (
    COVERED,
    FOUNDING,
    GREEDY_PLACING,
    NOT_ALONE,
    PLACED,
    WHOLE,
    Founding,
    Option,
    PlacingProblem,
    may_be,
    mended,
    placing_bound,
    placing_value,
)
from helpboard.domain.matching.planning import make_edges
from tests.unit.domain.matching.towns import FEW, closing_town

PROBLEM = PlacingProblem(
    options=[[Option(place=place, quarters=100 + place) for place in (0, 1, 2)] for _ in range(4)],
    capacity=[2, 2, 4],
    group_of=[0, 1, 2],
    team_of=[0, 0, 0, None],
    covers=[frozenset({(3, 1)}), frozenset({(0, 2), (1, 2)})],
    foundings=[Founding(group=2, lead=0, least=2)],
)


def test_a_placement_is_worth_its_places_teammates_languages_and_few_changes():
    assert placing_value(PROBLEM, (0, 0, 1, 1)) == (
        4 * PLACED + 402 + 2 * NOT_ALONE + COVERED - 2 * WHOLE
    )
    assert placing_value(PROBLEM, (2, 2, 2, None)) == (
        3 * PLACED + 306 + 3 * NOT_ALONE + COVERED - WHOLE - FOUNDING
    )
    assert placing_value(PROBLEM, (None,) * 4) == 0


def test_a_founded_group_needs_its_lead_and_enough_people():
    assert may_be(PROBLEM, (2, 2, None, None))
    assert not may_be(PROBLEM, (2, None, None, None))
    assert not may_be(PROBLEM, (None, 2, 2, None))
    assert not may_be(PROBLEM, (0, 0, 0, None))


@FEW
@given(st.lists(st.sampled_from((None, 0, 1, 2)), min_size=4, max_size=4))
def test_an_old_placement_is_mended_into_one_that_may_be(old):
    placed = mended(PROBLEM, old)
    if 2 not in placed:
        assert may_be(PROBLEM, placed)
    assert placing_value(PROBLEM, placed) <= placing_bound(PROBLEM)
    assert all(new == before for new, before in zip(placed, old, strict=True) if before == 2)


@FEW
@given(st.integers(0, 1000))
def test_the_greedy_plan_keeps_every_rule_and_tells_what_it_comes_to(seed):
    town = closing_town(seed)
    site = ClosingSite(make_edges(Matcher(town)))
    problem = site.problem()
    plan = plan_closing(site, GREEDY_PLACING)
    assert may_be(problem, plan.placed)
    assert plan.measures.placed == len(plan.proposals) == 24 - len(plan.unplaced)
    assert plan.measures.covered == 9 - len(plan.uncovered)
    assert 0 <= plan.gap < 1
    group_of = {role.id: role.group for role in town.roles}
    home = {row.volunteer: group_of[row.role] for row in plan.proposals}
    with_mate = sum(
        any(home.get(other) == home[one] for other in team if other != one)
        for team in town.teams
        for one in team
        if one in home
    )
    assert plan.measures.with_teammate == with_mate
    assert team_by_team(site, GREEDY_PLACING).measures == plan.measures


def test_a_pin_holds_and_no_group_is_founded_greedily():
    town = closing_town()
    site = ClosingSite(make_edges(Matcher(town)), [NewGroup(group="g5", lead="v0")])
    plan = plan_closing(site, GREEDY_PLACING)
    assert plan.founded == ()
    assert all(row.role != "r5" for row in plan.proposals)
    pinned = plan_closing(site, GREEDY_PLACING, pins=[("v3", "r1")], begin_from=plan.placed)
    assert ("v3", "r1") in {(row.volunteer, row.role) for row in pinned.proposals}
    assert pinned.value <= plan.value + PLACED
