"""The calendar file of a letter: read by a real parser, and the event that the feeds know."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from icalendar import Calendar
from sqlalchemy import select

from helpboard.catalogue import reading
from helpboard.domain.appointment import AppointmentKind
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting_change import NewTime
from helpboard.mailer.calendar import calendar_of
from helpboard.mailer.wording import worded
from helpboard.models import GroupMember, Letter
from helpboard.queries.actors import actor_of
from helpboard.queries.calendar_entries import CalendarEntry
from helpboard.queries.letters import enveloped
from helpboard.services import meetings
from tests.talking import lead

MOVED = CalendarEntry(
    uid="schedule-7", sequence=3, changed=datetime(2026, 10, 1, 8, tzinfo=UTC),
    starts=datetime(2026, 10, 23, 16, tzinfo=UTC), ends=datetime(2026, 10, 23, 18, tzinfo=UTC),
    is_cancelled=False, name="Café Willkommen; \\, مقهى", on=date(2026, 10, 28), usual=time(18),
)  # fmt: skip
APPOINTMENT = CalendarEntry(
    uid="appointment-4", sequence=1, changed=datetime(2026, 3, 1, 8, tzinfo=UTC),
    starts=datetime(2026, 3, 30, 7, tzinfo=UTC), ends=datetime(2026, 3, 30, 8, tzinfo=UTC),
    is_cancelled=True, kind=AppointmentKind.INTERPRETER, place="Oßweil",
)  # fmt: skip


@pytest.fixture
def read(app, settings):
    def parsed(entry, tag="en"):
        with app.app_context(), reading(LANGUAGES[tag]):
            return only(Calendar.from_ical(calendar_of([entry], here=settings)))

    return parsed


def only(calendar):
    [event] = calendar.walk("VEVENT")
    return calendar, event


def test_a_moved_meeting_keeps_its_wall_time_over_the_end_of_summer(read):
    calendar, event = read(MOVED)
    assert (calendar["METHOD"], event["UID"], event["SEQUENCE"]) == (
        "PUBLISH",
        "schedule-7@localhost",
        3,
    )
    assert event.start.isoformat() == "2026-10-23T18:00:00+02:00"
    assert event["RECURRENCE-ID"].dt.isoformat() == "2026-10-28T18:00:00+01:00"
    assert str(event["SUMMARY"]) == "Café Willkommen; \\, مقهى"
    assert calendar.walk("VTIMEZONE")


def test_a_cancelled_appointment_says_so_and_names_nobody(read):
    _calendar, event = read(APPOINTMENT)
    assert (event["STATUS"], event["SUMMARY"]) == ("CANCELLED", "Cancelled: Interpreting")
    assert "ATTENDEE" not in event
    assert "ORGANIZER" not in event


def test_a_letter_about_a_moved_meeting_carries_its_file(app, session, town, settings):
    cafe = town.group()
    lena = lead(town, cafe)
    schedule = town.schedule(cafe, meets_on_holidays=True)
    helper = town.person("Hans")
    town.add(GroupMember(group_id=cafe.id, user_id=helper.id, role="helper", team=""))
    now = town.now
    on = (now + timedelta(days=7)).date()
    on += timedelta(days=(2 - on.weekday()) % 7)
    meetings.move_meeting(
        session, actor=actor_of(session, lena), schedule_id=schedule.id, on=on,
        to=NewTime(day=on + timedelta(days=1), starts=time(17), ends=time(19)), note="", now=now,
        zone=settings.timezone,
    )  # fmt: skip
    letter = session.scalars(select(Letter).where(Letter.user_id == helper.id)).one()
    assert letter.kind is LetterKind.MEETING_MOVED
    session.commit()
    with app.app_context():
        message = worded(session, enveloped(session, letter.id), now=now)
    [file] = message.iter_attachments()
    assert (file.get_content_type(), file.get_param("method")) == ("text/calendar", "PUBLISH")
    _calendar, event = only(Calendar.from_ical(file.get_content()))
    assert event.start.replace(tzinfo=None) == datetime.combine(on + timedelta(days=1), time(17))
    assert event["UID"] == f"schedule-{schedule.id}@localhost"
    assert message.get_body(("plain",)) is not None
