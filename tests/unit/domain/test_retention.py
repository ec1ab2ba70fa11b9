"""How long things are kept."""

from datetime import UTC, datetime, timedelta

from helpboard.domain.letter import PAUSES
from helpboard.domain.retention import RETENTION, WARNING, Kept, over_since

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_everything_that_is_kept_has_a_rule():
    assert set(RETENTION) == set(Kept)


def test_the_promised_times_are_in_the_table():
    assert RETENTION[Kept.CONVERSATION].life == timedelta(days=183)
    assert RETENTION[Kept.CODE].life == timedelta(days=90)
    assert RETENTION[Kept.ACCOUNT].life == timedelta(days=730) > WARNING


def test_what_has_just_reached_its_end_is_over():
    assert over_since(Kept.CODE, NOW) == NOW - timedelta(days=90)


def test_a_letter_is_tried_to_its_end_before_it_could_be_dropped():
    assert sum(PAUSES, timedelta()) < RETENTION[Kept.LETTER].life
