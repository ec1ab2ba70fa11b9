"""Who wants to hear no more of whom, as the matching looks at it: pairs of volunteer and group."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.models import GroupMember, PersonBlock, Post

Pairs = frozenset[tuple[str, str]]


def blocked_groups(session: Session, user_id: int) -> Pairs:
    """Return the groups with somebody in them whom a volunteer has blocked, or who blocked them."""
    others = _others(session, user_id)
    groups = session.scalars(
        select(GroupMember.group_id).where(GroupMember.user_id.in_(others)).distinct()
    )
    return frozenset((str(user_id), str(group)) for group in groups) if others else frozenset()


def blocked_posts(session: Session, user_id: int, posts: Iterable[Post]) -> Pairs:
    """Return the posts, as roles name them, whose author and a volunteer do not talk."""
    others = set(_others(session, user_id))
    return frozenset(
        (str(user_id), f"post-{post.id}") for post in posts if post.author_id in others
    )


def not_for_post(session: Session, post: Post) -> list[int]:
    """Return the people who are not found for a post: its author, and who does not talk to them."""
    if post.author_id is None:
        return []
    return sorted({post.author_id, *_others(session, post.author_id)})


def _others(session: Session, user_id: int) -> list[int]:
    by, of = PersonBlock.by_user_id, PersonBlock.user_id
    return list(
        session.scalars(select(of).where(by == user_id).union(select(by).where(of == user_id)))
    )
