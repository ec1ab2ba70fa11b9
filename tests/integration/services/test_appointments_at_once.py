"""Nobody can be at two appointments at the same time, however many ask for them."""

import pytest
from sqlalchemy import select

from helpboard.domain.appointment import BusyError
from helpboard.domain.proposal import ProposalState
from helpboard.models import Proposal
from helpboard.services.appointment_asking import say_no, say_yes
from tests.integration.services.test_appointments import BERLIN, interpreter, order
from tests.integration.services.test_appointments import alice as alice
from tests.integration.services.test_appointments import office as office


def test_nobody_accepts_two_appointments_at_once(town, office, alice):
    person = interpreter(town)
    rows = [order(town, office, alice) for _ in range(2)]
    first, second = town.session.scalars(select(Proposal).order_by(Proposal.id))
    say_yes(town.session, user_id=person.id, proposal_id=first.id, now=town.now)
    with pytest.raises(BusyError):
        say_yes(town.session, user_id=person.id, proposal_id=second.id, now=town.now)

    assert [row.user_id for row in rows] == [person.id, None]
    assert second.state is ProposalState.PROPOSED
    say_no(town.session, user_id=person.id, proposal_id=second.id, now=town.now, zone=BERLIN)
    assert second.state is ProposalState.DECLINED
