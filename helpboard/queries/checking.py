"""Posts that wait to be checked, and one of them with everything that helps to decide."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.decision import Reason, Verdict
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState, is_private_draft
from helpboard.domain.topics import LEAVES, is_sensitive
from helpboard.models import (
    Area,
    Decision,
    Group,
    Notice,
    NoticeState,
    Organisation,
    Post,
    User,
)
from helpboard.queries.held import MOST_SHOWN, is_below

SENSITIVE = tuple(code for code in LEAVES if is_sensitive(code))
_MODERATOR = aliased(User, name="moderator")


@dataclass(frozen=True, slots=True)
class WaitingPost:
    """A line of the queue; ``notices`` are those about it that are open."""

    id: int
    version: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    text: str
    area_name: str
    author_name: str | None
    organisation_name: str | None
    group_name: str | None
    is_new: bool
    since: datetime
    notices: int


@dataclass(frozen=True, slots=True)
class PastDecision:
    """What was decided about a post before; ``by`` is None when that person has left."""

    id: int
    verdict: Verdict
    reason: Reason | None
    sentence: str
    sentence_lang: str
    shown_text: str
    by: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class History:
    """What became of an author's other posts, and since when the account is there."""

    since: datetime
    approved: int
    refused: int
    waiting: int


@dataclass(frozen=True, slots=True)
class PostToCheck:
    """A post as the coordinator sees it; a decision binds to ``version``."""

    id: int
    version: int
    kind: PostKind
    state: PostState
    topic: str
    facts: dict[str, Any]
    text: str
    text_lang: str
    area_id: int
    area_name: str
    author_id: int | None
    author_name: str | None
    by_code: bool
    organisation_id: int | None
    organisation_name: str | None
    organisation_slug: str | None
    group_id: int | None
    group_name: str | None
    created_at: datetime
    updated_at: datetime
    was_public: bool
    history: History | None
    decisions: tuple[PastDecision, ...]
    notices: tuple[tuple[str, str], ...]
    """Reason and words of open notices about it."""


def waiting_posts(session: Session, actor: Actor) -> tuple[tuple[WaitingPost, ...], int]:
    """Read what waits below the areas of ``actor``, the riskiest first, and how many in all.

    Reported ones come first, then sensitive topics, then all others, each time the oldest; at most
    ``MOST_SHOWN`` in one statement.
    """
    notices = _open_notices()
    risk = func.coalesce(notices.c.number, 0) == 0
    statement = (
        select(
            *(Post.id, Post.version, Post.kind, Post.topic, Post.facts, Post.text, Area.name),
            *(
                User.name,
                Organisation.name,
                Group.name,
                Post.first_published_at.is_(None),
                Post.updated_at,
            ),
            func.coalesce(notices.c.number, 0),
            func.count().over(),
        )
        .join(Area, Area.id == Post.area_id)
        .outerjoin(User, User.id == Post.author_id)
        .outerjoin(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Group, Group.id == Post.group_id)
        .outerjoin(notices, notices.c.about_id == Post.id)
        .where(Post.state == PostState.PENDING, is_below(actor))
        .order_by(risk, Post.topic.not_in(SENSITIVE), Post.updated_at, Post.id)
        .limit(MOST_SHOWN)
    )
    rows: Any = session.execute(statement).all()
    return tuple(WaitingPost(*row[:-1]) for row in rows), rows[0][-1] if rows else 0


def next_to_check(session: Session, actor: Actor, *, after: int) -> int | None:
    """Return the post that comes next in the queue, another one than ``after``."""
    rows, _in_all = waiting_posts(session, actor)
    return next((row.id for row in rows if row.id != after), None)


def post_to_check(session: Session, actor: Actor, post_id: int) -> PostToCheck:
    """Read a post with what helps to decide, in four statements; ``NotFoundError`` elsewhere.

    Whoever coordinates another area learns nothing of it. Drafts nobody has posted stay private.
    """
    row = session.execute(_one(post_id).where(is_below(actor))).one_or_none()
    if row is None or is_private_draft(row):
        raise NotFoundError(post_id)
    fields = row._asdict()
    was_public = fields.pop("first_published_at") is not None
    return PostToCheck(
        **fields,
        was_public=was_public,
        history=None if row.author_id is None else _history(session, row.author_id, post_id),
        decisions=_decisions(session, post_id),
        notices=_notices(session, post_id),
    )


def _one(post_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Post.id, Post.version, Post.kind, Post.state, Post.topic, Post.facts, Post.text),
            *(Post.text_lang, Post.area_id, Area.name.label("area_name"), Post.author_id),
            User.name.label("author_name"),
            Post.code_id.is_not(None).label("by_code"),
            Post.organisation_id,
            Organisation.name.label("organisation_name"),
            Organisation.slug.label("organisation_slug"),
            Post.group_id,
            Group.name.label("group_name"),
            *(Post.created_at, Post.updated_at, Post.first_published_at),
        )
        .join(Area, Area.id == Post.area_id)
        .outerjoin(User, User.id == Post.author_id)
        .outerjoin(Organisation, Organisation.id == Post.organisation_id)
        .outerjoin(Group, Group.id == Post.group_id)
        .where(Post.id == post_id)
    )


def _history(session: Session, author_id: int, post_id: int) -> History:
    def number(*conditions: ColumnElement[bool]) -> Any:
        return func.count().filter(and_(*conditions))

    refused = Post.state.in_((PostState.REJECTED, PostState.HIDDEN))
    row = session.execute(
        select(
            User.created_at,
            number(Post.first_published_at.is_not(None), ~refused),
            number(refused),
            number(Post.state == PostState.PENDING),
        )
        .outerjoin(Post, and_(Post.author_id == User.id, Post.id != post_id))
        .where(User.id == author_id)
        .group_by(User.created_at)
    ).one()
    return History(*row)


def _decisions(session: Session, post_id: int) -> tuple[PastDecision, ...]:
    rows: Any = session.execute(
        select(
            *(Decision.id, Decision.verdict, Decision.reason, Decision.sentence),
            *(Decision.sentence_lang, Decision.shown_text, _MODERATOR.name, Decision.at),
        )
        .outerjoin(_MODERATOR, _MODERATOR.id == Decision.decided_by)
        .where(Decision.post_id == post_id)
        .order_by(Decision.at.desc(), Decision.id.desc())
    )
    return tuple(PastDecision(*row) for row in rows)


def _notices(session: Session, post_id: int) -> tuple[tuple[str, str], ...]:
    rows = session.execute(
        select(Notice.reason, Notice.text)
        .where(_is_open_about_post(), Notice.about_id == post_id)
        .order_by(Notice.created_at, Notice.id)
    )
    return tuple((reason, text) for reason, text in rows)


def _open_notices() -> Any:
    return (
        select(Notice.about_id, func.count().label("number"))
        .where(_is_open_about_post())
        .group_by(Notice.about_id)
        .subquery()
    )


def _is_open_about_post() -> ColumnElement[bool]:
    return and_(Notice.about == "post", Notice.state == NoticeState.OPEN)
