"""Plans that are sent: only what every rule still allows."""

import pytest
from sqlalchemy import select

from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.models import Group, GroupMember, HelpRole, PersonBlock, Proposal, Volunteer
from helpboard.services.plan_sending import send_lines
from tests.integration.services.test_plans import ask, work_out
from tests.integration.services.test_plans import carla as carla
from tests.integration.services.test_plans import kitchen as kitchen
from tests.integration.services.test_plans import zone as zone
from tests.planning import volunteer
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
