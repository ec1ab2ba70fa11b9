"""What comes after a yes: how it goes after two months, and a side that drops out.

Whatever makes a side drop out ends its proposals here, so that everybody hears of it once: what was
only asked ends, what was agreed needs a new match.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, or_, select, update
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostState
from helpboard.domain.proposal import (
    OPEN,
    Party,
    ProposalKind,
    ProposalOverError,
    ProposalState,
    state_when_well,
)
from helpboard.models import (
    Group,
    Organisation,
    Partnership,
    Post,
    Proposal,
    ProposalSide,
    User,
)
from helpboard.queries.proposal_sides import side_as_thing, sides_of_proposal
from helpboard.services import proposal_letters
from helpboard.services.proposal_moves import Sides, move, taken_up

AT_ONCE = 20

_POST_IS_GONE = frozenset({PostState.WITHDRAWN, PostState.HIDDEN, PostState.REJECTED})
_OURS = Proposal.kind != ProposalKind.APPOINTMENT


def ask_how_due(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Ask both sides of what was agreed two months ago how it goes, once; return how many."""
    due = (
        select(Proposal)
        .where(_OURS, Proposal.state == ProposalState.CONFIRMED, Proposal.ask_again_at <= now)
        .order_by(Proposal.ask_again_at, Proposal.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Proposal)
    )
    proposals = session.scalars(due).all()
    for proposal in proposals:
        proposal.ask_again_at = None
        proposal_letters.ask_how(session, proposal, sides_of_proposal(session, proposal), now=now)
    session.flush()
    return len(proposals)


def say_how(
    session: Session,
    *,
    actor: Actor,
    proposal_id: int,
    party: Party,
    goes_well: bool,
    now: datetime,
) -> Proposal:
    """Note how a side says it goes; a task that went well for all is done.

    A task that did not go well needs somebody else. Raises ``NotFoundError`` for whoever does not
    speak for the side, ``ProposalOverError`` when it has ended meanwhile.
    """
    proposal, sides = taken_up(session, proposal_id)
    side = sides.get(party)
    if side is None or not policy.may(actor, Action.ANSWER_PROPOSAL, side_as_thing(session, side)):
        raise NotFoundError(proposal_id)
    if proposal.state is not ProposalState.CONFIRMED:
        raise ProposalOverError(proposal_id)
    side.goes_well = goes_well
    session.flush()
    new = state_when_well(proposal.kind, [one.goes_well for one in sides.values()])
    if new is ProposalState.NEEDS_REMATCH:
        _rematch(session, proposal, [sides[Party.AUTHOR]] if Party.AUTHOR in sides else [], now=now)
    elif new is not None:
        move(session, proposal, new, now=now)
    return proposal


def see_dropouts(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Take up proposals of which a side is gone; return how many.

    What was only asked ends, and whoever had said yes is told. What was agreed needs a new match:
    the side that is left hears who else would fit, and the desk sees it.
    """
    due = (
        select(Proposal)
        .where(
            _OURS,
            Proposal.state.in_((*OPEN, ProposalState.CONFIRMED)),
            exists().where(ProposalSide.proposal_id == Proposal.id, _is_gone()),
        )
        .order_by(Proposal.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Proposal)
    )
    proposals = session.scalars(due).all()
    for proposal in proposals:
        left = _left(session, sides_of_proposal(session, proposal))
        _end_partnership(session, proposal, now=now)
        _drop_out(session, proposal, left, now=now)
    return len(proposals)


def end_open_of(session: Session, user_id: int, *, now: datetime) -> None:
    """End what a volunteer is asked at present; whoever had said yes is told."""
    for proposal in _locked(session, Proposal.user_id == user_id, Proposal.state.in_(OPEN)):
        sides = sides_of_proposal(session, proposal)
        left = {party: side for party, side in sides.items() if side.user_id != user_id}
        _drop_out(session, proposal, left, now=now)


def end_open_about(session: Session, post_ids: Collection[int], *, now: datetime) -> None:
    """End what is asked about posts that have left the board; whoever had said yes is told."""
    about = (Proposal.post_id, Proposal.other_post_id, Proposal.carrier_post_id)
    which = or_(*(column.in_(post_ids) for column in about))
    for proposal in _locked(session, which, Proposal.state.in_(OPEN)):
        sides = sides_of_proposal(session, proposal)
        left = {party: side for party, side in sides.items() if side.post_id not in post_ids}
        _drop_out(session, proposal, left, now=now)


def forget_person(session: Session, user_id: int, *, now: datetime) -> None:
    """Take somebody who is erased out of every proposal that others still need to see.

    What was agreed with them needs a new match, what was asked ends; notes and reasons go with
    them. The rows of their own sides hang on the account and go with it.
    """
    theirs = or_(
        Proposal.user_id == user_id,
        exists().where(ProposalSide.proposal_id == Proposal.id, ProposalSide.user_id == user_id),
    )
    found = _locked(session, _OURS, theirs)
    for proposal in found:
        proposal.note, proposal.reasons, proposal.user_id = "", {}, None
        proposal.override, proposal.updated_at = "", now
        sides = sides_of_proposal(session, proposal)
        left = {party: side for party, side in sides.items() if side.user_id != user_id}
        _drop_out(session, proposal, left, now=now)
    ids = [proposal.id for proposal in found]
    session.execute(
        delete(ProposalSide).where(
            ProposalSide.user_id == user_id, ProposalSide.proposal_id.in_(ids)
        )
    )
    session.execute(
        update(Proposal).where(Proposal.proposed_by == user_id).values(note="", override="")
    )
    session.flush()


def _locked(session: Session, *which: ColumnElement[bool]) -> Sequence[Proposal]:
    found = select(Proposal).where(*which).order_by(Proposal.id).with_for_update(of=Proposal)
    return session.scalars(found.execution_options(populate_existing=True)).all()


def _drop_out(session: Session, proposal: Proposal, left: Sides, *, now: datetime) -> None:
    """End what was only asked, or look for a new match; tell the sides that are ``left``."""
    if proposal.state in OPEN:
        move(session, proposal, ProposalState.ENDED, now=now)
        proposal_letters.tell_over(session, proposal, left, now=now)
    elif proposal.state is ProposalState.CONFIRMED:
        _rematch(session, proposal, list(left.values()), now=now)


def _rematch(
    session: Session, proposal: Proposal, left: list[ProposalSide], *, now: datetime
) -> None:
    move(session, proposal, ProposalState.NEEDS_REMATCH, now=now)
    for side in left:
        proposal_letters.tell_rematch(session, proposal, side, now=now)


def _end_partnership(session: Session, proposal: Proposal, *, now: datetime) -> None:
    if proposal.kind is not ProposalKind.PARTNERSHIP or proposal.state in OPEN:
        return
    session.execute(
        update(Partnership)
        .where(
            Partnership.organisation_id == proposal.organisation_id,
            Partnership.group_id == proposal.group_id,
            Partnership.state == PartnershipState.ACTIVE,
        )
        .values(state=PartnershipState.ENDED, review_on=None, contact="", updated_at=now)
    )


def _is_gone() -> ColumnElement[bool]:
    """Return the condition that a side of a proposal is not there any more."""
    side = ProposalSide
    return or_(
        exists().where(Post.id == side.post_id, Post.state.in_(_POST_IS_GONE)),
        and_(
            side.post_id.is_(None),
            exists().where(Group.id == side.group_id, Group.state == GroupState.CLOSED),
        ),
        and_(
            side.post_id.is_(None),
            exists().where(
                Organisation.id == side.organisation_id,
                Organisation.state == OrganisationState.HIDDEN,
            ),
        ),
        exists().where(User.id == side.user_id, User.state != AccountState.ACTIVE),
    )


def _left(session: Session, sides: Mapping[Party, ProposalSide]) -> dict[Party, ProposalSide]:
    """Return the sides that are still there."""
    ids = [side.id for side in sides.values()]
    gone = set(session.scalars(select(ProposalSide.id).where(ProposalSide.id.in_(ids), _is_gone())))
    return {party: side for party, side in sides.items() if side.id not in gone}
