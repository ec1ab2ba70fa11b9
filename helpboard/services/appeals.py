"""Objecting to a decision, and deciding once more (DSA Art. 20)."""

from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.decision import (
    APPEAL_LIFE,
    MAY_BE_APPEALED,
    AppealedError,
    AppealState,
    Judgement,
    OwnDecisionError,
    Verdict,
)
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostState
from helpboard.models import AccessCode, Appeal, Decision, Post
from helpboard.queries.actors import post_as_thing
from helpboard.queries.appeals import last_decision, somebody_else_decides
from helpboard.queries.post_letters import who_hears
from helpboard.services import letters
from helpboard.services.ended_appeals import note_outcome
from helpboard.services.moderation import decide


def may_object(post: Post, decision: Decision | None, *, now: datetime) -> bool:
    """Tell whether there is a decision against ``post`` that its author may still object to."""
    return (
        decision is not None
        and decision.verdict in MAY_BE_APPEALED
        and decision.new_state is post.state
        and decision.at > now - APPEAL_LIFE
    )


def object_to(
    session: Session, *, actor: Actor, post: Post, text: str, text_lang: str, now: datetime
) -> Appeal:
    """Put the author's objection to the last decision on the desk.

    Raises ``NotAllowedError``, ``IllegalMoveError`` when there is nothing to object to, or
    ``AppealedError`` for a second one.
    """
    session.refresh(post, with_for_update=True)
    policy.require(actor, Action.EDIT_POST, post_as_thing(session, post))
    decision = last_decision(session, post.id)
    if decision is None or not may_object(post, decision, now=now):
        raise IllegalMoveError(post.id)
    if session.scalar(select(Appeal.id).where(Appeal.decision_id == decision.id)) is not None:
        raise AppealedError(decision.id)
    appeal = Appeal(
        decision_id=decision.id,
        text=text,
        text_lang=text_lang,
        state=AppealState.OPEN,
        created_at=now,
    )
    session.add(appeal)
    session.flush()
    return appeal


def decide_appeal(
    session: Session,
    *,
    appeal: Appeal,
    moderator: Actor,
    is_overturned: bool,
    sentence: str,
    sentence_lang: str,
    now: datetime,
    zone: tzinfo,
) -> None:
    """Leave the first decision as it is, or take it back; the author gets a letter.

    Whoever decided first does not decide again, and nobody about a post of her own side, where
    there is somebody else: ``OwnDecisionError``. Raises ``NotAllowedError``, or
    ``IllegalMoveError`` when it is decided. A post that has left its state meanwhile (withdrawn,
    say) is not moved.
    """
    decision = session.get_one(Decision, appeal.decision_id)
    # The post before its objection, as by whoever decides on its page.
    post = session.get_one(Post, decision.post_id, with_for_update=True, populate_existing=True)
    session.refresh(appeal, with_for_update=True)
    policy.require(moderator, Action.DECIDE_POST, post_as_thing(session, post))
    if appeal.state is not AppealState.OPEN:
        raise IllegalMoveError(appeal.id)
    if somebody_else_decides(session, post, moderator, decision):
        raise OwnDecisionError(appeal.id)
    appeal.state = AppealState.OVERTURNED if is_overturned else AppealState.UPHELD
    appeal.sentence, appeal.sentence_lang = sentence, sentence_lang if sentence else ""
    appeal.decided_by, appeal.decided_at = moderator.user_id, now
    session.flush()
    note_outcome(session, appeal, actor=moderator, now=now)
    if is_overturned and post.state is decision.new_state:
        back = Verdict.RESTORE if post.state is PostState.HIDDEN else Verdict.PUBLISH
        judgement = Judgement(verdict=back)
        decide(session, post=post, moderator=moderator, judgement=judgement, now=now, zone=zone)
    _tell(session, appeal, post, now)


def _tell(session: Session, appeal: Appeal, post: Post, now: datetime) -> None:
    for number, receiver in enumerate(who_hears(session, post)):
        letters.write(
            session,
            kind=LetterKind.APPEAL_DECIDED,
            to=receiver,
            params={
                "post_id": post.id,
                "appeal_id": appeal.id,
                "by_code": isinstance(receiver, AccessCode),
            },
            now=now,
            once=f"appeal-decided:{appeal.id}:{number}",
        )
