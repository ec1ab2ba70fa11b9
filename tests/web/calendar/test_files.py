"""Calendar files, read by a real parser: what a phone makes of changed meetings."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
import time_machine
from icalendar import Calendar

from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import MeetingChange

ZONE = ZoneInfo("Europe/Berlin")
NOVEMBER = datetime(2026, 11, 22, 10, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_november():
    with time_machine.travel(NOVEMBER, tick=True):
        yield


@pytest.fixture
def cafe(town):
    group = town.group("Café Willkommen", slug="cafe")
    group.schedule_id = town.schedule(group, meets_on_holidays=False, sequence=3).id
    return group


def change(town, group, on, kind, **values):
    return town.add(
        MeetingChange(
            schedule_id=group.schedule_id,
            on_date=on,
            kind=kind,
            changed_at=values.pop("changed_at", town.now),
            **values,
        )
    )


def events(browser):
    """Read the group's file, write it out again, and read that."""
    once = Calendar.from_ical(browser.get("/en/groups/cafe.ics").data)
    calendar = Calendar.from_ical(once.to_ical())
    assert calendar.errors == []
    assert all(event.errors == [] for event in calendar.events)
    return calendar.events


def test_holidays_are_left_out_of_the_repeating_event(browser, town, cafe):
    [event] = events(browser)

    left = event.exdates
    assert left[:2] == [
        datetime(2027, 1, 6, 18, tzinfo=ZONE),
        datetime(2028, 11, 1, 18, tzinfo=ZONE),
    ]
    assert event["sequence"] == 3
    assert event.start == datetime(2026, 1, 7, 18, tzinfo=ZONE)


def test_a_cancelled_meeting_keeps_its_place_and_says_so_in_status_and_title(browser, town, cafe):
    change(town, cafe, date(2026, 12, 2), MeetingChangeKind.CANCELLED, note="Wir sind krank.")

    whole, one = events(browser)

    assert one["uid"] == whole["uid"]
    assert one["recurrence-id"].dt == one.start == datetime(2026, 12, 2, 18, tzinfo=ZONE)
    assert one["status"] == "CANCELLED"
    assert one["summary"] == "Cancelled: Café Willkommen"
    assert one["description"].startswith("Wir sind krank.\n")
    assert one["sequence"] == 4
    assert "exdate" in whole
    assert "rrule" not in one


def test_a_moved_meeting_says_which_one_it_was_and_each_change_counts_on(browser, town, cafe):
    row = change(
        town,
        cafe,
        date(2026, 12, 2),
        MeetingChangeKind.MOVED,
        moved_on=date(2026, 12, 4),
        starts=time(22),
        ends=time(0, 30),
    )
    _whole, moved = events(browser)
    row.kind, row.sequence = MeetingChangeKind.CANCELLED, 2
    town.session.flush()
    _whole, cancelled = events(browser)
    row.kind, row.sequence = MeetingChangeKind.MOVED, 3
    row.moved_on = row.starts = row.ends = None
    town.session.flush()
    _whole, again = events(browser)

    assert moved["recurrence-id"].dt == datetime(2026, 12, 2, 18, tzinfo=ZONE)
    assert (moved.start, moved.end) == (
        datetime(2026, 12, 4, 22, tzinfo=ZONE),
        datetime(2026, 12, 5, 0, 30, tzinfo=ZONE),
    )
    assert [one["sequence"] for one in (moved, cancelled, again)] == [4, 5, 6]
    assert [one["status"] for one in (moved, cancelled, again)] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]
    assert again.start == datetime(2026, 12, 2, 18, tzinfo=ZONE)
    assert len({one["uid"] for one in (moved, cancelled, again)}) == 1


def test_a_public_holiday_on_which_the_group_does_meet_is_not_left_out(browser, town, cafe):
    change(town, cafe, date(2027, 1, 6), MeetingChangeKind.MOVED)

    whole, one = events(browser)

    assert datetime(2027, 1, 6, 18, tzinfo=ZONE) not in whole.exdates
    assert one.start == datetime(2027, 1, 6, 18, tzinfo=ZONE)


def test_pages_show_a_cancelled_meeting_struck_out_and_never_as_the_next(browser, town, cafe):
    change(town, cafe, date(2026, 11, 25), MeetingChangeKind.CANCELLED, note="Wir sind krank.")
    change(town, cafe, date(2026, 12, 2), MeetingChangeKind.MOVED, moved_on=date(2026, 12, 4))

    week = browser.get("/en/calendar/?week=2026-W48").text
    profile = browser.get("/en/groups/cafe").text
    cafes, start = browser.get("/en/cafes/").text, browser.get("/en/").text
    friday = browser.get("/en/calendar/?week=2026-W49").text

    for text in (week, profile):
        assert "meeting--off" in text
        assert "Cancelled" in text
        assert "Wir sind krank." in text
    assert "0 meetings" in week
    assert '"eventStatus": "https://schema.org/EventCancelled"' in profile.replace('":"', '": "')
    assert "2026-12-04T18:00" in friday
    assert "Moved from Wednesday 2 December" in friday
    for text in (cafes, start):
        assert "2026-11-25" not in text
        assert "meeting--off" not in text
        assert "2026-12-04T18:00" in text
