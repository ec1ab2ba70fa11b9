"""Who hears of what becomes of a post, and what the letters about it say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.decision import CLAUSES
from helpboard.domain.policy import Action
from helpboard.domain.post import PostState, is_public
from helpboard.models import AccessCode, Area, Decision, Post, User
from helpboard.queries.actors import actor_of, post_as_thing
from helpboard.queries.sides import speakers


def who_hears(session: Session, post: Post) -> list[User | AccessCode]:
    """Return who hears of a post: its author; when the author has left, who speaks for it now."""
    if post.code_id is not None:
        code = session.get_one(AccessCode, post.code_id)
        return [] if code.ended_at is not None else [code]
    author = session.get(User, post.author_id) if post.author_id is not None else None
    if author is not None:
        thing = post_as_thing(session, post)
        if policy.may(actor_of(session, author), Action.EDIT_POST, thing):
            return [author]
    if post.organisation_id is None and post.group_id is None:
        return []
    return speakers(session, organisation_id=post.organisation_id, group_id=post.group_id)


def decided_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a decision was about, and what was said of it; None when the post is gone."""
    found = _about(session, params)
    decision = session.get(Decision, params.get("decision_id", 0))
    if found is None or decision is None:
        return found
    return {
        **found,
        "clause": CLAUSES[decision.reason] if decision.reason else "",
        "sentence": decision.sentence,
        "sentence_lang": decision.sentence_lang,
    }


def ending_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a post that ends soon; None when it has ended or was renewed since."""
    found = _about(session, params)
    if found is None or not is_public(found["post_row"], now=params["now"]):
        return None
    until: datetime = found["post_row"].expires_at
    return found if int(until.timestamp()) == params["until"] else None


def expired_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read a post that has ended; None when it stands on the board again."""
    found = _about(session, params)
    if found is None or found["post_row"].state is not PostState.EXPIRED:
        return None
    return found


def _about(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    post = session.get(Post, params["post_id"])
    if post is None:
        return None
    return {
        **params,
        "post_row": post,
        "area_name": session.scalar(select(Area.name).where(Area.id == post.area_id)),
    }
