"""Free places of a group's roles on the board, until somebody has taken them."""

from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.joining import takes_people
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostKind
from helpboard.domain.posting import OPEN_STATES, PostContent
from helpboard.models import Area, Group, HelpRole, Post, SlotPost
from helpboard.queries.openings import openings_of
from helpboard.services.group_rights import group_to_change
from helpboard.services.post_rights import Behalf
from helpboard.services.posts import write_post
from helpboard.services.slot_posts import say_found, take_off

AT_ONCE = 500
_AGES: Final[Mapping[int, str]] = {16: "min-age-16", 18: "min-age-18"}


def role_content(session: Session, group: Group, role: HelpRole, *, free: int) -> PostContent:
    """Return the post that looks for ``free`` people for a role, as it would be typed."""
    return PostContent(
        kind=PostKind.REQUEST.value,
        topic=role.topic,
        area=session.get_one(Area, group.area_id).slug,
        facts=_facts(role, free=free),
        text=role.note,
        text_lang=group.source_lang,
    )


def free_places(session: Session, group: Group) -> dict[int, int]:
    """Return how many people each role of a group may take, 0 while the group takes nobody."""
    openings = openings_of(session, group_id=group.id, capacity=group.capacity)
    takes = takes_people(joins=group.joins, state=group.state)
    return {role_id: (openings.free(role_id) or 0) if takes else 0 for role_id in openings.in_roles}


def look_for_people(
    session: Session, *, actor: Actor, role_id: int, now: datetime, zone: tzinfo
) -> Post:
    """Put the free places of a role on the board for its group; rules of posts hold.

    Returns the post that stands there when there is one. Raises ``NotFoundError``,
    ``NotAllowedError``, and ``IllegalMoveError`` when no place is free.
    """
    role = session.get(HelpRole, role_id)
    if role is None:
        raise NotFoundError(role_id)
    group = group_to_change(session, role.group_id, actor=actor, action=Action.POST_FOR_GROUP)
    free = free_places(session, group).get(role_id, 0)
    if free < 1:
        raise IllegalMoveError(role_id)
    known = session.scalars(_open_posts().where(SlotPost.help_role_id == role_id)).first()
    if known is not None:
        return known
    post = write_post(
        session,
        actor=actor,
        content=role_content(session, group, role, free=free),
        behalf=Behalf(group_id=group.id),
        now=now,
        zone=zone,
    )
    session.add(SlotPost(post_id=post.id, help_role_id=role_id))
    session.flush()
    return post


def tidy_roles(session: Session, *, now: datetime, limit: int = AT_ONCE) -> int:
    """Bring the posts for roles along with who has joined; return how many left the board."""
    statement = (
        select(HelpRole.id, Group)
        .join(SlotPost, SlotPost.help_role_id == HelpRole.id)
        .join(Post, Post.id == SlotPost.post_id)
        .join(Group, Group.id == HelpRole.group_id)
        .where(Post.state.in_(OPEN_STATES))
        .order_by(Post.updated_at, HelpRole.id)
        .limit(limit)
    )
    left = 0
    for role_id, group in session.execute(statement).all():
        free = free_places(session, group).get(role_id, 0)
        for post in session.scalars(_open_posts().where(SlotPost.help_role_id == role_id)):
            if free > 0:
                say_found(session, post, missing=free, now=now)
            else:
                left += take_off(session, post, now=now)
    return left


def _open_posts() -> Select[Post]:
    return (
        select(Post)
        .join(SlotPost, SlotPost.post_id == Post.id)
        .where(Post.state.in_(OPEN_STATES))
        .order_by(Post.id)
    )


def _facts(role: HelpRole, *, free: int) -> dict[str, Any]:
    must, helpful = role.must_speak, [one for one in role.helpful if one not in role.must_speak]
    languages = [{"code": code, "must": True} for code in must]
    languages += [{"code": code, "must": False} for code in helpful]
    conditions = [
        *(["women-only"] if role.women_only else []),
        *(["clearance-needed"] if role.needs_clearance else []),
        *([_AGES[age]] if (age := role.min_age or 0) in _AGES else []),
    ]
    facts = {
        "count": free,
        "when": role.when,
        "languages": languages[:10],
        "conditions": conditions,
    }
    return {name: value for name, value in facts.items() if value}
