from datetime import UTC, date, datetime, time
from itertools import islice

import pytest

from helpboard.domain.fields import FieldsError
from helpboard.domain.group_schedule import check_schedule
from helpboard.domain.rhythm import KEPT, RHYTHMS, Rhythm, rhythm_of, rule_of
from helpboard.domain.schedule import Schedule, check_rule, meetings
from helpboard.domain.when import WEEKDAYS

SUNDAY = date(2026, 11, 22)


def typed(**changed):
    return {
        "every": "week-1",
        "weekday": "wed",
        "starts": "18:00",
        "ends": "20:00",
        "starts_on": SUNDAY.isoformat(),
        "until": "2027-11-22",
        **changed,
    }


def problems(**changed):
    with pytest.raises(FieldsError) as caught:
        check_schedule(typed(**changed), today=SUNDAY)
    return {(problem.field, problem.code) for problem in caught.value.problems}


@pytest.mark.parametrize("weekday", WEEKDAYS)
@pytest.mark.parametrize("every", RHYTHMS)
def test_every_rhythm_is_a_rule_of_ours_and_is_read_back(every, weekday):
    rule = rule_of(Rhythm(every, weekday))
    assert check_rule(rule) == rule
    assert rhythm_of(rule) == (every, weekday)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=WEEKLY;BYDAY=MO,WE", "FREQ=WEEKLY", "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO",
     "FREQ=WEEKLY;INTERVAL=26;BYDAY=FR", "FREQ=MONTHLY;BYDAY=5FR"],
)  # fmt: skip
def test_what_the_form_cannot_say_is_kept(rule):
    assert rhythm_of(rule).every == KEPT
    checked = check_schedule(typed(every=KEPT), today=SUNDAY, kept_rule=rule)
    assert checked.rule == rule


def test_rules_written_a_little_differently_are_the_same_rhythm():
    assert rhythm_of("FREQ=WEEKLY;INTERVAL=1;BYDAY=TU") == ("week-1", "tue")
    assert rhythm_of("FREQ=MONTHLY;BYDAY=+2SA") == ("month-2", "sat")


@pytest.mark.parametrize(
    ("every", "expected"),
    [
        ("week-1", ["2026-11-25", "2026-12-02", "2026-12-09"]),
        ("week-2", ["2026-11-25", "2026-12-09", "2026-12-23"]),
        ("month-1", ["2026-12-02", "2027-01-06", "2027-02-03"]),
        ("month-last", ["2026-11-25", "2026-12-30", "2027-01-27"]),
    ],
)
def test_meetings_are_counted_from_the_first_possible_day(every, expected):
    checked = check_schedule(typed(every=every), today=SUNDAY)
    schedule = Schedule(1, checked.rule, checked.starts_on, checked.starts, checked.ends)
    since = datetime(2026, 11, 1, tzinfo=UTC)
    found = [one.starts_at.date().isoformat() for one in
             islice(meetings(schedule, since=since, zone=UTC), 3)]  # fmt: skip
    assert found == expected
    assert checked.starts_on.isoformat() == expected[0]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"until": ""}, {("until", "no_end")}),
        ({"until": "2028-11-23"}, {("until", "too_far")}),
        ({"until": "2026-11-21"}, {("until", "dates_reversed")}),
        ({"until": "2026-11-24"}, {("until", "no_meeting")}),
        ({"until": "2026-11-25", "except_on": ["2026-11-25"]}, {("until", "no_meeting")}),
        ({"starts": "20:00", "ends": "18:00"}, {("ends", "times_reversed")}),
        ({"starts": "25:00", "hosts": "-1"}, {("starts", "not_a_time"), ("hosts", "out_of_range")}),
        ({"every": "FREQ=WEEKLY", "weekday": ""}, {("every", "unknown_code"),
                                                   ("weekday", "required")}),
        ({"except_on": ["2026-02-30"]}, {("except_on", "not_a_date")}),
    ],
)  # fmt: skip
def test_everything_that_is_wrong_is_said_at_once(changed, expected):
    assert problems(**changed) == expected


def test_two_years_and_midnight_are_the_edge():
    checked = check_schedule(typed(until="2028-11-22", ends="24:00"), today=SUNDAY)
    assert (checked.until, checked.ends) == (date(2028, 11, 22), time(0))
