"""How a proposal moves from state to state, and what follows from it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.proposal import (
    ASK_AGAIN,
    Party,
    ProposalState,
    check_move,
    state_after,
)
from helpboard.models import Entry, Proposal, ProposalSide
from helpboard.queries.proposal_sides import sides_of_proposal
from helpboard.services import proposal_effects, proposal_letters

Sides = Mapping[Party, ProposalSide]


def move(session: Session, proposal: Proposal, new: ProposalState, *, now: datetime) -> None:
    """Move a proposal on; raises ``IllegalMoveError``."""
    check_move(proposal.state, new)
    proposal.state, proposal.updated_at = new, now
    if new is not ProposalState.CONFIRMED:
        proposal.ask_again_at = None
    session.flush()


def settle(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    """Bring a proposal to where its answers put it, and do and tell what follows."""
    new = state_after([row.answer for row in sides.values()])
    if new is not proposal.state:
        move(session, proposal, new, now=now)
    if new is ProposalState.CONFIRMED:
        proposal.ask_again_at = now + ASK_AGAIN
        proposal_effects.bring_about(session, proposal, sides, now=now)
        proposal_letters.tell_accepted(session, proposal, sides, now=now)
    elif new is ProposalState.DECLINED:
        proposal_letters.tell_over(session, proposal, sides, now=now)
    else:
        proposal_letters.ask(session, proposal, sides, now=now)


def taken_up(session: Session, proposal_id: int) -> tuple[Proposal, dict[Party, ProposalSide]]:
    """Read a proposal with its sides and keep others from answering until this is committed."""
    proposal = session.get(Proposal, proposal_id, with_for_update=True, populate_existing=True)
    if proposal is None:
        raise NotFoundError(proposal_id)
    return proposal, sides_of_proposal(session, proposal)


def note_entry(
    session: Session,
    actor: Actor,
    action: Action,
    proposal: Proposal,
    codes: dict[str, Any],
    *,
    now: datetime,
) -> None:
    """Write down what staff did to a proposal (rule 8): codes, never words."""
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=action.value,
            about="proposal",
            about_id=proposal.id,
            codes=codes,
        )
    )
    session.flush()
