"""What somebody may read of groups and the matching: words to them, and where they are expected."""

from collections.abc import Iterator

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.proposal import Party, SideAnswer
from helpboard.models import (
    Appointment,
    Group,
    GroupMember,
    GroupMessage,
    JoinRequest,
    Organisation,
    OrganisationMember,
    Partnership,
    Post,
    Proposal,
    ProposalSide,
    Site,
    SiteRelease,
)

Ids = Select[tuple[int]]


def matched_with(session: Session, user_id: int) -> Iterator[str]:
    """Every private text of which somebody is a side, or that belongs to their group."""
    groups = select(GroupMember.group_id).where(GroupMember.user_id == user_id)
    led = groups.where(GroupMember.role == "lead")
    edited = _edited(user_id)
    for statement in (
        select(JoinRequest.note).where(
            or_(JoinRequest.user_id == user_id, JoinRequest.group_id.in_(led))
        ),
        select(GroupMessage.text).where(GroupMessage.group_id.in_(groups)),
        select(Group.address).where(Group.id.in_(groups)),
        select(Partnership.contact).where(
            or_(Partnership.group_id.in_(led), Partnership.organisation_id.in_(edited))
        ),
        select(Proposal.note).where(Proposal.id.in_(_proposals(user_id, led, edited))),
        *(
            select(column).where(
                or_(Appointment.user_id == user_id, Appointment.organisation_id.in_(edited))
            )
            for column in (Appointment.address, Appointment.subject)
        ),
        select(Site.address)
        .join(SiteRelease, SiteRelease.site_id == Site.id)
        .where(SiteRelease.user_id == user_id),
    ):
        yield from session.scalars(statement)


def _edited(user_id: int) -> Ids:
    """The organisations that somebody edits, with their departments."""
    own = select(OrganisationMember.organisation_id).where(OrganisationMember.user_id == user_id)
    return select(Organisation.id).where(
        or_(Organisation.id.in_(own), Organisation.parent_id.in_(own))
    )


def _proposals(user_id: int, led: Ids, edited: Ids) -> Ids:
    """The proposals of which somebody is a side, or answers for one once the volunteer has."""
    posts = select(Post.id).where(
        or_(Post.author_id == user_id, Post.group_id.in_(led), Post.organisation_id.in_(edited))
    )
    unsaid = select(ProposalSide.proposal_id).where(
        ProposalSide.party == Party.VOLUNTEER, ProposalSide.answer != SideAnswer.YES
    )
    answered_for = or_(
        ProposalSide.group_id.in_(led),
        ProposalSide.organisation_id.in_(edited),
        ProposalSide.post_id.in_(posts),
    )
    return select(ProposalSide.proposal_id).where(
        or_(
            ProposalSide.user_id == user_id,
            answered_for & ProposalSide.proposal_id.not_in(unsaid),
        )
    )
