from itertools import product

import pytest

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.domain.proposal import (
    MOVES,
    OPEN,
    SIDES,
    Look,
    NoFitError,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
    check_fit,
    check_move,
    is_told,
    state_after,
    state_when_well,
)

ASKED, YES, NO = SideAnswer.ASKED, SideAnswer.YES, SideAnswer.NO


def test_every_state_is_reached_and_only_by_its_moves():
    assert set(MOVES) == set(ProposalState)
    for old, new in product(ProposalState, repeat=2):
        if new in MOVES[old]:
            check_move(old, new)
        else:
            with pytest.raises(IllegalMoveError):
                check_move(old, new)
    reached = {new for moves in MOVES.values() for new in moves}
    assert reached == set(ProposalState) - {ProposalState.PROPOSED}


@pytest.mark.parametrize(
    ("answers", "state"),
    [
        ([ASKED, ASKED], ProposalState.PROPOSED),
        ([YES, ASKED], ProposalState.ACCEPTED),
        ([YES, YES, ASKED], ProposalState.ACCEPTED),
        ([YES, YES], ProposalState.CONFIRMED),
        ([YES, YES, YES], ProposalState.CONFIRMED),
        ([YES, NO], ProposalState.DECLINED),
        ([ASKED, NO], ProposalState.DECLINED),
    ],
)
def test_answers_say_where_a_proposal_stands(answers, state):
    assert state_after(answers) is state
    assert state_after(answers[::-1]) is state


def test_every_kind_has_sides_and_a_volunteer_is_shown_after_their_yes():
    assert set(SIDES) == set(ProposalKind)
    for said, told in ((ASKED, False), (NO, False), (YES, True)):
        answers = {Party.VOLUNTEER: said, Party.AUTHOR: ASKED}
        assert is_told(Party.AUTHOR, answers) is told
        assert is_told(Party.VOLUNTEER, answers)
    assert is_told(Party.GROUP, {Party.ORGANISATION: ASKED, Party.GROUP: ASKED})


@pytest.mark.parametrize("rule", ["active", "consent", "blocked", "clearance"])
def test_some_rules_hold_whoever_says_what(rule):
    with pytest.raises(NoFitError):
        check_fit(Look(forbidden=(rule,)), override="I know better", is_coordinator=True)


def test_other_rules_yield_to_a_coordinator_with_a_reason_only():
    look = Look(forbidden=("time", "age"))
    check_fit(look, override="They agreed by phone", is_coordinator=True)
    check_fit(Look(), override="", is_coordinator=False)
    for override, is_coordinator in (("", True), ("They agreed", False)):
        with pytest.raises(NoFitError) as refused:
            check_fit(look, override=override, is_coordinator=is_coordinator)
        assert refused.value.rules == ("time", "age")


def test_a_task_is_done_when_all_say_it_went_well_and_needs_another_after_one_no():
    task = ProposalKind.GROUP_TASK
    assert state_when_well(task, [True, None]) is None
    assert state_when_well(task, [True, True]) is ProposalState.DONE
    assert state_when_well(task, [False, None]) is ProposalState.NEEDS_REMATCH
    for said in ([True, True], [False, False]):
        assert state_when_well(ProposalKind.PARTNERSHIP, said) is None


def test_only_a_side_answers_and_only_coordinators_of_the_whole_town_set_weights():
    group = Thing(group_id=4)
    assert may(Actor(user_id=1, leads=frozenset({4})), Action.ANSWER_PROPOSAL, group)
    for stranger in (Actor(user_id=1), Actor(user_id=1, coordinates=frozenset({1}))):
        assert not may(stranger, Action.ANSWER_PROPOSAL, group)
    town = Thing(areas=frozenset({1, 7}))
    assert may(Actor(coordinates=frozenset({7})), Action.SET_WEIGHTS, town)
    assert may(Actor(coordinates=frozenset({1})), Action.SET_WEIGHTS, town)
    for other in (Actor(coordinates=frozenset({8})), Actor(user_id=1, leads=frozenset({4}))):
        assert not may(other, Action.SET_WEIGHTS, town)
    assert {ProposalState.PROPOSED, ProposalState.ACCEPTED} == OPEN
