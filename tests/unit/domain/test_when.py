from datetime import date

import pytest
from hypothesis import given

from helpboard.domain.facts import check_facts
from helpboard.domain.when import WEEKDAYS, day_parts, last_date, slots_of
from tests.unit.domain.strategies import whens

WEEKLY = {"kind": "weekly", "slots": [[2, 1020, 1200]]}


@given(whens)
def test_what_is_read_out_of_a_when_lies_within_a_week(when):
    facts = check_facts("bank", {"when": when})
    slots = slots_of(facts)
    assert slots == sorted(set(slots))
    assert all(0 <= day <= 6 and 0 <= start < end <= 1440 for day, start, end in slots)
    assert bool(slots) is (when["kind"] in {"dates", "weekly"})
    assert {day for day, _ in day_parts(slots)} <= {day for day, _, _ in slots}


def dates(*rows):
    return {"when": {"kind": "dates", "dates": list(rows)}}


@pytest.mark.parametrize(
    ("facts", "slots"),
    [
        ({}, []),
        ({"when": {"kind": "flexible"}}, []),
        ({"when": {"kind": "period", "from": "2026-12-01", "until": None}}, []),
        ({"when": WEEKLY}, [(2, 1020, 1200)]),
        (dates({"date": "2026-12-02", "from": None, "to": None}), [(2, 0, 1440)]),
        (dates({"date": "2026-12-06", "from": "17:00", "to": "24:00"}), [(6, 1020, 1440)]),
        (dates({"date": "2026-12-06", "from": "23:00", "to": None}), [(6, 1380, 1440)]),
        (
            dates(
                {"date": "2026-12-02", "from": "09:00", "to": "10:00"},
                {"date": "2026-12-09", "from": "09:00", "to": "10:00"},
            ),
            [(2, 540, 600)],
        ),
    ],
)
def test_slots_are_those_of_the_week_and_of_the_dates(facts, slots):
    assert slots_of(facts) == slots


@pytest.mark.parametrize(
    ("facts", "last"),
    [
        ({}, None),
        ({"when": WEEKLY}, None),
        ({"when": {"kind": "period", "from": "2026-12-01", "until": None}}, None),
        ({"when": {"kind": "period", "from": None, "until": "2026-12-31"}}, date(2026, 12, 31)),
        (dates({"date": "2026-12-02"}, {"date": "2026-12-09"}), date(2026, 12, 9)),
        ({"start": "2026-12-02"}, None),
    ],
)
def test_the_last_date_is_the_latest_named_day(facts, last):
    assert last_date(facts) == last


@pytest.mark.parametrize(
    ("slot", "parts"),
    [
        ((2, 1020, 1200), {(2, "afternoon"), (2, "evening")}),
        ((2, 720, 1080), {(2, "afternoon")}),
        ((2, 719, 721), {(2, "morning"), (2, "afternoon")}),
        ((0, 0, 360), set()),
        ((0, 0, 1440), {(0, "morning"), (0, "afternoon"), (0, "evening")}),
    ],
)
def test_a_slot_belongs_to_each_part_of_day_that_it_overlaps(slot, parts):
    assert day_parts([slot]) == parts


def test_weekdays_begin_with_monday():
    assert WEEKDAYS[date(2026, 11, 23).weekday()] == "mon"
