from datetime import date, time

import pytest

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.group import GroupState
from helpboard.domain.joining import (
    HOLDS_A_PLACE,
    OPEN,
    Asked,
    Declared,
    Joins,
    JoinState,
    NotDeclaredError,
    asked_of_role,
    check_declared,
    check_move,
    fewer,
    free_places,
    is_paused,
    takes_people,
    works_with_children,
)
from helpboard.domain.overlap import first_overlap, weekly_slots

ROLE = {"topic": "cooking", "min_age": None, "women_only": False, "needs_clearance": False}
WOMEN = Asked(women_only=True)
ADULTS = Asked(min_age=18)


def test_a_wish_that_is_over_goes_nowhere_and_only_open_ones_hold_places():
    for old in JoinState:
        for new in JoinState:
            if old not in OPEN:
                with pytest.raises(IllegalMoveError):
                    check_move(old, new)
    assert HOLDS_A_PLACE < OPEN
    check_move(JoinState.WAITING, JoinState.OFFERED)
    check_move(JoinState.OFFERED, JoinState.ASKED)


def test_nobody_who_waits_lapses_and_nobody_who_is_asked_waits_again():
    for old, new in (
        (JoinState.WAITING, JoinState.LAPSED),
        (JoinState.ASKED, JoinState.WAITING),
        (JoinState.ASKED, JoinState.OFFERED),
    ):
        with pytest.raises(IllegalMoveError):
            check_move(old, new)


def test_only_groups_that_the_coordinator_let_begin_take_people_and_only_if_they_want_to():
    taking = {
        (joins, state)
        for joins in Joins
        for state in GroupState
        if takes_people(joins=joins, state=state)
    }
    assert taking == {(Joins.AT_ONCE, GroupState.ACTIVE), (Joins.ASKED, GroupState.ACTIVE)}


@pytest.mark.parametrize(
    ("asked", "said", "missing"),
    [
        (WOMEN, Declared(), "is_woman"),
        (WOMEN, Declared(is_woman=False), "is_woman"),
        (WOMEN, Declared(is_woman=True), None),
        (ADULTS, Declared(), "is_old_enough"),
        (ADULTS, Declared(is_old_enough=False), "is_old_enough"),
        (ADULTS, Declared(is_old_enough=True), None),
        (Asked(), Declared(), None),
    ],
)
def test_what_is_not_said_is_never_a_yes(asked, said, missing):
    if missing is None:
        check_declared(asked, said)
        return
    with pytest.raises(NotDeclaredError) as error:
        check_declared(asked, said)
    assert error.value.what == missing


def test_work_with_children_needs_clearance_whatever_the_role_says():
    assert asked_of_role(**{**ROLE, "topic": "childcare"}).needs_clearance
    assert not asked_of_role(**ROLE).needs_clearance
    assert asked_of_role(**{**ROLE, "needs_clearance": True}).needs_clearance


def test_an_age_that_every_account_has_is_not_asked():
    assert asked_of_role(**{**ROLE, "min_age": 16}).min_age is None
    assert asked_of_role(**{**ROLE, "min_age": 18}).min_age == 18


def test_a_group_without_roles_works_with_children_when_a_topic_may_be_that():
    assert works_with_children(["meeting-people", "playgroup"])
    assert works_with_children(["homework"])  # with whom is unknown
    assert not works_with_children(["meeting-people", "family", "gone"])


def test_places_are_counted_down_to_nothing_and_open_numbers_stay_open():
    assert free_places(3, taken=1) == 2
    assert free_places(3, taken=5) == 0
    assert free_places(None, taken=5) is None
    assert fewer(None, None) is None
    assert fewer(2, None) == fewer(None, 2) == fewer(2, 7) == 2


def test_a_pause_lasts_to_the_end_of_its_last_day():
    today = date(2026, 3, 1)
    assert is_paused(today, today=today)
    assert not is_paused(date(2026, 2, 28), today=today)
    assert not is_paused(None, today=today)


def slots(rule, starts=time(18), ends=time(20), starts_on=date(2026, 1, 7)):
    return weekly_slots(rule=rule, starts_on=starts_on, starts=starts, ends=ends)


def test_a_rule_becomes_times_of_the_week():
    assert slots("FREQ=WEEKLY;BYDAY=WE,FR") == [(2, 1080, 1200), (4, 1080, 1200)]
    assert slots("FREQ=WEEKLY") == [(2, 1080, 1200)]  # 7 January 2026 is a Wednesday
    assert slots("FREQ=MONTHLY;BYDAY=1WE,-1SU") == [(2, 1080, 1200), (6, 1080, 1200)]


def test_a_meeting_beyond_midnight_belongs_to_two_days():
    assert slots("FREQ=WEEKLY;BYDAY=SU", time(22), time(1)) == [(0, 0, 60), (6, 1320, 1440)]
    assert slots("FREQ=WEEKLY;BYDAY=SU", time(22), time(0)) == [(6, 1320, 1440)]


@pytest.mark.parametrize(
    ("theirs", "common"),
    [
        ([(2, 1140, 1260)], (2, 1140, 1200)),
        ([(2, 1200, 1260)], None),  # they only touch
        ([(3, 1080, 1200)], None),
        ([(2, 1190, 1260), (2, 0, 1090)], (2, 1080, 1090)),
        ([], None),
    ],
)
def test_groups_overlap_where_both_meet(theirs, common):
    assert first_overlap([(2, 1080, 1200)], theirs) == common
    assert first_overlap(theirs, [(2, 1080, 1200)]) == common
