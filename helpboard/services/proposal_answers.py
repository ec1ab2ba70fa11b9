"""Answering proposals: by a side, by phone through the desk, or by nobody in time."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.proposal import (
    ANSWER_LIFE,
    OPEN,
    DeclineReason,
    Party,
    ProposalKind,
    ProposalLapsedError,
    ProposalOverError,
    ProposalState,
    SideAnswer,
    is_told,
)
from helpboard.models import Proposal, ProposalSide
from helpboard.queries.answerable import Owner
from helpboard.queries.match_blocks import apart_questions, are_apart
from helpboard.queries.proposal_sides import pairing_as_thing, side_as_thing, sides_of_proposal
from helpboard.services import proposal_letters
from helpboard.services.proposal_moves import move, note_entry, settle, taken_up

AT_ONCE = 20

Sides = Mapping[Party, ProposalSide]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a side says; ``reason`` belongs to a no, what is shown to a volunteer's yes."""

    says_yes: bool
    reason: DeclineReason | None = None
    shows_name: bool = False
    shows_phone: bool = False


def answer(
    session: Session, *, actor: Actor, proposal_id: int, party: Party, reply: Reply, now: datetime
) -> Proposal:
    """Say yes or no for one side; the last yes brings about what was proposed.

    Raises ``NotFoundError`` for whoever does not speak for that side, or while it may not know,
    ``ProposalOverError`` when it has been answered, ``ProposalLapsedError`` after its time.
    """
    proposal, sides = taken_up(session, proposal_id)
    side = sides.get(party)
    if side is None or not policy.may(actor, Action.ANSWER_PROPOSAL, side_as_thing(session, side)):
        raise NotFoundError(proposal_id)
    _answer(session, proposal, sides, party, reply, by=actor.user_id, now=now)
    return proposal


def answer_by_phone(
    session: Session, *, actor: Actor, proposal_id: int, party: Party, reply: Reply, now: datetime
) -> Proposal:
    """Note what a side has told the coordinator; raises ``NotAllowedError``, else as `answer`."""
    proposal, sides = taken_up(session, proposal_id)
    policy.require(actor, Action.PROPOSE_BETWEEN, pairing_as_thing(session, proposal))
    if party not in sides:
        raise NotFoundError(proposal_id)
    _answer(session, proposal, sides, party, reply, by=actor.user_id, now=now)
    codes = {"party": party.value, "yes": reply.says_yes}
    note_entry(session, actor, Action.ANSWER_PROPOSAL, proposal, codes, now=now)
    return proposal


def withdraw(session: Session, *, actor: Actor, proposal_id: int, now: datetime) -> Proposal:
    """Take back a question that is still open, or end what came of it.

    Any side that knows of it may, and a coordinator of its area. Raises ``NotFoundError`` for
    everybody else, ``IllegalMoveError`` when it has ended already.
    """
    proposal, sides = taken_up(session, proposal_id)
    answers = {party: row.answer for party, row in sides.items()}
    is_side = any(
        row.answer is SideAnswer.YES
        and is_told(party, answers)
        and policy.may(actor, Action.ANSWER_PROPOSAL, side_as_thing(session, row))
        for party, row in sides.items()
    )
    thing = pairing_as_thing(session, proposal)
    if not is_side and not policy.may(actor, Action.PROPOSE_BETWEEN, thing):
        raise NotFoundError(proposal_id)
    move(session, proposal, ProposalState.ENDED, now=now)
    return proposal


def lapse_due(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """End proposals that nobody answered in time, and tell who waited; return how many."""
    due = (
        select(Proposal)
        .where(
            Proposal.kind != ProposalKind.APPOINTMENT,
            Proposal.state.in_(OPEN),
            Proposal.lapses_at <= now,
        )
        .order_by(Proposal.lapses_at, Proposal.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Proposal)
    )
    proposals = session.scalars(due).all()
    for proposal in proposals:
        _lapse(session, proposal, sides_of_proposal(session, proposal), now=now)
    return len(proposals)


def lapse_apart(session: Session, side: Owner, *, now: datetime) -> None:
    """End what stands open between a side and others since one of them has blocked the other.

    To everybody it looks like what nobody has answered in time, so nobody learns of the block.
    """
    for proposal_id in apart_questions(session, side):
        proposal, sides = taken_up(session, proposal_id)
        if proposal.state in OPEN:
            _lapse(session, proposal, sides, now=now)


def _lapse(session: Session, proposal: Proposal, sides: Sides, *, now: datetime) -> None:
    move(session, proposal, ProposalState.LAPSED, now=now)
    proposal_letters.tell_over(session, proposal, sides, now=now)


def _answer(
    session: Session,
    proposal: Proposal,
    sides: Sides,
    party: Party,
    reply: Reply,
    *,
    by: int | None,
    now: datetime,
) -> None:
    side = sides[party]
    if proposal.state in OPEN and proposal.lapses_at <= now:
        raise ProposalLapsedError(proposal.id)
    if proposal.state not in OPEN or side.answer is not SideAnswer.ASKED:
        raise ProposalOverError(proposal.id)
    if not is_told(party, {one: row.answer for one, row in sides.items()}):
        raise NotFoundError(proposal.id)
    if reply.says_yes and are_apart(session, proposal):
        # One of them has blocked the other since they were asked.
        raise ProposalLapsedError(proposal.id)
    side.answer = SideAnswer.YES if reply.says_yes else SideAnswer.NO
    side.reason = None if reply.says_yes else reply.reason or DeclineReason.OTHER
    side.answered_by, side.answered_at = by, now
    is_shown = reply.says_yes and party is Party.VOLUNTEER
    side.shows_name, side.shows_phone = (
        is_shown and reply.shows_name,
        is_shown and reply.shows_phone,
    )
    session.flush()
    if party is Party.VOLUNTEER and reply.says_yes:
        # The others hear of it only now, and have as long as anybody.
        proposal.lapses_at = max(proposal.lapses_at, now + ANSWER_LIFE)
    settle(session, proposal, sides, now=now)
