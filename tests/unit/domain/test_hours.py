from datetime import UTC, date, datetime, time
from time import perf_counter
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.errors import MalformedError
from helpboard.domain.hours import check_hours, coming, days_from, open_at
from helpboard.domain.public_holidays import holidays

ZONE = ZoneInfo("Europe/Berlin")


def times(text, day, count=1):
    return [
        [(span.starts_at.time(), span.ends_at.time()) for span in shown.spans]
        for shown in days_from(text, first=day, zone=ZONE, count=count)
    ]


def test_baden_wuerttemberg_keeps_twelve_public_holidays():
    assert holidays(2026) == {
        date(2026, 1, 1), date(2026, 1, 6), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 1),
        date(2026, 5, 14), date(2026, 5, 25), date(2026, 6, 4), date(2026, 10, 3),
        date(2026, 11, 1), date(2026, 12, 25), date(2026, 12, 26),
    }  # fmt: skip


def test_hours_belong_to_their_weekdays():
    week = times("Mo-Fr 09:00-12:00, Th 14:00-18:00; PH off", date(2026, 11, 23), 7)

    assert week[0] == week[1] == week[2] == week[4] == [(time(9), time(12))]
    assert week[3] == [(time(9), time(12)), (time(14), time(18))]
    assert week[5] == week[6] == []


@pytest.mark.parametrize("day", [date(2027, 1, 6), date(2027, 5, 27), date(2026, 12, 25)])
def test_ph_off_closes_on_the_states_own_holidays_too(day):
    (shown,) = days_from("Mo-Fr 09:00-12:00; PH off", first=day, zone=ZONE, count=1)

    assert shown.is_holiday
    assert shown.spans == ()
    assert times("Mo-Fr 09:00-12:00", day) == [[(time(9), time(12))]]


def test_a_week_over_new_year_knows_the_holidays_of_both_years():
    week = times("Mo-Su 10:00-11:00; PH off", date(2026, 12, 28), 10)

    assert [bool(day) for day in week] == [*[True] * 4, False, *[True] * 4, False]


def test_holidays_can_share_the_hours_of_a_weekday():
    text = "Mo-Fr 09:00-12:00; PH,Su 10:00-11:00"

    assert times(text, date(2026, 12, 25)) == [[(time(10), time(11))]]
    assert times(text, date(2026, 11, 29)) == [[(time(10), time(11))]]
    assert times(text, date(2026, 11, 30)) == [[(time(9), time(12))]]


def test_a_remark_is_kept_and_may_hold_a_semicolon_and_the_letters_ph():
    (monday,) = days_from('Mo 09:00-12:00 "PH; bitte klingeln"; PH off', first=date(2026, 11, 23),
                          zone=ZONE, count=1)  # fmt: skip

    assert [span.note for span in monday.spans] == ["PH; bitte klingeln"]


def test_a_house_that_never_closes_is_open_every_day_from_midnight_to_midnight():
    days = days_from("24/7", first=date(2026, 11, 23), zone=ZONE)

    assert [day.day.day for day in days] == list(range(23, 30))
    assert all(len(day.spans) == 1 and day.spans[0].is_whole_day for day in days)


def test_a_night_that_ends_after_midnight_belongs_to_the_day_on_which_it_begins():
    assert times("Fr 22:00-02:00", date(2026, 11, 27), 2)[0] == [(time(22), time(2))]
    assert times("Fr 22:00-02:00", date(2026, 11, 27), 2)[1] == []


@pytest.mark.parametrize(
    ("now", "is_open", "changes"),
    [
        # 09:00 in the town is 08:00 UTC in winter and 07:00 UTC in summer.
        (datetime(2026, 3, 27, 8, 30, tzinfo=UTC), True, datetime(2026, 3, 27, 11, tzinfo=UTC)),
        (datetime(2026, 3, 27, 7, 30, tzinfo=UTC), False, datetime(2026, 3, 27, 8, tzinfo=UTC)),
        (datetime(2026, 3, 30, 7, 30, tzinfo=UTC), True, datetime(2026, 3, 30, 10, tzinfo=UTC)),
        (datetime(2026, 3, 27, 12, tzinfo=UTC), False, datetime(2026, 3, 30, 7, tzinfo=UTC)),
    ],
)
def test_open_now_is_true_until_the_next_change_in_wall_time(now, is_open, changes):
    found = open_at("Mo-Fr 09:00-12:00; PH off", now=now, zone=ZONE)

    assert found == (is_open, changes)


@pytest.mark.parametrize("text", ["", "xx", "Mo 25:99", "nach Vereinbarung", "Mo 9-12;" * 90])
def test_unclear_hours_are_malformed(text):
    with pytest.raises(MalformedError):
        check_hours(text)


def test_what_comes_next_begins_with_what_is_not_over_and_leaves_out_holidays():
    now = datetime(2026, 12, 15, 13, 30, tzinfo=UTC)  # a Tuesday, half past two in the town
    found = coming("Tu,Fr 14:00-16:00; PH off", since=now, zone=ZONE)

    assert [span.starts_at.date().isoformat() for span in found] == [
        "2026-12-15",
        "2026-12-18",
        "2026-12-22",
    ]
    christmas = datetime(2026, 12, 23, tzinfo=UTC)
    (friday, *_rest) = coming("Fr 14:00-16:00; PH off", since=christmas, zone=ZONE, limit=1)
    assert friday.starts_at.day == 8  # 25 December and 1 January are holidays


@pytest.mark.parametrize("text", ["easter -2 days-easter Mo,We", "easter week 53"])
def test_hours_that_never_come_cost_no_seconds(text):
    began = perf_counter()
    assert open_at(text, now=datetime(2026, 11, 22, 12, tzinfo=UTC), zone=ZONE) == (False, None)
    assert perf_counter() - began < 1
