"""A site with 120 volunteers closes: teams stay together, and nobody goes too far."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select

from helpboard.adapters.plan_solvers import plan_solvers
from helpboard.adapters.solver import closing_solver
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.plan import PlanKind, PlanMark
from helpboard.models import Group, GroupMember, PlanLine, SiteGroup, Volunteer
from helpboard.queries.match_places import When, districts, travel_minutes
from helpboard.services import plans
from helpboard.services.plan_making import prepare
from tests.integration.services.test_plans import lines
from tests.planning import closing_site, coordinator
from tests.planning import districts as side_by_side

LIMIT = 45
QUICK = replace(plan_solvers(), placing=lambda seconds: closing_solver(min(seconds, 2.0)))
"""Solvers that stop early: the plan is good long before it is proven to be the best."""


@pytest.fixture
def zone():
    return ZoneInfo("Europe/Berlin")


@pytest.fixture
def carla(town):
    return coordinator(town)[1]


@pytest.fixture
def areas(town):
    return side_by_side(town, 6)


def ask(town, actor, site, areas, **wishes):
    given = {"moves_to": [area.id for area in areas[3:]], **wishes}
    return plans.make(
        town.session, actor=actor, kind=PlanKind.CLOSING, area_id=town.home.id,
        site_id=site.id, wishes=given, now=town.now,
    )  # fmt: skip


def work_out(town, plan, zone):
    plans.take(town.session, plan=plan, now=town.now)
    found = prepare(town.session, plan.id, when=When(now=town.now, zone=zone))(QUICK)
    plans.keep(town.session, plan_id=plan.id, solved=found, now=town.now)
    return lines(town.session, plan)


def test_a_closing_site_keeps_teams_together_and_the_languages_of_the_new_districts(
    town, carla, areas, zone
):
    people = 120 if town.session.get_bind().dialect.name == "sqlite" else 40
    site = closing_site(town, areas, people=people)
    plan = ask(town, carla, site, areas)
    found = work_out(town, plan, zone)

    figures = plan.figures
    best, apart = figures["plan"], figures["team_by_team"]
    assert best["placed"] == figures["people"] == people
    assert best["with_teammate"] >= 0.99 * best["in_teams"]
    assert best["covered"] >= 2 * apart["covered"]
    assert _longest_way(town, found) <= LIMIT
    serving = set(town.session.scalars(select(SiteGroup.group_id)))
    assert not serving & {line.group_id for line in found}

    pinned = found[0]
    plans.mark(town.session, actor=carla, plan=plan, line_id=pinned.id, mark=PlanMark.PINNED)
    banned = found[1]
    plans.mark(town.session, actor=carla, plan=plan, line_id=banned.id, mark=PlanMark.BANNED)
    plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    again = work_out(town, plan, zone)
    assert pinned.id in {line.id for line in again}
    new = [one for one in again if one.user_id == banned.user_id and one.id != banned.id]
    assert [one.help_role_id for one in new] != [banned.help_role_id]
    assert plan.figures["plan"]["with_teammate"] >= 0.99 * plan.figures["plan"]["in_teams"]


def _longest_way(town, found):
    session = town.session
    ways = TravelTable(districts(session), travel_minutes(session))
    homes = dict(session.execute(select(Volunteer.user_id, Volunteer.area_id)).all())
    groups = dict(session.execute(select(Group.id, Group.area_id)).all())
    return max(ways.between(str(homes[line.user_id]), str(groups[line.group_id])) for line in found)


def test_a_new_group_is_founded_with_a_lead_where_places_are_missing(town, carla, areas, zone):
    site = closing_site(town, areas, people=12, group_size=12)
    for group in town.session.scalars(select(Group).where(Group.name.startswith("Ziel"))):
        group.state = "closed"
    wishes = {
        "new_group": True, "name": "Neue Runde", "group_area": areas[3].id,
        "topics": ["cooking", "tandem"], "places": 12,
    }  # fmt: skip
    plan = ask(town, carla, site, areas, **wishes)
    found = work_out(town, plan, zone)

    assert {line.new_group for line in found} == {"Neue Runde"}
    lead = town.session.scalars(select(GroupMember.user_id).where(GroupMember.role == "lead")).one()
    assert plan.figures["lead"] == lead
    assert lead in {line.user_id for line in found}


def test_who_serves_the_site_and_has_said_nothing_is_named_and_never_placed(
    town, carla, areas, zone
):
    site = closing_site(town, areas, people=8, group_size=8)
    group_id = town.session.scalars(select(SiteGroup.group_id)).one()
    silent = town.person("Silent", email=None)
    town.add(GroupMember(group_id=group_id, user_id=silent.id, role="helper"))
    plan = ask(town, carla, site, areas)
    work_out(town, plan, zone)

    assert plan.figures["unknown"] == [silent.id]
    planned = select(PlanLine.user_id).where(PlanLine.plan_id == plan.id)
    assert silent.id not in set(town.session.scalars(planned))
