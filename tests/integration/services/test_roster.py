"""Cancelling, moving, saying who comes, and what follows from it for letters and the board."""

from datetime import date, datetime, time, timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import (
    GoneError,
    IllegalMoveError,
    NotAllowedError,
    NotFoundError,
)
from helpboard.domain.group import GroupState
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.domain.meeting_change import NewTime
from helpboard.domain.post import PostState
from helpboard.models import (
    Letter,
    MeetingHelper,
    MeetingNumbers,
    Post,
)
from helpboard.queries.meeting_letters import changed_letter
from helpboard.queries.meetings import schedules_of
from helpboard.queries.roster import hosts_coming, roster_of, roster_row
from helpboard.services import helpers, meetings, roster, slot_posts
from tests.directory import counted
from tests.integration.services.cafe_evening import NOW, WEDNESDAY, ZONE
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast
from tests.integration.services.cafe_evening import do as do
from tests.integration.services.cafe_evening import letters as letters
from tests.integration.services.cafe_evening import now as now
from tests.integration.services.cafe_evening import schedule as schedule


def test_cancelling_tells_everybody_but_the_lead_and_a_second_time_nobody(do, letters, session):
    meeting = do(meetings.cancel_meeting, "Lea", note="Wir sind krank.")
    do(meetings.cancel_meeting, "Lea", note="Noch einmal.")

    assert meeting.is_cancelled
    assert letters() == [
        ("Hans", LetterKind.MEETING_CANCELLED),
        ("Hala", LetterKind.MEETING_CANCELLED),
    ]
    letter = session.scalars(select(Letter)).first()
    told = changed_letter(session, {**letter.params, "now": NOW})
    assert told["note"] == "Wir sind krank."
    assert told["starts"] == datetime(2026, 12, 2, 18, tzinfo=ZONE)


def test_each_change_counts_on_and_an_older_letter_that_waits_is_dropped(do, letters, session):
    do(meetings.cancel_meeting, "Lea", note="")
    again = do(meetings.restore_meeting, "Lea")
    to = NewTime(date(2026, 12, 4), time(17), time(19))
    moved = do(meetings.move_meeting, "Lea", to=to, note="")
    do(meetings.move_meeting, "Lea", to=to, note="")

    assert (again.is_cancelled, again.is_moved, again.change.sequence) == (False, False, 2)
    assert (moved.starts_at, moved.change.sequence) == (
        datetime(2026, 12, 4, 17, tzinfo=ZONE),
        3,
    )
    of_hans = [kind for name, kind in letters() if name == "Hans"]
    assert of_hans == [
        LetterKind.MEETING_CANCELLED,
        LetterKind.MEETING_RESTORED,
        LetterKind.MEETING_MOVED,
    ]
    *old, newest = session.scalars(select(Letter).where(Letter.to_email.is_(None))).all()[::2]
    assert [changed_letter(session, {**one.params, "now": NOW}) for one in old] == [None, None]
    assert changed_letter(session, {**newest.params, "now": NOW})["is_other_day"]


def test_whoever_said_something_of_the_old_day_is_asked_anew_but_not_for_other_times(do, session):
    do(roster.say, "Hans", coming=Coming.COMES)
    do(meetings.move_meeting, "Lea", to=NewTime(WEDNESDAY, time(17), time(19)), note="")
    still = session.scalars(select(MeetingHelper)).all()
    do(meetings.move_meeting, "Lea", to=NewTime(date(2026, 12, 3), time(17), time(19)), note="")

    assert len(still) == 1
    assert session.scalars(select(MeetingHelper)).all() == []


@pytest.mark.parametrize("name", ["Hans", "Karim"])
def test_only_leads_change_meetings_and_nothing_changes_else(do, letters, session, name, cafe):
    for service, values in (
        (meetings.cancel_meeting, {"note": ""}),
        (meetings.restore_meeting, {}),
        (meetings.move_meeting, {"to": NewTime(WEDNESDAY, time(1), time(2)), "note": ""}),
        (roster.note_numbers, {"numbers": (1, 1)}),
        (slot_posts.look_for_hosts, {}),
    ):
        with pytest.raises(NotAllowedError):
            do(service, name, **values)

    assert letters() == []
    [schedule] = schedules_of(session, [cafe.id])[cafe.id]
    assert schedule.changes == ()


def test_a_day_without_a_meeting_one_that_is_over_and_a_resting_group_change_nothing(do, cafe):
    with pytest.raises(NotFoundError):
        do(meetings.cancel_meeting, "Lea", on=date(2026, 12, 3), note="")
    with pytest.raises(IllegalMoveError):
        do(meetings.cancel_meeting, "Lea", on=date(2026, 11, 25), note="")
    with pytest.raises(IllegalMoveError):
        do(meetings.restore_meeting, "Lea")
    cafe.state = GroupState.RESTING
    with pytest.raises(GoneError):
        do(meetings.cancel_meeting, "Lea", note="")


def test_helpers_speak_for_themselves_and_strangers_for_nobody(do, session, cafe, schedule, cast):
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    do(roster.say, "Hala", coming=Coming.ABSENT, is_host=True)
    with pytest.raises(NotAllowedError):
        do(roster.say, "Karim", coming=Coming.COMES)
    with pytest.raises(NotAllowedError):
        do(roster.note_helper, "Hans", user_id=cast["Hala"].id, coming=Coming.COMES)
    with pytest.raises(NotFoundError):
        do(roster.note_helper, "Lea", user_id=cast["Karim"].id, coming=Coming.COMES)

    row = roster_row(session, cafe.id, schedule_id=schedule.id, on=WEDNESDAY, zone=ZONE)
    assert [one.name for one in row.hosts] == ["Hans"]
    assert [one.name for one in row.absent] == ["Hala"]
    assert [one.name for one in row.silent] == ["Lea"]
    assert row.gap == 1


def test_after_the_beginning_the_lead_notes_who_came_and_who_did_not(do, session, cast):
    later = datetime(2026, 12, 2, 21, tzinfo=ZONE)
    do(roster.say, "Hans", coming=Coming.COMES)
    with pytest.raises(IllegalMoveError):
        do(roster.note_helper, "Lea", user_id=cast["Hans"].id, coming=Coming.NO_SHOW)
    with pytest.raises(IllegalMoveError):
        do(roster.say, "Hans", coming=Coming.ABSENT, now=later)

    do(roster.note_helper, "Lea", user_id=cast["Hans"].id, coming=Coming.NO_SHOW, now=later)
    do(roster.note_helper, "Lea", user_id=cast["Hala"].id, coming=Coming.CAME, now=later)
    with pytest.raises(IllegalMoveError):
        do(roster.note_numbers, "Lea", numbers=(20, 3))
    do(roster.note_numbers, "Lea", numbers=(20, 3), now=later)
    do(roster.note_numbers, "Lea", numbers=(21, 2), now=later)

    said = {row.user_id: row.coming for row in session.scalars(select(MeetingHelper))}
    assert said == {cast["Hans"].id: Coming.NO_SHOW, cast["Hala"].id: Coming.CAME}
    [numbers] = session.scalars(select(MeetingNumbers))
    assert (numbers.guests, numbers.helpers) == (21, 2)


def test_a_gap_goes_on_the_board_and_leaves_it_when_it_is_filled(do, session):
    post = do(slot_posts.look_for_hosts, "Lea")
    same = do(slot_posts.look_for_hosts, "Lea")

    assert (post.state, post.id) == (PostState.PUBLISHED, same.id)
    assert post.facts["count"] == 2
    assert post.facts["role"] == ["host"]
    assert post.facts["when"]["dates"] == [{"date": "2026-12-02", "from": "18:00", "to": "20:00"}]

    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    assert (post.state, post.found) == (PostState.PUBLISHED, 1)
    do(roster.say, "Hans", coming=Coming.ABSENT)
    assert post.found == 0
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    do(roster.say, "Hala", coming=Coming.COMES, is_host=True)
    assert post.state is PostState.WITHDRAWN
    with pytest.raises(IllegalMoveError):
        do(slot_posts.look_for_hosts, "Lea")


def test_whoever_pauses_or_leaves_hosts_no_more(do, session, cast, cafe, schedule):
    for name in ("Hans", "Hala"):
        do(roster.say, name, coming=Coming.COMES, is_host=True)
        assert hosts_coming(session, schedule.id, WEDNESDAY) == 1
        if name == "Hans":
            helpers.pause(
                session,
                user_id=cast[name].id,
                group_id=cafe.id,
                until=WEDNESDAY,
                today=NOW.date(),
            )
        else:
            helpers.leave(session, user_id=cast[name].id, group_id=cafe.id, now=NOW)
        assert hosts_coming(session, schedule.id, WEDNESDAY) == 0


@pytest.mark.parametrize("end", ["cancelled", "moved", "begun", "left out"])
def test_a_post_for_a_meeting_that_is_no_more_leaves_the_board(do, session, schedule, end):
    post = do(slot_posts.look_for_hosts, "Lea")
    later = NOW
    if end == "cancelled":
        do(meetings.cancel_meeting, "Lea", note="")
    elif end == "moved":
        do(meetings.move_meeting, "Lea", to=NewTime(WEDNESDAY, time(15), time(17)), note="")
    elif end == "left out":
        schedule.except_on = ["2026-12-02"]
        session.flush()
    else:
        later = datetime(2026, 12, 2, 18, 1, tzinfo=ZONE)
    slot_posts.tidy_due(session, now=later, zone=ZONE)

    assert session.get_one(Post, post.id).state is PostState.WITHDRAWN
    assert slot_posts.tidy_due(session, now=later, zone=ZONE) == 0


@pytest.mark.parametrize("rows", [1, 3])
def test_a_roster_costs_five_statements(town, session, cafe, schedule, cast, connection, rows):
    for number in range(rows):
        on = WEDNESDAY + timedelta(days=7 * number)
        for person in list(cast.values())[:rows]:
            town.add(
                MeetingHelper(
                    schedule_id=schedule.id,
                    on_date=on,
                    user_id=person.id,
                    coming=Coming.COMES,
                    at=NOW,
                )
            )
    session.expire_all()
    group_id = cafe.id

    with counted(connection) as statements:
        found = roster_of(session, group_id, now=NOW, zone=ZONE)

    assert (len(found.coming), len(found.past)) == (6, 8)
    assert len(statements) == 5
