"""Posts that are likely the one that somebody is about to write."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.duplicates import RECENT, is_alike, is_same
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Area, Post

LOOKED_AT = 50
SHOWN = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """What is about to be written, and by whom: the id of a person, else of nobody."""

    author_id: int | None
    organisation_id: int | None
    group_id: int | None
    kind: PostKind
    topic: str
    area_id: int
    facts: dict[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Similar:
    """A post that may be the same."""

    id: int
    is_own: bool
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str


def likely_duplicates(
    session: Session, planned: Planned, *, now: datetime, only_same: bool = False
) -> list[Similar]:
    """Return recent open posts that are likely the same, the newest first.

    Others' posts count when they are public and in the same area; ``only_same`` leaves them out,
    and finds only what the author has posted already word for word.
    """
    is_own = _is_own(planned)
    is_seen = and_(
        Post.area_id == planned.area_id,
        Post.state == PostState.PUBLISHED,
        Post.expires_at > now,
    )
    rows = session.execute(
        select(Post.id, Post.topic, Post.kind, Post.facts, Post.text, Area.name,
               is_own.label("is_own"))
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.kind == planned.kind,
            Post.topic == planned.topic,
            Post.created_at >= now - RECENT,
            or_(and_(is_own, Post.state.in_((PostState.PENDING, PostState.PUBLISHED))), is_seen),
        )
        .order_by(Post.created_at.desc(), Post.id.desc())
        .limit(LOOKED_AT)
    )  # fmt: skip
    found = [
        Similar(row.id, bool(row.is_own), row.kind, row.topic, row.facts, row.name)
        for row in rows
        if (
            row.is_own and is_same(planned.facts, planned.text, row.facts, row.text)
            if only_same
            else is_alike(planned.facts, row.facts, is_own=bool(row.is_own))
        )
    ]
    return found[:SHOWN]


def _is_own(planned: Planned) -> Any:
    if planned.organisation_id is not None:
        return Post.organisation_id == planned.organisation_id
    if planned.group_id is not None:
        return Post.group_id == planned.group_id
    mine = Post.author_id == planned.author_id
    return and_(mine, Post.organisation_id.is_(None), Post.group_id.is_(None))
