"""Plans that are sent: only what every rule still allows, and anew after a no."""

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import Party
from helpboard.models import Group, GroupMember, HelpRole, PersonBlock, Proposal, Volunteer
from helpboard.services import plans
from helpboard.services.plan_sending import send_lines
from helpboard.services.proposal_answers import Reply, answer
from tests.integration.services.test_plans import ask, work_out
from tests.integration.services.test_plans import carla as carla
from tests.integration.services.test_plans import kitchen as kitchen
from tests.integration.services.test_plans import zone as zone
from tests.planning import WEDNESDAY, role, volunteer
from tests.proposing import gives, seeks
from tests.talking import lead


def _pauses(session, line, today):
    session.get_one(Volunteer, line.user_id).paused_until = today


def _is_blocked(session, line, _today):
    lead = session.scalars(select(GroupMember.user_id).where(GroupMember.role == "lead")).one()
    now = session.get_one(Volunteer, line.user_id).created_at
    session.add(PersonBlock(by_user_id=lead, user_id=line.user_id, created_at=now))


def _has_no_place(session, line, _today):
    session.get_one(HelpRole, line.help_role_id).capacity = 0


def _rests(session, line, _today):
    session.get_one(Group, line.group_id).state = GroupState.RESTING


@pytest.mark.parametrize("happens", [_pauses, _is_blocked, _has_no_place, _rests])
def test_a_line_that_a_rule_has_come_to_forbid_since_is_not_sent(
    town, carla, kitchen, zone, happens
):
    session = town.session
    lead(town, session.get_one(Group, kitchen.group_id))
    volunteer(town)
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    happens(session, line, town.today)
    session.flush()
    ids = [line.id]
    sent = send_lines(session, actor=carla, plan=plan, line_ids=ids, now=town.now, zone=zone)

    assert (sent.sent, sent.left) == (0, 1)
    assert session.scalars(select(Proposal)).all() == []


def test_an_organisation_that_is_verified_no_more_is_not_asked(town, carla, zone):
    house, cafe = town.organisation(), town.group()
    seeks(town, "room", "sewing", organisation=house)
    gives(town, "room", "sewing", group=cafe)
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    house.state = OrganisationState.UNVERIFIED
    ids = [line.id]
    sent = send_lines(town.session, actor=carla, plan=plan, line_ids=ids, now=town.now, zone=zone)

    assert (sent.sent, sent.left) == (0, 1)


def test_whoever_has_said_no_is_planned_elsewhere_when_the_plan_is_solved_anew(
    town, carla, kitchen, zone
):
    other = role(town, town.group("Garten"), topic="garden", capacity=2, when=WEDNESDAY)
    person = volunteer(town)
    plan = ask(town, carla)
    (line,) = work_out(town, plan, zone)
    ids = [line.id]
    send_lines(town.session, actor=carla, plan=plan, line_ids=ids, now=town.now, zone=zone)
    proposal_id = town.session.scalars(select(Proposal.id)).one()
    answer(
        town.session, actor=Actor(user_id=person.id), proposal_id=proposal_id,
        party=Party.VOLUNTEER, reply=Reply(says_yes=False), now=town.now,
    )  # fmt: skip
    plans.solve_again(town.session, actor=carla, plan=plan, now=town.now)
    declined, new = work_out(town, plan, zone)

    assert (declined.id, declined.help_role_id) == (line.id, kitchen.id)
    assert (new.user_id, new.help_role_id) == (person.id, other.id)
