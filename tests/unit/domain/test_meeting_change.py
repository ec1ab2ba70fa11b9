"""What a lead may type about one meeting."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.fields import FieldsError
from helpboard.domain.meeting_change import NewTime, check_new_time, check_note, check_numbers

NOW = datetime(2026, 11, 30, 12, tzinfo=ZoneInfo("Europe/Berlin"))
ON = date(2026, 12, 2)
RIGHT = {"day": "2026-12-03", "starts": "18:00", "ends": "20:00", "note": " Im  Garten "}


def wrong(check, *args, **kwargs):
    with pytest.raises(FieldsError) as caught:
        check(*args, **kwargs)
    return [(problem.field, problem.code) for problem in caught.value.problems]


def test_a_new_time_may_end_after_midnight_and_begin_today():
    to, note = check_new_time(RIGHT, on=ON, now=NOW)
    night, _ = check_new_time({**RIGHT, "ends": "00:30"}, on=ON, now=NOW)
    midnight, _ = check_new_time({**RIGHT, "ends": "24:00"}, on=ON, now=NOW)
    today, _ = check_new_time({**RIGHT, "day": "2026-11-30", "starts": "12:01"}, on=ON, now=NOW)

    assert (to, note) == (NewTime(date(2026, 12, 3), time(18), time(20)), "Im Garten")
    assert night.length == timedelta(hours=6, minutes=30)
    assert midnight.length == timedelta(hours=6)
    assert today.day == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "problems"),
    [
        ({"day": ""}, [("day", "required")]),
        ({"day": "", "starts": "", "ends": None}, [("day", "required"), ("starts", "required"),
                                                    ("ends", "required")]),
        ({"day": "2026-02-30"}, [("day", "not_a_date")]),
        ({"day": "morgen"}, [("day", "not_a_date")]),
        ({"day": "2026-11-29"}, [("day", "days_are_over")]),
        ({"day": "2026-11-30", "starts": "12:00"}, [("day", "days_are_over")]),
        ({"day": "2027-03-05"}, [("day", "too_far_away")]),
        ({"starts": "25:00"}, [("starts", "not_a_time")]),
        ({"ends": "18:00"}, [("ends", "times_reversed")]),
        ({"ends": "17:00"}, [("ends", "times_reversed")]),
        ({"starts": "08:00", "ends": "20:01"}, [("ends", "times_reversed")]),
        ({"note": "x" * 301}, [("note", "too_long")]),
        ({"note": "a\nb"}, [("note", "line_break")]),
        ({"note": "a\u202eb", "day": "nie"}, [("day", "not_a_date"),
                                              ("note", "forbidden_character")]),
        ({"note": "Ruft an: 07141 123456"}, [("note", "contact_data")]),
    ],
)  # fmt: skip
def test_impossible_times_are_refused_at_their_field(typed, problems):
    assert wrong(check_new_time, {**RIGHT, **typed}, on=ON, now=NOW) == problems


def test_a_sentence_may_be_missing_and_may_hold_a_link_but_no_address():
    assert check_note({}) == ""
    assert check_note({"note": "Mehr auf www.example.org"}) == "Mehr auf www.example.org"
    assert wrong(check_note, {"note": "lea@example.org"}) == [("note", "contact_data")]


@pytest.mark.parametrize("number", ["-1", "1000", "10000000000", "2.5", "viele", "¹"])
def test_numbers_are_whole_and_those_of_a_meeting(number):
    assert wrong(check_numbers, {"guests": number, "helpers": "3"}) == [("guests", "out_of_range")]
    assert check_numbers({"guests": "0", "helpers": "999"}) == (0, 999)
    assert wrong(check_numbers, {}) == [("guests", "required"), ("helpers", "required")]
