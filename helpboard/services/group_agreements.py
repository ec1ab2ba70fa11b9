"""What was agreed on by proposals, when people leave a group or it becomes part of another."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from helpboard.domain.proposal import ProposalKind, ProposalState
from helpboard.models import Group, Proposal, ProposalSide
from helpboard.services.proposal_moves import move


def end_joinings(
    session: Session, group_id: int, user_ids: Collection[int], *, now: datetime
) -> None:
    """End the proposals by which people came into a group that they have left.

    Both sides know of it: nobody is asked how it goes, and it may be proposed again.
    """
    statement = select(Proposal).where(
        Proposal.kind == ProposalKind.JOINING,
        Proposal.state == ProposalState.CONFIRMED,
        Proposal.group_id == group_id,
        Proposal.user_id.in_(user_ids),
    )
    for proposal in session.scalars(statement.order_by(Proposal.id).with_for_update()).all():
        move(session, proposal, ProposalState.ENDED, now=now)


def move_agreed(session: Session, group: Group, into: Group, *, now: datetime) -> None:
    """Let what a group has agreed on go along into another one: no side has dropped out by it."""
    agreed = session.scalars(
        select(Proposal)
        .where(Proposal.group_id == group.id, Proposal.state == ProposalState.CONFIRMED)
        .order_by(Proposal.id)
        .with_for_update()
    ).all()
    for proposal in agreed:
        proposal.group_id, proposal.updated_at = into.id, now
    session.flush()
    ids = [proposal.id for proposal in agreed]
    # A side of a post is whoever leads the group now: the group's posts have gone along.
    goes_along = or_(ProposalSide.proposal_id.in_(ids), ProposalSide.post_id.is_not(None))
    session.execute(
        update(ProposalSide)
        .where(ProposalSide.group_id == group.id, goes_along)
        .values(group_id=into.id)
        .execution_options(synchronize_session=False)
    )
