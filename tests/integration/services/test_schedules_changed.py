"""A new rhythm of a group: what was held stays, people are told, promises are asked anew."""

from datetime import date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from helpboard.domain.fields import FieldsError
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Coming
from helpboard.domain.schedule import next_meetings
from helpboard.mailer.wording import worded
from helpboard.models import GroupSchedule, Letter, MeetingHelper, MeetingNumbers, User
from helpboard.queries.actors import actor_of
from helpboard.queries.letters import enveloped
from helpboard.queries.meetings import schedules_of
from helpboard.services import groups, meetings, roster
from helpboard.services.schedules import as_read, change_schedule, end_schedule
from tests.integration.services.cafe_evening import NOW, WEDNESDAY, ZONE
from tests.integration.services.cafe_evening import cafe as cafe
from tests.integration.services.cafe_evening import cast as cast
from tests.integration.services.cafe_evening import do as do
from tests.integration.services.cafe_evening import letters as letters
from tests.integration.services.cafe_evening import now as now
from tests.integration.services.cafe_evening import schedule as schedule

LAST = WEDNESDAY - timedelta(days=7)
THURSDAY = WEDNESDAY + timedelta(days=1)


@pytest.fixture
def change(session, schedule, cast):
    """Let Lea change the café's rhythm; what is not named stays."""

    def done(*, moment=NOW, **typed):
        known = {
            "every": "week-1",
            "weekday": "wed",
            "starts": "18:00",
            "ends": "20:00",
            "starts_on": schedule.starts_on.isoformat(),
            "until": "2027-06-30",
            "hosts": "2",
            "meets_on_holidays": schedule.meets_on_holidays,
        }
        return change_schedule(
            session,
            actor=actor_of(session, cast["Lea"]),
            schedule_id=schedule.id,
            typed={**known, **typed},
            seen=as_read(schedule),
            now=moment,
            zone=ZONE,
        )

    return done


def held(session, cafe, *, since=date(2026, 11, 1), until=date(2026, 12, 13)):
    """Return when the café meets, cancelled meetings left out."""
    begin, end = (datetime.combine(day, time(), tzinfo=ZONE) for day in (since, until))
    found = next_meetings(
        schedules_of(session, [cafe.id])[cafe.id], since=begin, until=end, zone=ZONE, limit=None
    )
    return [f"{one.starts_at:%d.%m. %H:%M}" for one in found]


def test_what_was_held_stays_and_the_new_weekday_holds_from_the_next_meeting_on(
    session, cafe, schedule, do, change
):
    do(roster.note_numbers, "Lea", on=LAST, numbers=(12, 3))
    do(roster.note_helper, "Lea", on=LAST, user_id=_id(session, "Hans"), coming=Coming.CAME)
    new = change(weekday="thu", starts="17:00")

    assert held(session, cafe) == [
        *("04.11. 18:00", "11.11. 18:00", "18.11. 18:00", "25.11. 18:00"),
        *("03.12. 17:00", "10.12. 17:00"),
    ]
    assert (new.id != schedule.id, schedule.until, new.starts_on) == (True, LAST, THURSDAY)
    assert session.get_one(MeetingNumbers, (schedule.id, LAST)).guests == 12
    noted = session.scalars(select(MeetingHelper)).one()
    assert (noted.schedule_id, noted.on_date, noted.coming) == (schedule.id, LAST, Coming.CAME)


def _id(session, name):
    return session.scalar(select(User.id).where(User.name == name))


def test_every_second_week_is_counted_on_in_the_new_rule(session, cafe, change):
    change(every="week-2", starts_on="2026-11-04", starts="17:00")
    assert held(session, cafe, since=NOW.date()) == ["02.12. 17:00"]


def test_a_later_first_day_lets_the_old_rule_hold_until_then(session, cafe, change):
    change(weekday="thu", starts_on=(WEDNESDAY + timedelta(days=2)).isoformat())
    assert held(session, cafe, since=NOW.date()) == ["02.12. 18:00", "10.12. 18:00"]


def test_the_evening_that_has_begun_is_held_and_not_met_twice(session, cafe, change):
    change(starts="21:00", ends="22:00",
           moment=datetime.combine(WEDNESDAY, time(19), tzinfo=ZONE))  # fmt: skip
    assert held(session, cafe, since=WEDNESDAY) == ["02.12. 18:00", "09.12. 21:00"]


def test_an_end_and_days_off_never_take_away_what_was_held(session, cafe, schedule, change):
    past = held(session, cafe, until=NOW.date())
    new = change(until="2026-12-04", except_on=[LAST.isoformat(), WEDNESDAY.isoformat()])
    assert new.id == schedule.id
    assert held(session, cafe) == past


def test_everybody_but_the_lead_is_told_and_who_promised_is_asked_as_a_host(
    session, do, change, cast, letters
):
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    change(weekday="thu")
    assert letters() == [
        ("Hans", LetterKind.MEETINGS_CHANGED),
        ("Hala", LetterKind.MEETINGS_CHANGED),
    ]
    to_hans, to_hala = session.scalars(select(Letter).order_by(Letter.id)).all()
    assert to_hans.params["lost"] == [WEDNESDAY.isoformat()]
    assert to_hala.params["lost"] == []
    assert ("hosts_link" in to_hans.params, "hosts_link" in to_hala.params) == (True, False)
    assert session.scalars(select(MeetingHelper)).all() == []


def test_another_hour_of_the_same_day_keeps_promises_and_cancellations(
    session, cafe, do, change, cast
):
    do(roster.say, "Hans", coming=Coming.COMES, is_host=True)
    do(meetings.cancel_meeting, "Lea", on=WEDNESDAY + timedelta(days=7), note="Feiertag")
    new = change(starts="17:00")
    kept = session.scalars(select(MeetingHelper)).one()
    assert (kept.schedule_id, kept.on_date, kept.is_host) == (new.id, WEDNESDAY, True)
    assert held(session, cafe, since=NOW.date()) == ["02.12. 17:00"]


@pytest.mark.parametrize("typed", [{"hosts": "3"}, {"until": "2027-07-31"}, {}])
def test_nobody_is_told_of_what_changes_no_meeting_soon(schedule, change, letters, typed):
    schedule.until = date(2027, 6, 30)
    assert change(**typed).id == schedule.id
    assert letters() == []


def test_a_change_that_leaves_no_meeting_is_refused_and_changes_nothing(
    session, schedule, change, letters
):
    with pytest.raises(FieldsError) as refused:
        change(weekday="thu", until="2026-12-02")
    assert [one.code for one in refused.value.problems] == ["no_meeting"]
    assert (schedule.until, len(session.scalars(select(GroupSchedule)).all())) == (None, 1)
    assert letters() == []


def test_ending_a_rhythm_tells_everybody_and_whoever_had_promised(
    session, schedule, do, cast, letters
):
    do(roster.say, "Hala", coming=Coming.COMES, is_host=False)
    actor = actor_of(session, cast["Lea"])
    end_schedule(session, actor=actor, schedule_id=schedule.id, now=NOW, zone=ZONE)
    assert [name for name, _kind in letters()] == ["Hans", "Hala"]
    last = session.scalars(select(Letter).order_by(Letter.id.desc())).first()
    assert (last.params["next"], last.params["lost"]) == ([], [WEDNESDAY.isoformat()])
    end_schedule(session, actor=actor, schedule_id=schedule.id, now=NOW, zone=ZONE)
    assert len(letters()) == 2


def test_the_letter_ends_the_old_series_and_brings_the_new_one(
    app, session, schedule, change, cast
):
    new = change(weekday="thu", starts="17:00")
    letter_id = session.scalar(select(Letter.id).where(Letter.user_id == cast["Hans"].id))
    session.commit()
    with app.app_context():
        message = worded(session, enveloped(session, letter_id), now=NOW)
    [file] = message.iter_attachments()
    old, fresh = Calendar.from_ical(file.get_content()).walk("VEVENT")
    assert (old["UID"], old["SEQUENCE"]) == (f"schedule-{schedule.id}@localhost", 1)
    assert old["RRULE"]["UNTIL"][0].date() == LAST
    assert (fresh["UID"], fresh["SEQUENCE"]) == (f"schedule-{new.id}@localhost", 0)
    assert fresh.start.isoformat() == "2026-12-03T17:00:00+01:00"
    text = message.get_body(("plain",)).get_content()
    assert "17:00" in text


def test_another_place_is_told_to_everybody_but_never_written_into_a_letter(
    session, town, cafe, schedule, cast, letters
):
    lea = actor_of(session, cast["Lea"])
    known = {
        "kind": cafe.kind.value,
        "name": cafe.name,
        "area": town.mitte.slug,
        "topics": ["meeting-people"],
        "source_lang": "de",
        "address_shown": "released",
        "joins": "asked",
    }
    for address, told in (("Secret Lane 7", 2), ("Secret Lane 7", 2), ("Secret Lane 8", 4)):
        groups.edit(
            session,
            actor=lea,
            group_id=cafe.id,
            typed={**known, "address": address},
            version=cafe.version,
            now=NOW,
            zone=ZONE,
        )
        assert [kind for _name, kind in letters()] == [LetterKind.MEETINGS_CHANGED] * told
    assert "Secret" not in str([one.params for one in session.scalars(select(Letter))])
