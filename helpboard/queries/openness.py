"""Every public page that search engines should know."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.post import PostState
from helpboard.domain.topics import TOPICS, is_discreet
from helpboard.models import Group, Organisation, Place, Post
from helpboard.queries.concealed import is_concealed

SITEMAP_MOST = 40_000
"""The protocol allows 50,000 addresses in one file."""

DISCREET = tuple(code for code in TOPICS if is_discreet(code))


@dataclass(frozen=True, slots=True)
class SitemapRow:
    """One page: which view shows it, with what values, and when it last changed."""

    endpoint: str
    values: dict[str, Any]
    changed: datetime


def sitemap_rows(session: Session, *, now: datetime, limit: int) -> list[SitemapRow]:
    """Read organisations, groups, places and the newest public posts, ``limit`` at most.

    Posts of discreet topics are not offered to search engines.
    """
    organisations = select(Organisation.slug, Organisation.updated_at).where(~is_concealed())
    groups = select(Group.slug, Group.updated_at).where(Group.state.in_(PUBLIC_GROUPS))
    places = select(Place.slug, Place.updated_at)
    rows = [
        SitemapRow(endpoint, {"slug": row.slug}, row.updated_at)
        for endpoint, statement in (
            ("organisations.profile", organisations.order_by(Organisation.id)),
            ("groups.profile", groups.order_by(Group.id)),
            ("places.profile", places.order_by(Place.id)),
        )
        for row in session.execute(statement.limit(limit))
    ]
    posts = (
        select(Post.id, Post.updated_at)
        .where(
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Post.topic.not_in(DISCREET),
        )
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(max(limit - len(rows), 0))
    )
    rows += [
        SitemapRow("posts.show", {"post_id": row.id}, row.updated_at)
        for row in session.execute(posts)
    ]
    return rows[:limit]
