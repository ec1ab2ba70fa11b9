from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.group import AddressShown, GroupState
from helpboard.queries.meetings import calendars_in, calendars_of, meetings_between
from tests.directory import counted

ZONE = ZoneInfo("Europe/Berlin")


def between(calendars, first, last):
    return meetings_between(
        calendars,
        since=datetime.combine(first, time(), tzinfo=ZONE),
        until=datetime.combine(last, time(), tzinfo=ZONE),
        zone=ZONE,
    )


@pytest.mark.parametrize(
    ("first", "utc"),
    [
        (date(2026, 3, 23), [(25, 17), (1, 16)]),  # the clocks change on 29 March
        (date(2026, 10, 19), [(21, 16), (28, 17)]),  # and back on 25 October
    ],
)
def test_a_cafe_at_six_stays_at_six_when_the_clocks_change(town, session, first, utc):
    town.schedule(town.group())

    rows = between(
        calendars_in(session, town.home.path), first, date.fromordinal(first.toordinal() + 14)
    )

    assert [f"{row.meeting.starts_at:%a %H:%M}" for row in rows] == ["Wed 18:00", "Wed 18:00"]
    moments = [row.meeting.starts_at.astimezone(UTC) for row in rows]
    assert [(moment.day, moment.hour) for moment in moments] == utc


def test_a_week_holds_what_begins_in_it_in_order_and_leaves_out_exceptions(town, session):
    cafe = town.group("Café")
    town.schedule(cafe, except_on=["2026-12-09"])
    town.schedule(cafe, rule="FREQ=WEEKLY;BYDAY=TU", starts=time(23), ends=time(1))
    town.schedule(town.group("Ende"), until=date(2026, 12, 1))
    calendars = calendars_in(session, town.home.path)

    week = between(calendars, date(2026, 11, 30), date(2026, 12, 7))
    next_week = between(calendars, date(2026, 12, 7), date(2026, 12, 14))
    wednesday = between(calendars, date(2026, 12, 2), date(2026, 12, 3))

    assert [f"{row.meeting.starts_at:%a %H:%M}" for row in week] == ["Tue 23:00", "Wed 18:00"]
    assert f"{week[0].meeting.ends_at:%a %H:%M}" == "Wed 01:00"
    assert [f"{row.meeting.starts_at:%a}" for row in next_week] == ["Tue"]
    assert [f"{row.meeting.starts_at:%a}" for row in wednesday] == ["Wed"]


def test_only_groups_that_meet_in_the_area_are_read(town, session):
    for state in GroupState:
        town.schedule(town.group(state.value, state=state))
    town.schedule(town.group("Fern", area_id=town.county.id))

    names = [calendar.group.name for calendar in calendars_in(session, town.home.path)]

    assert names == ["active", "forming"]
    assert calendars_in(session, town.mitte.path) == ()


def test_a_calendar_does_not_know_where_a_shy_group_meets(town, session):
    shy = town.group(address="geheim", address_shown=AddressShown.RELEASED)
    town.schedule(shy)

    (calendar,) = calendars_of(session, [shy.id])

    assert calendar.group.venue.address == ""
    assert "geheim" not in repr(calendar)


@pytest.mark.parametrize("rows", [1, 3])
def test_calendars_cost_two_statements(town, session, connection, rows):
    for _ in range(rows):
        town.schedule(town.group())
    session.flush()

    with counted(connection) as statements:
        assert len(calendars_in(session, town.home.path)) == rows

    assert len(statements) == 2
