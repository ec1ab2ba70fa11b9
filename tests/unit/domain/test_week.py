from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.hours import check_hours
from helpboard.domain.refusal import Refusal
from helpboard.domain.week import (
    OtherDays,
    Week,
    check_other_days,
    check_times,
    read_week,
    write_week,
)

MORNING = (("09:00", "12:00"),)
CLOSED = ()
OFFICE = Week(days=(MORNING,) * 5 + (CLOSED,) * 2)


def test_equal_days_are_written_together_and_holidays_are_closed():
    assert write_week(OFFICE) == "Mo-Fr 09:00-12:00; PH off"


def test_a_week_that_is_never_open_is_written_as_nothing():
    assert write_week(Week(days=(CLOSED,) * 7)) == ""


def test_days_on_which_everything_is_different_come_last():
    other = (
        OtherDays(date(2026, 12, 24), date(2027, 1, 6)),
        OtherDays(date(2026, 12, 23), date(2026, 12, 23), MORNING),
    )
    week = Week(days=OFFICE.days, is_open_on_holidays=True, other_days=other)

    text = write_week(week)

    assert text == "Mo-Fr 09:00-12:00; 2026 Dec 24-2027 Jan 06 off; 2026 Dec 23 09:00-12:00"
    assert read_week(text) == week


def test_a_later_rule_for_a_day_replaces_an_earlier_one():
    week = read_week("Mo-Fr 09:00-12:00; Th 14:00-18:00; PH off")

    assert week is not None
    assert week.days[3] == (("14:00", "18:00"),)
    assert week.days[4] == MORNING


def test_days_may_run_over_the_end_of_the_week():
    week = read_week("Sa-Mo 09:00-12:00")
    assert [bool(times) for times in week.days] == [True, False, False, False, False, True, True]
    assert week.is_open_on_holidays


@pytest.mark.parametrize(
    "text",
    [
        "24/7",
        "Mo[1] 14:00-16:00",
        'Mo 14:00-16:00 "by appointment"',
        "Mo-Fr 08:30-12:45; PH off; SH off",
        "Mo,PH 09:00-12:00",
        "PH 09:00-12:00",
        "Mo 08:00-09:00,10:00-11:00,12:00-13:00",
        "Mo 22:00-02:00",
        "2026 Feb 30 off",
        "nonsense",
        "2026 Dec 31-2026 Dec 01 off",
    ],
)
def test_what_a_weekly_form_cannot_say_is_left_alone(text):
    assert read_week(text) is None


def test_times_of_a_day_are_put_in_order_and_midnight_is_the_end():
    assert check_times([("14:00", "00:00"), ("9:00", "12:00"), ("", "")]) == (
        ("09:00", "12:00"),
        ("14:00", "24:00"),
    )


@pytest.mark.parametrize(
    ("pairs", "code"),
    [
        ([("09:00", "")], "time_without_start"),
        ([("12:00", "09:00")], "times_reversed"),
        ([("09:00", "12:00"), ("11:00", "13:00")], "times_overlap"),
        ([("25:00", "26:00")], "not_a_time"),
        ([("٠٩:٠٠", "١٢:٠٠")], "not_a_time"),
        ([("09:00; PH open", "12:00")], "not_a_time"),
    ],
)
def test_impossible_times_are_refused(pairs, code):
    with pytest.raises(Refusal) as refused:
        check_times(pairs)
    assert refused.value.code == code


def test_days_that_end_before_they_begin_are_refused():
    with pytest.raises(Refusal) as refused:
        check_other_days(date(2026, 12, 2), date(2026, 12, 1), CLOSED)
    assert refused.value.code == "dates_reversed"


def test_a_week_of_too_many_different_times_is_refused():
    days = tuple(((f"0{n}:01", f"0{n}:02"), (f"1{n}:01", f"1{n}:02")) for n in range(7))
    other = tuple(OtherDays(date(2026, 12, n), date(2027, 12, n), days[n]) for n in range(1, 5))
    with pytest.raises(Refusal) as refused:
        write_week(Week(days=days, other_days=other))
    assert refused.value.code == "too_long"


clocks = st.integers(0, 4).map(lambda n: ((f"{8 + n:02}:00", f"{9 + n:02}:30"),))
days = st.lists(clocks | st.just(CLOSED), min_size=7, max_size=7).map(tuple)
dates = st.dates(date(2026, 1, 1), date(2027, 12, 31))
others = st.lists(
    st.builds(OtherDays, dates, st.just(date(2028, 1, 1)), clocks | st.just(CLOSED)), max_size=4
).map(tuple)


@given(days, others, st.booleans())
def test_every_week_is_read_as_it_was_written(days, others, is_open):
    week = Week(days, is_open and any(days), others)
    text = write_week(week)
    if text:
        check_hours(text)
    if text or not others:
        assert read_week(text) == week
