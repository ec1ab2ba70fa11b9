"""Two days before a meeting its helpers are asked whether they host it."""

from datetime import time, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import NotAllowedError
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.domain.meeting_change import NewTime
from helpboard.models import GroupMember, Letter, MeetingHelper
from helpboard.queries.meeting_letters import hosts_letter
from helpboard.services import meetings, roster
from helpboard.services.action_links import link_of
from tests.integration.services.cafe_evening import NOW, WEDNESDAY, ZONE
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast
from tests.integration.services.cafe_evening import do as do
from tests.integration.services.cafe_evening import letters as letters
from tests.integration.services.cafe_evening import now as now
from tests.integration.services.cafe_evening import schedule as schedule


def test_two_days_before_who_has_not_said_anything_is_asked_once(do, session, town, cast, letters):
    three_days = NOW - timedelta(days=1)
    assert roster.ask_hosts_due(session, now=three_days, zone=ZONE) == 0
    do(roster.say, "Hala", coming=Coming.ABSENT)
    assert roster.ask_hosts_due(session, now=NOW + timedelta(hours=7), zone=ZONE) == 2
    assert roster.ask_hosts_due(session, now=NOW + timedelta(hours=8), zone=ZONE) == 0

    assert letters() == [("Lea", LetterKind.MEETING_HOSTS), ("Hans", LetterKind.MEETING_HOSTS)]
    letter = session.scalars(select(Letter).where(Letter.user_id == cast["Hans"].id)).one()
    assert hosts_letter(session, {**letter.params, "now": NOW})["missing"] == 2


def test_whoever_hosted_the_old_day_is_asked_again_for_the_new_one(do, session, cast, letters):
    later = NOW + timedelta(hours=8)
    roster.ask_hosts_due(session, now=later, zone=ZONE)
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    earlier = NewTime(WEDNESDAY, time(17), time(19))
    do(meetings.move_meeting, "Lea", to=earlier, note="", now=later)
    assert roster.ask_hosts_due(session, now=later, zone=ZONE) == 0
    friday = NewTime(WEDNESDAY + timedelta(days=2), time(18), time(20))
    do(meetings.move_meeting, "Lea", to=friday, note="", now=later)

    assert roster.ask_hosts_due(session, now=later + timedelta(days=2), zone=ZONE) == 3
    assert ("Hans", LetterKind.MEETING_HOSTS) in letters()[-3:]
    assert roster.ask_hosts_due(session, now=later + timedelta(days=2), zone=ZONE) == 0


def test_the_answer_by_link_counts_and_the_letters_to_others_fall_silent(do, session, cast):
    roster.ask_hosts_due(session, now=NOW + timedelta(hours=8), zone=ZONE)
    for name, key in (("Hans", "hosts_link"), ("Lea", "hosts_link"), ("Hala", "absent_link")):
        letter = session.scalars(select(Letter).where(Letter.user_id == cast[name].id)).one()
        assert hosts_letter(session, {**letter.params, "now": NOW}) is not None or name == "Hala"
        roster.say_by_link(session, link_of(session, letter.params[key]), now=NOW, zone=ZONE)

    said = {
        row.user_id: (row.coming, row.is_host) for row in session.scalars(select(MeetingHelper))
    }
    assert said[cast["Hans"].id] == said[cast["Lea"].id] == (Coming.COMES, True)
    assert said[cast["Hala"].id] == (Coming.ABSENT, False)
    assert hosts_letter(session, {**letter.params, "now": NOW}) is None


def test_whoever_has_left_the_group_says_nothing_by_an_old_link(session, schedule, cast, cafe):
    roster.ask_hosts_due(session, now=NOW + timedelta(hours=8), zone=ZONE)
    letter = session.scalars(select(Letter).where(Letter.user_id == cast["Hans"].id)).one()
    session.delete(session.get_one(GroupMember, (cafe.id, cast["Hans"].id)))
    session.flush()

    link = link_of(session, letter.params["hosts_link"])
    with pytest.raises(NotAllowedError):
        roster.say_by_link(session, link, now=NOW, zone=ZONE)
