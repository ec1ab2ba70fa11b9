"""Who is trusted at this moment (rule 1); read anew for every deed, never kept."""

from datetime import datetime

from sqlalchemy import func, literal, select
from sqlalchemy.orm import Session

from helpboard.domain.decision import Verdict
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.post import PostState
from helpboard.domain.trust import is_trusted_account
from helpboard.models import Decision, Organisation, OrganisationMember, Post, User
from helpboard.queries.concealed import is_concealed

NOT_APPROVED = (PostState.HIDDEN, PostState.REJECTED)


def is_trusted(session: Session, user: User | None, now: datetime) -> bool:
    """Tell whether ``user`` is trusted, in one statement; nobody and blocked people never are.

    A post counts as approved when it stood on the board and the desk has not taken it off again.
    """
    if user is None or not user.is_active:
        return False
    verified = (
        select(literal(1))
        .select_from(OrganisationMember)
        .join(Organisation, Organisation.id == OrganisationMember.organisation_id)
        .where(
            OrganisationMember.user_id == user.id,
            Organisation.state == OrganisationState.VERIFIED,
            ~is_concealed(),
        )
        .exists()
    )
    approved = (
        select(func.count())
        .select_from(Post)
        .where(
            Post.author_id == user.id,
            Post.first_published_at.is_not(None),
            Post.state.not_in(NOT_APPROVED),
        )
        .scalar_subquery()
    )
    row = session.execute(select(verified.label("verified"), approved.label("approved"))).one()
    return is_trusted_account(
        edits_verified=bool(row.verified),
        created_at=user.created_at,
        approved=row.approved,
        now=now,
    )


def is_verified(session: Session, organisation_id: int | None) -> bool:
    """Tell whether an organisation is one that the coordinator vouches for; none is not."""
    if organisation_id is None:
        return False
    found = select(Organisation.id).where(
        Organisation.id == organisation_id,
        Organisation.state == OrganisationState.VERIFIED,
        ~is_concealed(),
    )
    return session.scalar(found) is not None


def was_refused(session: Session, post_id: int) -> bool:
    """Tell whether the desk's last word on a post was no."""
    last = (
        select(Decision.verdict)
        .where(Decision.post_id == post_id)
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(1)
    )
    return session.scalar(last) in (Verdict.REJECT, Verdict.HIDE)
