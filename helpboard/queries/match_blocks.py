"""Who wants to hear no more of whom, as the matching looks at it: pairs of volunteer and group."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import product

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupRole
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


def groups_not_for_post(session: Session, post: Post) -> list[int]:
    """Return the groups with somebody in them whom a post's author does not talk to."""
    if post.author_id is None:
        return []
    return [int(group) for _author, group in blocked_groups(session, post.author_id)]


def apart_posts(session: Session, posts: Collection[Post]) -> set[tuple[int, int]]:
    """Return the pairs of posts whose authors, or the leads of whose groups, do not talk."""
    groups = {post.group_id for post in posts if post.group_id}
    leads = select(GroupMember.group_id, GroupMember.user_id).where(
        GroupMember.group_id.in_(groups), GroupMember.role == GroupRole.LEAD
    )
    whose: defaultdict[int, set[int]] = defaultdict(set)
    led: defaultdict[int, set[int]] = defaultdict(set)
    for group_id, lead_id in session.execute(leads) if groups else ():
        led[group_id].add(lead_id)
    for post in posts:
        people = led[post.group_id] if post.group_id else set()
        for person in people | ({post.author_id} if post.author_id else set()):
            whose[person].add(post.id)
    blocks = select(PersonBlock.by_user_id, PersonBlock.user_id).where(
        PersonBlock.by_user_id.in_(whose), PersonBlock.user_id.in_(whose)
    )
    apart = {pair for by, of in session.execute(blocks) for pair in product(whose[by], whose[of])}
    return apart | {(other, one) for one, other in apart}


def _others(session: Session, user_id: int) -> list[int]:
    by, of = PersonBlock.by_user_id, PersonBlock.user_id
    return list(
        session.scalars(select(of).where(by == user_id).union(select(by).where(of == user_id)))
    )
