"""What the page of one post shows, and the posts of the start page."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam
from sqlalchemy.orm import Session

from helpboard.domain.errors import GoneError, NotFoundError
from helpboard.domain.post import PostKind, PostState, Visibility, visibility
from helpboard.models import Area
from helpboard.queries.board import POST, CardRow, card_columns, card_of, newest_with_code

LOOKED_AT = 100


@dataclass(frozen=True, slots=True)
class PostPage:
    """One post in full."""

    card: CardRow
    wanted: int
    found: int
    updated_at: datetime


@cache
def _post() -> Select[*tuple[Any, ...]]:
    more = (POST.state, POST.count.label("wanted"), POST.found)
    return (
        card_columns()
        .add_columns(*more, POST.first_published_at, POST.updated_at)
        .where(POST.id == bindparam("post_id"))
    )


def post_page(session: Session, post_id: int, *, now: datetime) -> PostPage:
    """Read a public post; raises ``GoneError`` or ``NotFoundError`` as rule 1 says."""
    row = session.execute(_post(), {"post_id": post_id}).one_or_none()
    if row is None:
        raise NotFoundError(post_id)
    seen = visibility(row, now=now)
    if seen is not Visibility.PUBLIC:
        raise GoneError(post_id) if seen is Visibility.GONE else NotFoundError(post_id)
    return PostPage(card_of(row), row.wanted, row.found, row.updated_at)


def urgent_cards(session: Session, *, now: datetime, below: str, limit: int) -> tuple[CardRow, ...]:
    """Read the urgent requests in an area (a path of ids) and below, those ending first first."""
    asked = {"now": now, "below": f"{below}%", "shown": limit}
    return tuple(card_of(row) for row in session.execute(_urgent(), asked))


@cache
def _urgent() -> Select[*tuple[Any, ...]]:
    return (
        card_columns()
        .where(
            POST.state == PostState.PUBLISHED,
            POST.expires_at > bindparam("now"),
            Area.__table__.c.path.like(bindparam("below")),
            POST.kind == PostKind.REQUEST,
            POST.is_urgent,
        )
        .order_by(POST.expires_at, POST.id)
        .limit(bindparam("shown"))
    )


def similar_cards(
    session: Session, card: CardRow, *, now: datetime, limit: int
) -> tuple[CardRow, ...]:
    """Read the newest other public posts of the same topic, other side of the table first.

    It looks at the newest hundred of the topic, so that no topic is too large for it.
    """
    asked = {
        "code": f"topic:{card.topic}",
        "now": now,
        "wanted": LOOKED_AT,
        "post_id": card.id,
        "kind": card.kind,
        "shown": limit,
    }
    return tuple(card_of(row) for row in session.execute(_similar(), asked))


@cache
def _similar() -> Select[*tuple[Any, ...]]:
    return (
        card_columns()
        .where(POST.id.in_(newest_with_code()), POST.id != bindparam("post_id"))
        .order_by(POST.kind == bindparam("kind"), POST.published_at.desc(), POST.id.desc())
        .limit(bindparam("shown"))
    )
