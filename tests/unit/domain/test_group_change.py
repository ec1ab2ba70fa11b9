import pytest

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.group import MOVES, GroupState, check_move
from helpboard.domain.group_change import GroupChangeKind, GroupChangeState, merge_problem, outcome

OPEN, DONE, REFUSED = GroupChangeState.OPEN, GroupChangeState.DONE, GroupChangeState.REFUSED
LEAD = 1


def fate(kind, answers, *, is_over=False, is_agreed=False, leads=(), new_lead_id=LEAD):
    return outcome(
        kind,
        answers,
        new_lead_id=new_lead_id,
        leads=leads,
        is_agreed=is_agreed,
        is_over=is_over,
    )


@pytest.mark.parametrize(
    ("answers", "is_over", "expected"),
    [
        ({LEAD: None}, False, OPEN),
        ({LEAD: None}, True, REFUSED),
        ({LEAD: True}, False, DONE),
        ({LEAD: True}, True, DONE),
        ({LEAD: False}, False, REFUSED),
        ({}, False, REFUSED),
    ],
)
def test_a_handover_is_the_new_leads_own_choice(answers, is_over, expected):
    assert fate(GroupChangeKind.HANDOVER, answers, is_over=is_over) is expected


def test_a_handover_to_somebody_who_was_erased_is_refused():
    assert fate(GroupChangeKind.HANDOVER, {2: True}, new_lead_id=None) is REFUSED


@pytest.mark.parametrize(
    ("answers", "is_over", "expected"),
    [
        ({LEAD: True, 2: None}, False, OPEN),
        ({LEAD: None, 2: True}, False, OPEN),
        ({LEAD: True, 2: True}, False, DONE),
        ({LEAD: True, 2: False}, False, DONE),
        ({LEAD: True, 2: None}, True, DONE),
        ({LEAD: None, 2: True}, True, REFUSED),
        ({LEAD: False, 2: None}, False, REFUSED),
        ({2: True}, False, REFUSED),
    ],
)
def test_a_split_needs_its_new_lead_and_waits_for_the_others(answers, is_over, expected):
    assert fate(GroupChangeKind.SPLIT, answers, is_over=is_over) is expected


@pytest.mark.parametrize(
    ("answers", "is_over", "expected"),
    [
        ({7: None, 8: None}, False, OPEN),
        ({7: None, 8: False}, False, REFUSED),
        ({7: None}, True, REFUSED),
        ({}, False, REFUSED),
    ],
)
def test_of_a_merge_the_other_groups_leads_are_asked_first(answers, is_over, expected):
    assert fate(GroupChangeKind.MERGE, answers, is_over=is_over) is expected


@pytest.mark.parametrize(
    ("answers", "leads", "is_over", "expected"),
    [
        ({2: True, 3: None}, (), False, OPEN),
        ({2: True, 3: None}, (), True, DONE),
        ({2: True, 3: False}, (), False, DONE),
        ({2: False, 3: False}, (), False, REFUSED),
        ({2: None}, (), True, REFUSED),
        ({}, (), False, DONE),
        ({LEAD: False, 2: True, 3: None}, (LEAD,), False, REFUSED),
        ({LEAD: None, 2: True}, (LEAD,), False, OPEN),
        ({LEAD: None, 2: True}, (LEAD,), True, REFUSED),
        ({LEAD: False, 4: True, 2: None}, (LEAD, 4), False, OPEN),
        ({LEAD: True, 2: False}, (LEAD,), False, DONE),
        ({2: True}, (LEAD,), False, DONE),
    ],
)
def test_members_decide_for_themselves_but_no_group_goes_without_its_lead(
    answers, leads, is_over, expected
):
    kind = GroupChangeKind.MERGE
    assert fate(kind, answers, leads=leads, is_agreed=True, is_over=is_over) is expected


@pytest.mark.parametrize(
    ("other_id", "other_state", "is_busy", "problem"),
    [
        (2, GroupState.ACTIVE, False, None),
        (2, GroupState.FORMING, False, None),
        (2, GroupState.RESTING, False, None),
        (1, GroupState.ACTIVE, False, "same_group"),
        (2, GroupState.CLOSED, False, "closed_group"),
        (2, GroupState.ACTIVE, True, "group_busy"),
    ],
)
def test_a_group_merges_with_another_open_one_and_never_in_a_circle(
    other_id, other_state, is_busy, problem
):
    found = merge_problem(group_id=1, other_id=other_id, other_state=other_state, is_busy=is_busy)
    assert found == problem


@pytest.mark.parametrize("old", GroupState)
@pytest.mark.parametrize("new", GroupState)
def test_a_group_lives_only_forwards_and_rests_between(old, new):
    allowed = {
        ("forming", "active"),
        ("forming", "closed"),
        ("active", "resting"),
        ("active", "closed"),
        ("resting", "active"),
        ("resting", "closed"),
    }
    assert (new in MOVES[old]) is ((old, new) in allowed)
    if (old, new) not in allowed:
        with pytest.raises(IllegalMoveError):
            check_move(old, new)
