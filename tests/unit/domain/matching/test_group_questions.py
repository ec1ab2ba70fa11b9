"""A group is asked for its times, and now and then whether what it says is still so."""

import pytest

from helpboard.domain.matching.group_questions import STALE_DAYS, group_questions


@pytest.mark.parametrize(
    ("has_times", "days", "asked"),
    [
        (False, None, ["slots", "topics"]),
        (False, 0, ["slots"]),
        (True, STALE_DAYS, ["topics"]),
        (True, STALE_DAYS - 1, []),
    ],
)
def test_a_group_is_asked_for_its_times_first_and_then_for_what_is_old(has_times, days, asked):
    assert list(group_questions(has_times=has_times, checked_days=days)) == asked
