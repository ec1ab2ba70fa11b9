"""Which organisations and groups have a partner, are asked about one, or have been."""

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.domain.partnership import PartnershipState
from helpboard.domain.proposal import OPEN, ProposalKind
from helpboard.models import Group, Partnership, Proposal

Pair = tuple[str, str]
"""An organisation's id and a group's id."""


def partners_known(session: Session) -> frozenset[Pair]:
    """Return the pairs that are or were asked, or work or have worked together."""
    together = select(Partnership.organisation_id, Partnership.group_id)
    asked = select(Proposal.organisation_id, Proposal.group_id).where(
        Proposal.kind == ProposalKind.PARTNERSHIP
    )
    rows = session.execute(together.union(asked))
    return frozenset((str(one), str(group)) for one, group in rows)


def have_partner() -> ColumnElement[bool]:
    """Return the condition that a group works with an organisation, or is asked to."""
    together = select(Partnership.group_id).where(Partnership.state == PartnershipState.ACTIVE)
    asked = select(Proposal.group_id).where(
        Proposal.kind == ProposalKind.PARTNERSHIP,
        Proposal.state.in_(OPEN),
        Proposal.group_id.is_not(None),
    )
    return Group.id.in_(together) | Group.id.in_(asked)
