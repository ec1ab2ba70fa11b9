"""Whether somebody may write a post at all, and how many."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import NotAllowedError
from helpboard.domain.facts import Problem
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.posting import MOST_OPEN, OPEN_STATES, RefusedPostError
from helpboard.models import Post, User
from helpboard.queries.trust import is_trusted
from helpboard.services.one_by_one import one_by_one


@dataclass(frozen=True, slots=True, kw_only=True)
class Behalf:
    """For whom a post is written: for oneself, for an organisation or for a group."""

    organisation_id: int | None = None
    group_id: int | None = None


ONESELF = Behalf()


def require_voice(actor: Actor, behalf: Behalf) -> None:
    """Raise ``NotAllowedError`` unless ``actor`` may speak for whom the post is written."""
    if behalf.organisation_id is not None:
        thing = Thing(organisation_id=behalf.organisation_id)
        policy.require(actor, Action.POST_FOR_ORGANISATION, thing)
    elif behalf.group_id is not None:
        policy.require(actor, Action.POST_FOR_GROUP, Thing(group_id=behalf.group_id))
    elif not actor.is_active or (actor.user_id is None and actor.code_id is None):
        raise NotAllowedError("post:write")


def is_trusted_actor(session: Session, actor: Actor, now: datetime) -> bool:
    """Tell whether whoever acts is trusted; the holder of a code never is."""
    user = None if actor.user_id is None else session.get(User, actor.user_id)
    return is_trusted(session, user, now)


def require_room(session: Session, actor: Actor, *, now: datetime) -> None:
    """Raise ``RefusedPostError`` when somebody not trusted has enough open posts (rule 3)."""
    one_by_one(session, actor)
    mine = Post.author_id == actor.user_id if actor.user_id else Post.code_id == actor.code_id
    is_open = select(func.count()).where(mine, Post.state.in_(OPEN_STATES), Post.expires_at > now)
    if (session.scalar(is_open) or 0) >= MOST_OPEN:
        raise RefusedPostError([Problem("", "too_many_posts", {"maximum": MOST_OPEN})])
