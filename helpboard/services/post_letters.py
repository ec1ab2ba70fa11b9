"""Letters to authors: what the desk decided, that a post ends soon, and that it has ended."""

from datetime import datetime, timedelta, tzinfo
from typing import Any

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostState
from helpboard.domain.tables.post_rules import latest_expiry
from helpboard.models import AccessCode, ActionLink, Decision, Post, PostReminder, User
from helpboard.queries.actors import actor_of, actor_of_code
from helpboard.queries.my_posts import ENDS_SOON
from helpboard.queries.post_letters import who_hears
from helpboard.services import action_links, letters
from helpboard.services.posts import post_to_change, renew

RENEW = "renew-post"
"""The action of the link that gives a post another life."""

LINK_LIFE = timedelta(days=28)
AT_ONCE = 10


def tell_decided(session: Session, *, post: Post, decision: Decision, now: datetime) -> None:
    """Tell the author what the desk has decided, and why (DSA Art. 17)."""
    reason = decision.reason.value if decision.reason else None
    params = {
        "post_id": post.id,
        "decision_id": decision.id,
        "verdict": decision.verdict.value,
        "reason": reason,
    }
    for number, receiver in enumerate(who_hears(session, post)):
        letters.write(
            session,
            kind=LetterKind.POST_DECIDED,
            to=receiver,
            params={**params, "by_code": isinstance(receiver, AccessCode)},
            now=now,
            once=f"post-decided:{decision.id}:{number}",
        )


def remind_ending(session: Session, *, now: datetime, zone: tzinfo, limit: int = AT_ONCE) -> int:
    """Look at posts that end within five days, once in each life; return how many.

    Their authors get a letter where renewing would help: a post that ends with its last day needs
    none. Few at once, since nobody else can write on SQLite meanwhile.
    """
    posts = session.scalars(_ending(now, limit=limit)).all()
    for post in posts:
        session.merge(PostReminder(post_id=post.id, until=post.expires_at))
        if latest_expiry(post.facts, now=now, zone=zone) > post.expires_at:
            _tell(session, post, LetterKind.POST_ENDING, _occasion(post), now=now)
    session.flush()
    return len(posts)


def tell_expired(session: Session, *, post: Post, now: datetime, zone: tzinfo) -> None:
    """Tell the author that a post has ended, with a link to renew it where that is possible."""
    can_go_on = latest_expiry(post.facts, now=now, zone=zone) > now
    occasion = f"post-expired:{post.id}:{_until(post)}"
    _tell(session, post, LetterKind.POST_EXPIRED, occasion, now=now, has_link=can_go_on)


def renew_by_link(session: Session, link: ActionLink, *, now: datetime, zone: tzinfo) -> Post:
    """Give a post another life for whoever got the link; rights are read anew."""
    post = post_to_change(session, link.about_id or 0)
    return renew(session, actor=_actor(session, link), post=post, now=now, zone=zone)


def _actor(session: Session, link: ActionLink) -> Actor:
    if link.user_id is not None:
        return actor_of(session, session.get_one(User, link.user_id))
    code = session.get(AccessCode, link.data.get("code_id", 0))
    if code is None:
        raise NotAllowedError(link.id)
    return actor_of_code(code)


def _ending(now: datetime, *, limit: int) -> Select[Post]:
    """Select posts that end soon and nobody has looked at; two workers take different ones."""
    return (
        select(Post)
        .outerjoin(PostReminder, PostReminder.post_id == Post.id)
        .where(
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Post.expires_at <= now + ENDS_SOON,
            or_(PostReminder.until.is_(None), PostReminder.until != Post.expires_at),
        )
        .order_by(Post.expires_at, Post.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Post)
    )


def _until(post: Post) -> int:
    return int(post.expires_at.timestamp())


def _occasion(post: Post) -> str:
    return f"post-ending:{post.id}:{_until(post)}"


def _tell(
    session: Session,
    post: Post,
    kind: LetterKind,
    occasion: str,
    *,
    now: datetime,
    has_link: bool = True,
) -> int:
    """Write a letter of ``kind`` to everybody who hears of a post; return how many were written."""
    written = 0
    for number, receiver in enumerate(who_hears(session, post)):
        if not receiver.email:
            continue
        by_code = isinstance(receiver, AccessCode)
        params: dict[str, Any] = {"post_id": post.id, "until": _until(post), "by_code": by_code}
        if has_link:
            params["renew_link"] = _renew_link(session, post, receiver, now=now).key
        letter = letters.write(
            session, kind=kind, to=receiver, params=params, now=now, once=f"{occasion}:{number}"
        )
        written += letter is not None
    return written


def _renew_link(
    session: Session, post: Post, receiver: User | AccessCode, *, now: datetime
) -> ActionLink:
    is_code = isinstance(receiver, AccessCode)
    return action_links.offer(
        session,
        action=RENEW,
        now=now,
        life=LINK_LIFE,
        user_id=None if is_code else receiver.id,
        about_id=post.id,
        data={"code_id": receiver.id} if is_code else None,
    )


def post_of_link(session: Session, link: ActionLink) -> Post:
    """Read the post that a link is about; ``NotFoundError`` when it is gone."""
    post = session.get(Post, link.about_id or 0)
    if post is None:
        raise NotFoundError(link.id)
    return post
