"""Whom nobody needs to be told of again: who works together, was asked, or said no of late."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from helpboard.domain.joining import OPEN as OPEN_WISHES
from helpboard.domain.joining import JoinState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.proposal import OPEN, ProposalKind, ProposalState
from helpboard.models import JoinRequest, Partnership, Proposal

NO_HOLDS = timedelta(days=183)
"""Whoever has said no is not suggested again for half a year."""

_HOLDS = (*OPEN, ProposalState.CONFIRMED)


def settled_groups(
    session: Session, *, organisation_id: int | None = None, post_id: int | None = None,
    now: datetime,
) -> list[int]:  # fmt: skip
    """Return the ids of groups that an organisation, or the author of a post, knows of."""
    if organisation_id is not None:
        partners = select(Partnership.group_id).where(
            Partnership.organisation_id == organisation_id,
            Partnership.state == PartnershipState.ACTIVE,
        )
        own = _asked(Proposal.group_id, Proposal.organisation_id == organisation_id, now)
        return list(session.scalars(partners.union(own)))
    asked = _asked(
        Proposal.group_id, Proposal.post_id == post_id, now, kind=ProposalKind.GROUP_TASK
    )
    return list(session.scalars(asked))


def settled_organisations(session: Session, *, group_id: int, now: datetime) -> list[int]:
    """Return the ids of organisations that a group knows of."""
    partners = select(Partnership.organisation_id).where(
        Partnership.group_id == group_id, Partnership.state == PartnershipState.ACTIVE
    )
    own = _asked(Proposal.organisation_id, Proposal.group_id == group_id, now)
    return list(session.scalars(partners.union(own)))


def settled_people(session: Session, *, post_id: int, now: datetime) -> list[int]:
    """Return the ids of volunteers who were asked about a post."""
    own = Proposal.post_id == post_id
    return list(session.scalars(_asked(Proposal.user_id, own, now, kind=ProposalKind.PERSON_TASK)))


def settled_for_volunteer(
    session: Session, *, user_id: int, kind: ProposalKind, now: datetime
) -> list[int]:
    """Return the ids of groups, or of posts, that a volunteer was asked about.

    Groups that they have asked themselves are among them while they wait for an answer, and after
    a no.
    """
    own = Proposal.user_id == user_id
    if kind is not ProposalKind.JOINING:
        return list(session.scalars(_asked(Proposal.post_id, own, now, kind=kind)))
    said_no = (JoinRequest.state == JoinState.DECLINED) & (JoinRequest.decided_at > now - NO_HOLDS)
    wished = select(JoinRequest.group_id).where(
        JoinRequest.user_id == user_id, or_(JoinRequest.state.in_(OPEN_WISHES), said_no)
    )
    return list(session.scalars(_asked(Proposal.group_id, own, now, kind=kind).union(wished)))


def _asked(
    what: InstrumentedAttribute[int | None],
    own: ColumnElement[bool],
    now: datetime,
    *,
    kind: ProposalKind = ProposalKind.PARTNERSHIP,
) -> Select[Any]:
    said_no = (Proposal.state == ProposalState.DECLINED) & (Proposal.updated_at > now - NO_HOLDS)
    return select(what).where(
        own, Proposal.kind == kind, what.is_not(None), or_(Proposal.state.in_(_HOLDS), said_no)
    )
