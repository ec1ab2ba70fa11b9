"""Objections to decisions: those that wait, one of them, and who may decide it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.decision import AppealState, Reason, Verdict
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor, may
from helpboard.domain.post import PostKind
from helpboard.models import Appeal, Area, Coordinator, Decision, Post, User
from helpboard.queries.actors import areas_above, post_as_thing
from helpboard.queries.held import is_below
from helpboard.queries.nearness import nearness, somebody_is_further
from helpboard.queries.post_letters import decided_letter

_DECIDER = aliased(User, name="decider")


@dataclass(frozen=True, slots=True)
class AppealRow:
    """An objection as the desk sees it, with the decision and what it was about."""

    id: int
    post_id: int
    kind: PostKind
    topic: str
    facts: dict[str, Any]
    area_name: str
    text: str
    text_lang: str
    created_at: datetime
    verdict: Verdict
    reason: Reason | None
    sentence: str
    sentence_lang: str
    shown_text: str
    post_lang: str
    decided_by: int | None
    decider_name: str | None
    decided_at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an objection; ``by`` is None for somebody who has left."""

    state: AppealState
    sentence: str
    sentence_lang: str
    by: str | None
    at: datetime


def open_appeals(session: Session, actor: Actor) -> tuple[AppealRow, ...]:
    """Read the objections below the areas of ``actor``, the oldest first."""
    rows: Any = session.execute(_of_mine(actor).where(Appeal.state == AppealState.OPEN))
    return tuple(AppealRow(*row) for row in rows)


def appeal_to_decide(session: Session, actor: Actor, appeal_id: int) -> AppealRow:
    """Read one objection; ``NotFoundError`` for one that is decided or belongs to others."""
    return _one(session, actor, Appeal.id == appeal_id, Appeal.state == AppealState.OPEN)


def decided_appeal(session: Session, actor: Actor, appeal_id: int) -> AppealRow:
    """Read one that is decided; ``NotFoundError`` for one that waits or belongs to others."""
    return _one(session, actor, Appeal.id == appeal_id, Appeal.state != AppealState.OPEN)


def outcome_of(session: Session, appeal_id: int) -> Outcome:
    """Read what came of an objection that is decided, whatever it is about."""
    row: Any = session.execute(
        select(Appeal.state, Appeal.sentence, Appeal.sentence_lang, User.name, Appeal.decided_at)
        .outerjoin(User, User.id == Appeal.decided_by)
        .where(Appeal.id == appeal_id, Appeal.decided_at.is_not(None))
    ).one_or_none()
    if row is None:
        raise NotFoundError(appeal_id)
    return Outcome(*row)


def last_decision(session: Session, post_id: int) -> Decision | None:
    """Return what the desk said last about a post."""
    return session.scalars(
        select(Decision)
        .where(Decision.post_id == post_id)
        .order_by(Decision.at.desc(), Decision.id.desc())
        .limit(1)
    ).one_or_none()


def appeal_of(session: Session, decision_id: int) -> Appeal | None:
    """Return the objection to a decision, if there is one."""
    return session.scalars(select(Appeal).where(Appeal.decision_id == decision_id)).one_or_none()


def somebody_else_decides(
    session: Session, post: Post, moderator: Actor, decision: Decision | None = None
) -> bool:
    """Tell whether somebody has less to do with ``post`` than ``moderator``, and can decide.

    Its side is whoever wrote it or speaks for the organisation or group that posted; ``decision``
    is what was said of it first.
    """
    thing = post_as_thing(session, post)

    def nearness_of(actor: Actor) -> int:
        is_author = actor.user_id is not None and actor.user_id == post.author_id
        return nearness(
            is_theirs=is_author or may(actor, Action.EDIT_POST, thing),
            has_decided=decision is not None and decision.decided_by == actor.user_id,
        )

    above = Coordinator.area_id.in_(areas_above(session, post.area_id))
    return somebody_is_further(session, moderator, nearness_of, among=above)


def appeal_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what became of an objection; None when the post or the objection is gone."""
    about = decided_letter(session, params)
    appeal = session.get(Appeal, params["appeal_id"])
    if about is None or appeal is None:
        return None
    return {
        **about,
        "is_overturned": appeal.state is AppealState.OVERTURNED,
        "sentence": appeal.sentence,
        "sentence_lang": appeal.sentence_lang,
    }


def _one(session: Session, actor: Actor, *which: ColumnElement[bool]) -> AppealRow:
    row: Any = session.execute(_of_mine(actor).where(*which)).one_or_none()
    if row is None:
        raise NotFoundError(which)
    return AppealRow(*row)


def _of_mine(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Appeal.id, Post.id, Post.kind, Post.topic, Post.facts, Area.name, Appeal.text),
            *(Appeal.text_lang, Appeal.created_at, Decision.verdict, Decision.reason),
            *(Decision.sentence, Decision.sentence_lang, Decision.shown_text, Post.text_lang),
            *(Decision.decided_by, _DECIDER.name, Decision.at),
        )
        .join(Decision, Decision.id == Appeal.decision_id)
        .join(Post, Post.id == Decision.post_id)
        .join(Area, Area.id == Post.area_id)
        .outerjoin(_DECIDER, _DECIDER.id == Decision.decided_by)
        .where(is_below(actor))
        .order_by(Appeal.created_at, Appeal.id)
    )
