"""A request on the desk, with the volunteers who were asked about it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import ProposalKind, ProposalState
from helpboard.models import Area, Post, Proposal, User
from helpboard.queries.held import is_below

MOST = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRow:
    """A volunteer who was asked about a post; for coordinators only."""

    name: str
    state: ProposalState
    points: int
    override: str


def request_on_desk(session: Session, actor: Actor, post_id: int) -> tuple[Post, str]:
    """Read a public request of the areas that ``actor`` coordinates, with its area's name.

    Raises ``NotFoundError`` for anything else.
    """
    row = session.execute(
        select(Post, Area.name)
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.id == post_id,
            Post.kind == PostKind.REQUEST,
            Post.state == PostState.PUBLISHED,
            is_below(actor),
        )
    ).one_or_none()
    if row is None:
        raise NotFoundError(post_id)
    return row[0], row[1]


def asked_about(session: Session, post_id: int) -> tuple[AskedRow, ...]:
    """Read who was asked about a post, the latest first."""
    rows = session.execute(
        select(User.name, Proposal.state, Proposal.points, Proposal.override)
        .join(User, User.id == Proposal.user_id)
        .where(Proposal.post_id == post_id, Proposal.kind == ProposalKind.PERSON_TASK)
        .order_by(Proposal.id.desc())
        .limit(MOST)
    )
    return tuple(
        AskedRow(name=row.name, state=row.state, points=row.points, override=row.override)
        for row in rows
    )
