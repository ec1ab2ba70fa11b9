"""Rules of appointments: no client's name, and time left to ask others."""

from datetime import UTC, datetime, timedelta

import pytest

from helpboard.domain.appointment import (
    MOVES,
    AppointmentState,
    answer_until,
    check_move,
    named_client,
)
from helpboard.domain.errors import IllegalMoveError

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["Termin für Frau Haddad", "Es geht um Fam. Okoro.", "with Mr. Smith", "HERRN ALI"]
)
def test_a_form_of_address_with_a_name_is_found(text):
    assert named_client(text)


@pytest.mark.parametrize(
    "text",
    ["Eine Frau mit Kind", "Für eine Familie. Sie wohnt hier.", "Formular ausfüllen", "Herrenberg"],
)
def test_words_without_a_name_are_none(text):
    assert named_client(text) == ""


@pytest.mark.parametrize(
    ("ahead", "waits"),
    [
        (timedelta(days=30), timedelta(days=5)),
        (timedelta(days=4), timedelta(days=2)),
        (timedelta(hours=1, minutes=30), timedelta(hours=1)),
        (timedelta(minutes=30), timedelta(minutes=30)),
    ],
)
def test_an_answer_is_waited_for_as_long_as_others_can_still_be_asked(ahead, waits):
    assert answer_until(starts_at=NOW + ahead, now=NOW) == NOW + waits


def test_what_is_over_or_called_off_stays_so():
    for old in (AppointmentState.DONE, AppointmentState.CANCELLED):
        assert MOVES[old] == frozenset()
        with pytest.raises(IllegalMoveError):
            check_move(old, AppointmentState.OPEN)
