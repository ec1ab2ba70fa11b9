"""What becomes of single meetings: cancelled, moved, left out on public holidays."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.meeting import Change, MeetingChangeKind
from helpboard.domain.schedule import (
    Schedule,
    left_out,
    meeting_known_by,
    meetings,
    next_meetings,
)

ZONE = ZoneInfo("Europe/Berlin")
CANCELLED, MOVED = MeetingChangeKind.CANCELLED, MeetingChangeKind.MOVED
START = datetime(2026, 11, 30, tzinfo=ZONE)


def wednesdays(*changes, **values):
    values = {"starts": time(18), "ends": time(20), **values}
    return Schedule(
        id=1,
        rule=values.pop("rule", "FREQ=WEEKLY;BYDAY=WE"),
        starts_on=values.pop("starts_on", date(2026, 1, 1)),
        changes=changes,
        **values,
    )


def seen(schedule, *, since=START, count=3):
    found = islice(meetings(schedule, since=since, zone=ZONE), count)
    return [f"{one.starts_at:%d.%m. %H:%M}{' x' if one.is_cancelled else ''}" for one in found]


def test_a_cancelled_meeting_stays_where_it_was_and_is_never_the_next():
    schedule = wednesdays(Change(date(2026, 12, 2), CANCELLED))
    until = START + timedelta(days=30)
    [first] = next_meetings([schedule], since=START, zone=ZONE, until=until, limit=1)

    assert seen(schedule) == ["02.12. 18:00 x", "09.12. 18:00", "16.12. 18:00"]
    assert first.on == date(2026, 12, 9)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"moved_on": date(2026, 12, 4)}, ["04.12. 18:00", "09.12. 18:00", "16.12. 18:00"]),
        ({"starts": time(16)}, ["02.12. 16:00", "09.12. 18:00", "16.12. 18:00"]),
        ({"moved_on": date(2026, 12, 10)}, ["09.12. 18:00", "10.12. 18:00", "16.12. 18:00"]),
        ({}, ["02.12. 18:00", "09.12. 18:00", "16.12. 18:00"]),
    ],
)
def test_a_moved_meeting_stands_at_its_new_time_and_nowhere_else(change, expected):
    schedule = wednesdays(Change(date(2026, 12, 2), MOVED, **change))

    assert seen(schedule) == expected
    [one] = [m for m in islice(meetings(schedule, since=START, zone=ZONE), 3) if m.change]
    assert one.on == date(2026, 12, 2)
    assert one.is_moved is bool(change)


def test_a_meeting_moved_over_the_days_that_are_asked_for_is_found_on_both_ways():
    back = wednesdays(Change(date(2026, 12, 30), MOVED, moved_on=date(2026, 12, 1)))
    ahead = wednesdays(Change(date(2026, 11, 4), MOVED, moved_on=date(2026, 12, 1)))

    for schedule in (back, ahead):
        assert seen(schedule, count=2) == ["01.12. 18:00", "02.12. 18:00"]
    assert "30.12. 18:00" not in seen(back, count=8)


@pytest.mark.parametrize(
    ("starts", "ends", "hours"), [(time(22), time(1), 3), (time(20), time(0), 4)]
)
def test_a_meeting_moved_across_midnight_ends_on_the_next_day(starts, ends, hours):
    change = Change(date(2026, 12, 2), MOVED, moved_on=date(2026, 12, 5), starts=starts, ends=ends)
    one = meeting_known_by(wednesdays(change), date(2026, 12, 2), zone=ZONE)

    assert one.starts_at.date() == date(2026, 12, 5)
    assert one.ends_at.date() == date(2026, 12, 6)
    assert one.ends_at - one.starts_at == timedelta(hours=hours)
    during_the_night = datetime(2026, 12, 6, 0, 0, tzinfo=ZONE) - timedelta(minutes=1)
    assert seen(wednesdays(change), since=during_the_night, count=1) == [f"05.12. {starts:%H:%M}"]


def test_what_is_cancelled_after_it_was_moved_is_shown_where_people_expect_it():
    change = Change(date(2026, 12, 2), CANCELLED, moved_on=date(2026, 12, 3))

    assert seen(wednesdays(change), count=1) == ["03.12. 18:00 x"]


@pytest.mark.parametrize(
    ("meets_on_holidays", "changes", "expected"),
    [
        (True, (), ["30.12. 18:00", "06.01. 18:00"]),
        (False, (), ["30.12. 18:00", "13.01. 18:00"]),
        (False, (Change(date(2027, 1, 6), MOVED),), ["30.12. 18:00", "06.01. 18:00"]),
        (
            False,
            (Change(date(2027, 1, 6), MOVED, moved_on=date(2027, 1, 7)),),
            ["30.12. 18:00", "07.01. 18:00"],
        ),
    ],
)
def test_epiphany_is_kept_unless_the_group_says_otherwise(meets_on_holidays, changes, expected):
    schedule = wednesdays(*changes, meets_on_holidays=meets_on_holidays)

    assert seen(schedule, since=datetime(2026, 12, 28, tzinfo=ZONE), count=2) == expected


def test_changes_of_days_on_which_the_rule_meets_no_more_change_nothing():
    stray = Change(date(2026, 12, 3), MOVED, moved_on=date(2026, 12, 4))
    late = Change(date(2026, 12, 16), MOVED, moved_on=date(2026, 12, 3))
    left = Change(date(2026, 12, 9), MOVED, moved_on=date(2026, 12, 5))

    assert seen(wednesdays(stray), count=2) == ["02.12. 18:00", "09.12. 18:00"]
    assert seen(wednesdays(late, until=date(2026, 12, 9))) == ["02.12. 18:00", "09.12. 18:00"]
    assert seen(wednesdays(left, except_on=frozenset({date(2026, 12, 9)})), count=2) == [
        "02.12. 18:00",
        "16.12. 18:00",
    ]


@pytest.mark.parametrize(
    ("day", "is_known"),
    [
        (date(2026, 12, 2), True),
        (date(2026, 12, 3), False),
        (date(2027, 1, 6), False),
        (date(2025, 12, 31), False),
        (date(2027, 6, 9), False),
    ],
)
def test_a_meeting_is_known_by_a_day_of_its_rule_only(day, is_known):
    schedule = wednesdays(meets_on_holidays=False, until=date(2027, 5, 31))

    assert (meeting_known_by(schedule, day, zone=ZONE) is not None) is is_known


@pytest.mark.parametrize(
    ("sunday", "utc_hours"), [(date(2026, 3, 29), [17, 16]), (date(2026, 10, 25), [16, 17])]
)
def test_a_moved_cafe_keeps_its_wall_time_over_both_nights_of_the_clock(sunday, utc_hours):
    before, after = sunday - timedelta(days=1), sunday + timedelta(days=1)
    for moved_on, hour in zip((before, after), utc_hours, strict=True):
        wednesday = sunday - timedelta(days=4)
        change = Change(wednesday, MOVED, moved_on=moved_on)
        one = meeting_known_by(wednesdays(change), wednesday, zone=ZONE)
        assert f"{one.starts_at:%H:%M}" == "18:00"
        assert one.starts_at.astimezone(UTC).hour == hour


def test_holidays_and_exceptions_are_left_out_and_what_was_settled_is_not():
    schedule = wednesdays(
        Change(date(2027, 1, 6), MOVED),
        except_on=frozenset({date(2026, 12, 9), date(2026, 12, 10)}),
        meets_on_holidays=False,
        starts_on=date(2026, 12, 1),
    )

    assert left_out(schedule, until=date(2027, 12, 31)) == [date(2026, 12, 9)]
    assert left_out(wednesdays(meets_on_holidays=False), until=date(2027, 2, 1)) == [
        date(2027, 1, 6)
    ]
