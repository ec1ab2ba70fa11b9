"""A link that was passed on does nothing for whoever is logged in as somebody else."""

from datetime import timedelta

import pytest

from helpboard.domain.group import GroupState
from helpboard.domain.group_change import ChangeLink
from helpboard.models import Group, GroupMember, MeetingHelper
from helpboard.queries.actors import actor_of
from helpboard.services import action_links, group_changes
from helpboard.services.meeting_letters import HOSTS
from tests.web.my_groups.conftest import HUB, link_for, pressed, sent


@pytest.mark.parametrize("action", [ChangeLink.LEAD_YES, ChangeLink.LEAD_NO])
def test_a_handover_is_answered_by_whom_it_was_written_to(as_, session, now, cafe, cast, action):
    group_changes.hand_over(
        session,
        actor=actor_of(session, cast["Alice"]),
        group_id=cafe.id,
        user_id=cast["Bob"].id,
        now=now,
    )
    as_("Charlie").get(link_for(session, cast["Bob"], action), expect=403)
    as_().get(link_for(session, cast["Bob"], action))
    as_("Bob").get(link_for(session, cast["Bob"], action))
    assert session.get(GroupMember, (cafe.id, cast["Bob"].id)).role == "helper"


def test_nobody_says_for_another_helper_that_they_host(as_, town, session, now, cafe, cast):
    schedule = town.schedule(cafe, hosts=2)
    action_links.offer(
        session,
        action=HOSTS,
        now=now,
        life=timedelta(days=2),
        user_id=cast["Bob"].id,
        about_id=schedule.id,
        data={"on": f"{now:%Y-%m-%d}"},
    )
    as_("Alice").get(link_for(session, cast["Bob"], HOSTS), expect=403)
    assert session.query(MeetingHelper).all() == []


def test_a_group_takes_ten_breaks_a_day_at_most(as_, session, now, cafe):
    browser, until = as_("Alice"), f"{now + timedelta(days=30):%Y-%m-%d}"
    for _time in range(10):
        sent(browser, f"{HUB}/rest", until=until)
        pressed(browser, f"{HUB}/life", f"{HUB}/wake")
    sent(browser, f"{HUB}/rest", until=until, expect=429)
    assert session.get(Group, cafe.id).state is GroupState.ACTIVE
