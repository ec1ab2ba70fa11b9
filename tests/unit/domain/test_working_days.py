"""Working days of the desk: no weekend, no public holiday."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.working_days import is_late, usual_days, working_days

BERLIN = ZoneInfo("Europe/Berlin")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("since", "until", "days"),
    [
        ("2026-11-23 09:00", "2026-11-23 18:00", 0),
        ("2026-11-23 23:59", "2026-11-24 00:01", 1),
        ("2026-11-20 09:00", "2026-11-23 09:00", 1),
        ("2026-11-21 09:00", "2026-11-23 09:00", 0),
        ("2026-12-24 09:00", "2026-12-28 09:00", 1),
        ("2026-04-02 09:00", "2026-04-07 09:00", 1),
        ("2026-11-24 09:00", "2026-11-23 09:00", 0),
    ],
)
def test_only_days_on_which_somebody_works_are_counted(since, until, days):
    assert working_days(at(since), at(until), zone=BERLIN) == days


def test_late_is_what_has_waited_for_more_than_two_working_days():
    assert not is_late(at("2026-11-23 09:00"), at("2026-11-25 23:59"), zone=BERLIN)
    assert is_late(at("2026-11-23 09:00"), at("2026-11-26 00:01"), zone=BERLIN)
    assert not is_late(at("2026-12-23 09:00"), at("2026-12-28 23:00"), zone=BERLIN)


def test_a_usual_time_is_the_median_and_never_made_of_too_few():
    assert usual_days([0, 0, 9, 9]) is None
    assert usual_days([0, 0, 0, 9, 9]) == 1
    assert usual_days([1, 1, 2, 3, 9]) == 2
