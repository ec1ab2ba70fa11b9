"""Plans go from waiting to closed, and never back from there."""

import pytest

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.plan import BUSY, MOVES, PlanState, check_move


def test_every_state_has_its_moves_and_all_lead_to_closed():
    assert set(MOVES) == set(PlanState)
    for state in PlanState:
        assert state is PlanState.CLOSED or PlanState.CLOSED in MOVES[state]


@pytest.mark.parametrize("busy", sorted(BUSY))
def test_nobody_sends_what_is_still_worked_out(busy):
    with pytest.raises(IllegalMoveError):
        check_move(busy, PlanState.SENT)
