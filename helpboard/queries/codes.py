"""Codes instead of accounts, and what they stand for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from helpboard.domain.decision import NEEDS_REASON, Reason, Verdict
from helpboard.domain.group import GroupKind, GroupState
from helpboard.domain.post import PostKind, PostState
from helpboard.models import AccessCode, Area, Decision, Group, Post


@dataclass(frozen=True, slots=True)
class KeptOff:
    """The desk's last word on a post, while the post is where that word has put it."""

    verdict: Verdict
    reason: Reason
    sentence: str
    sentence_lang: str


@dataclass(frozen=True, slots=True)
class OwnPostRow:
    """A post of a code, whatever its state, as its holder sees it."""

    id: int
    kind: PostKind
    state: PostState
    topic: str
    facts: dict[str, Any]
    area_name: str
    count: int
    found: int
    expires_at: datetime
    first_published_at: datetime | None
    kept_off: KeptOff | None


@dataclass(frozen=True, slots=True)
class HostRow:
    """A welcome café whose hosts can pass an answer on."""

    id: int
    slug: str
    name: str
    area_name: str


def open_code(code_hash: str) -> Select[AccessCode]:
    """Select the code with this hash unless it has ended."""
    return select(AccessCode).where(
        AccessCode.code_hash == code_hash, AccessCode.ended_at.is_(None)
    )


def own_posts(session: Session, code_id: int) -> tuple[OwnPostRow, ...]:
    """Read the posts of a code, the newest first, with what keeps them from the board."""
    columns = (
        Post.id,
        Post.kind,
        Post.state,
        Post.topic,
        Post.facts,
        Area.name,
        Post.count,
        Post.found,
        Post.expires_at,
        Post.first_published_at,
    )
    newest = select(func.max(Decision.id)).where(Decision.post_id == Post.id).correlate(Post)
    statement = (
        select(*columns, Decision)
        .join(Area, Area.id == Post.area_id)
        .outerjoin(Decision, Decision.id == newest.scalar_subquery())
        .where(Post.code_id == code_id)
        .order_by(Post.created_at.desc(), Post.id.desc())
    )
    rows: Any = session.execute(statement)
    return tuple(OwnPostRow(*(*row[:-1], _kept_off(row.Decision, row.state))) for row in rows)


def _kept_off(last: Decision | None, state: PostState) -> KeptOff | None:
    if last is None or last.verdict not in NEEDS_REASON or last.reason is None:
        return None
    if last.new_state is not state:
        return None
    return KeptOff(last.verdict, last.reason, last.sentence, last.sentence_lang)


def hosts(session: Session) -> tuple[HostRow, ...]:
    """Read the welcome cafés that are open, by name."""
    statement = (
        select(Group.id, Group.slug, Group.name, Area.name)
        .join(Area, Area.id == Group.area_id)
        .where(Group.kind == GroupKind.WELCOME_CAFE, Group.state == GroupState.ACTIVE)
        .order_by(Group.name, Group.id)
    )
    return tuple(HostRow(*row) for row in session.execute(statement))
