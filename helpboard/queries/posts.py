"""What the page of one post shows, and the posts of the start page."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select
from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.post import PostKind, PostState, Visibility, visibility
from helpboard.models import Area, Post
from helpboard.queries.board import CardRow, card_columns, card_of, newest_ids

LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class PostPage:
    """One post in full."""

    card: CardRow
    wanted: int
    found: int
    updated_at: datetime


def post_page(session: Session, post_id: int, *, now: datetime) -> PostPage:
    """Read a public post; raises ``GoneError`` or ``NotFoundError`` as rule 1 says."""
    statement = (
        card_columns()
        .add_columns(
            Post.state,
            Post.count.label("wanted"),
            Post.found,
            Post.first_published_at,
            Post.updated_at,
        )
        .where(Post.id == post_id)
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFoundError(post_id)
    seen = visibility(row, now=now)
    if seen is not Visibility.PUBLIC:
        raise GoneError(post_id) if seen is Visibility.GONE else NotFoundError(post_id)
    return PostPage(card_of(row), row.wanted, row.found, row.updated_at)


def urgent_cards(session: Session, *, now: datetime, below: str, limit: int) -> tuple[CardRow, ...]:
    """Read the urgent requests in an area (a path of ids) and below, those ending first first."""
    statement = (
        _public(now, below)
        .where(Post.kind == PostKind.REQUEST, Post.is_urgent)
        .order_by(Post.expires_at, Post.id)
        .limit(limit)
    )
    return tuple(card_of(row) for row in session.execute(statement))


def similar_cards(
    session: Session, card: CardRow, *, now: datetime, limit: int
) -> tuple[CardRow, ...]:
    """Read the newest other public posts of the same topic, other side of the table first.

    It looks at the newest hundred of the topic, so that no topic is too large for it.
    """
    newest = newest_ids(f"topic:{card.topic}", now=now, limit=LOOKED_AT)
    statement = (
        card_columns()
        .where(Post.id.in_(newest), Post.id != card.id)
        .order_by((Post.kind == card.kind), Post.published_at.desc(), Post.id.desc())
        .limit(limit)
    )
    return tuple(card_of(row) for row in session.execute(statement))


def _public(now: datetime, below: str) -> Select[*tuple[object, ...]]:
    return card_columns().where(*_is_public(now), Area.path.startswith(below, autoescape=True))


def _is_public(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return Post.state == PostState.PUBLISHED, Post.expires_at > now
