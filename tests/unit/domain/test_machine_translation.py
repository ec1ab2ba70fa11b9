"""What may be given to a machine, and what its words may take the place of: truth tables."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpboard.domain.machine_translation import (
    GIVEN_UP,
    MOST_TRIES,
    PAUSES,
    Standing,
    may_leave,
    may_take_place,
    next_try,
)
from helpboard.domain.topics import LEAVES, TOPICS, Sensitivity
from helpboard.domain.translation import Origin

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("is_public", "is_discreet", "is_for_people_only"), [*product([True, False], repeat=3)]
)
def test_only_public_texts_leave_that_are_neither_discreet_nor_for_people_only(
    is_public, is_discreet, is_for_people_only
):
    standing = Standing(
        is_public=is_public, is_discreet=is_discreet, is_for_people_only=is_for_people_only
    )
    wanted = (is_public, is_discreet, is_for_people_only) == (True, False, False)
    assert may_leave(standing) is wanted


@given(st.sets(st.sampled_from(LEAVES), max_size=3), st.booleans())
def test_no_post_that_a_person_checks_first_and_nothing_discreet_leaves(codes, is_post):
    standing = Standing(is_public=True, is_post=is_post, topics=sorted(codes))
    is_held = any(
        TOPICS[code].is_discreet or (is_post and TOPICS[code].sensitivity is not Sensitivity.NEVER)
        for code in codes
    )
    assert may_leave(standing) is not is_held


@pytest.mark.parametrize(
    ("origin", "is_public", "hours", "wanted"),
    [
        (None, False, None, True),
        (Origin.MACHINE, True, None, True),
        (Origin.MACHINE, True, 1, False),
        (Origin.MACHINE, True, -1, True),
        (Origin.EDITED, True, None, False),
        (Origin.HUMAN, True, None, False),
        (Origin.HUMAN, True, -1, False),
        (Origin.HUMAN, False, 1, False),
        (Origin.HUMAN, False, -1, True),
    ],
)
def test_a_machine_never_takes_the_place_of_a_persons_words(origin, is_public, hours, wanted):
    until = None if hours is None else NOW + timedelta(hours=hours)
    may = may_take_place(origin=origin, is_public=is_public, claimed_until=until, now=NOW)
    assert may is wanted


def test_a_text_waits_longer_after_each_failure_and_is_given_up_in_the_end():
    waits = [next_try(tries, now=NOW) - NOW for tries in range(1, MOST_TRIES + 1)]
    assert waits == [*PAUSES, GIVEN_UP]
    assert waits == sorted(waits)
