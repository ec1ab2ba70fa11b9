"""Somebody's posts with what to do next on each: their own, their organisations', their groups'."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.decision import NEEDS_REASON, Reason, Verdict
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.models import Area, Decision, Group, Organisation, Post

MOST = 200
ENDS_SOON = timedelta(days=5)
"""So long before its end a post should be renewed (rule 2)."""


@dataclass(frozen=True, slots=True)
class MyPost:
    """A post of the reader; ``reason`` is why the desk last said no, ``by`` whose name it bears."""

    id: int
    kind: PostKind
    state: PostState
    topic: str
    facts: dict[str, Any]
    text: str
    text_lang: str
    area_name: str
    by: str | None
    wanted: int
    found: int
    was_public: bool
    expires_at: datetime
    updated_at: datetime
    reason: Reason | None

    def state_at(self, now: datetime) -> PostState:
        """Return where it stands, whatever the worker did or did not do (rule 1)."""
        if self.state is PostState.PUBLISHED and self.expires_at <= now:
            return PostState.EXPIRED
        return self.state

    def ends_soon(self, now: datetime) -> bool:
        """Tell whether it is on the board and should be renewed."""
        is_public = self.state_at(now) is PostState.PUBLISHED
        return is_public and self.expires_at <= now + ENDS_SOON


def my_posts(session: Session, actor: Actor) -> list[MyPost]:
    """Read the newest posts that ``actor`` may change, in one statement."""
    return _read(session, _is_mine(actor))


def my_post(session: Session, actor: Actor, post_id: int) -> MyPost | None:
    """Read one post that ``actor`` may change; None for any other."""
    found = _read(session, and_(_is_mine(actor), Post.id == post_id))
    return found[0] if found else None


def _is_mine(actor: Actor) -> ColumnElement[bool]:
    own = and_(
        Post.author_id == actor.user_id, Post.organisation_id.is_(None), Post.group_id.is_(None)
    )
    return or_(
        own,
        Post.organisation_id.in_(sorted(actor.edits)),
        Post.group_id.in_(sorted(actor.leads)),
    )


def _read(session: Session, which: ColumnElement[bool]) -> list[MyPost]:
    newest = (
        select(func.max(Decision.id)).where(Decision.post_id == Post.id).correlate(Post)
    ).scalar_subquery()
    rows = session.execute(
        select(
            *(Post.id, Post.kind, Post.state, Post.topic, Post.facts, Post.text, Post.text_lang),
            *(Post.count, Post.found, Post.first_published_at, Post.expires_at, Post.updated_at),
            Area.name.label("area_name"),
            func.coalesce(Organisation.name, Group.name).label("by"),
            *(Decision.verdict, Decision.reason),
        )
        .join(Area, Area.id == Post.area_id)
        .outerjoin(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Group, Group.id == Post.group_id)
        .outerjoin(Decision, Decision.id == newest)
        .where(which)
        .order_by(Post.updated_at.desc(), Post.id.desc())
        .limit(MOST)
    )
    return [_post_of(row) for row in rows]


def _post_of(row: Any) -> MyPost:
    verdict: Verdict | None = row.verdict
    return MyPost(
        id=row.id,
        kind=row.kind,
        state=row.state,
        topic=row.topic,
        facts=row.facts,
        text=row.text,
        text_lang=row.text_lang,
        area_name=row.area_name,
        by=row.by,
        wanted=row.count,
        found=row.found,
        was_public=row.first_published_at is not None,
        expires_at=row.expires_at,
        updated_at=row.updated_at,
        reason=row.reason if verdict in NEEDS_REASON else None,
    )
