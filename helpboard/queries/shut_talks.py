"""Sides of whom one has blocked the other in a conversation: organisations, groups, codes, people.

Between two accounts a block is a row of its own as well (``PersonBlock``, see ``match_blocks``).
"""

from collections.abc import Collection
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, select, union_all
from sqlalchemy.orm import Session, aliased

from helpboard.domain.conversation import Role
from helpboard.models import Conversation, Participant, Post
from helpboard.queries.answerable import Owner, owner_of

Shut = set[tuple[Owner, Owner]]


def shut_talks(session: Session) -> Shut:
    """Return the pairs of sides of whom one has blocked the other, both ways round."""
    return _both_ways(session.execute(_blocked()))


def shut_to(session: Session, side: Owner) -> set[Owner]:
    """Return the sides with whom ``side`` does not talk, whoever of the two has blocked."""
    side = as_side(side)
    if side == Owner():
        return set()
    rows = session.execute(union_all(*(_blocked().where(own) for own in _own(side))))
    return {other for one, other in _both_ways(rows) if one == side}


def as_side(owner: Owner) -> Owner:
    """Return a side as its conversations know it: whoever has an account is known by that."""
    return Owner(user_id=owner.user_id) if owner.user_id is not None else owner


def posts_of(posts: Collection[Post], sides: Collection[Owner]) -> set[int]:
    """Return the ids of the posts that are of one of the sides."""
    return {post.id for post in posts if as_side(owner_of(post)) in sides}


def pairs_of_posts(session: Session, posts: Collection[Post]) -> set[tuple[int, int]]:
    """Return the pairs of posts of whose sides one has blocked the other, both ways round."""
    return {
        pair
        for one, other in shut_talks(session)
        for pair in product(posts_of(posts, {one}), posts_of(posts, {other}))
    }


_owner, _answerer = aliased(Participant), aliased(Participant)


def _blocked() -> Select[Any]:
    sides: tuple[Any, ...] = (
        *(Conversation.organisation_id, Conversation.group_id, _owner.user_id, _owner.code_id),
        *(_answerer.organisation_id, _answerer.group_id, _answerer.user_id, _answerer.code_id),
    )
    return (
        select(*sides)
        .select_from(Conversation)
        .join(
            _answerer,
            and_(_answerer.conversation_id == Conversation.id, _answerer.role == Role.ANSWERER),
        )
        .outerjoin(
            _owner, and_(_owner.conversation_id == Conversation.id, _owner.role == Role.OWNER)
        )
        .where(Conversation.blocked_by.in_((Role.OWNER, Role.ANSWERER)))
    )


def _own(side: Owner) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a conversation is about a thing of ``side``, or begun by it."""
    if side.organisation_id is not None:
        house = side.organisation_id
        return (Conversation.organisation_id == house, _answerer.organisation_id == house)
    if side.group_id is not None:
        return (Conversation.group_id == side.group_id, _answerer.group_id == side.group_id)
    if side.user_id is not None:
        return (_owner.user_id == side.user_id, _answerer.user_id == side.user_id)
    return (_owner.code_id == side.code_id, _answerer.code_id == side.code_id)


def _both_ways(rows: Any) -> Shut:
    pairs = {(_side(*row[:4]), _side(*row[4:])) for row in rows}
    known = {(one, other) for one, other in pairs if Owner() not in (one, other)}
    return known | {(other, one) for one, other in known}


def _side(house: int | None, group: int | None, user: int | None, code: int | None) -> Owner:
    """Return who speaks: whoever does so for an organisation or a group is not meant themselves."""
    if house is not None:
        return Owner(organisation_id=house)
    if group is not None:
        return Owner(group_id=group)
    return Owner(user_id=user) if user is not None else Owner(code_id=code)
