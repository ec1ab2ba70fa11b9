"""Whose public holidays count is said once, and everything that asks follows."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.hours import days_from
from helpboard.domain.public_holidays import USUAL, is_holiday, lands, observe, observed
from helpboard.domain.refusal import Refusal
from helpboard.domain.working_days import is_working_day

BERLIN = ZoneInfo("Europe/Berlin")
WOMENS_DAY = date(2027, 3, 8)
EPIPHANY = date(2027, 1, 6)


@pytest.fixture(autouse=True)
def _as_before():
    yield
    observe(USUAL)


def test_the_holidays_of_another_land_count_for_hours_and_working_days():
    assert (is_holiday(EPIPHANY), is_holiday(WOMENS_DAY)) == (True, False)
    assert is_working_day(WOMENS_DAY)
    observe("BE")
    assert (is_holiday(EPIPHANY), is_holiday(WOMENS_DAY)) == (False, True)
    assert not is_working_day(WOMENS_DAY)


def test_opening_hours_that_were_read_before_follow_too():
    def is_open(day):
        [one] = days_from("Mo-Fr 10:00-12:00; PH off", first=day, zone=BERLIN, count=1)
        return bool(one.spans)

    assert (is_open(EPIPHANY), is_open(WOMENS_DAY)) == (False, True)
    observe("BE")
    assert (is_open(EPIPHANY), is_open(WOMENS_DAY)) == (True, False)


def test_a_land_that_nobody_knows_changes_nothing():
    for wrong in ("", "bw", "DE-BW", "XX"):
        with pytest.raises(Refusal):
            observe(wrong)
    assert observed() == USUAL
    assert {"BW", "BY", "BE"} <= set(lands())
