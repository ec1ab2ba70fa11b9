"""Deciding on posts."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.decision import (
    MAY_BE_APPEALED,
    STATES,
    Judgement,
    OwnDecisionError,
    Verdict,
)
from helpboard.domain.errors import ConflictError
from helpboard.domain.policy import Action, Actor
from helpboard.domain.post import PostState, check_move
from helpboard.domain.posting import RefusedPostError, text_problems
from helpboard.domain.translation import ItemKind
from helpboard.models import Decision, Entry, Post
from helpboard.queries.actors import post_as_thing
from helpboard.queries.appeals import last_decision, somebody_else_decides
from helpboard.services import board_index
from helpboard.services.content_items import withdraw_all
from helpboard.services.ended_appeals import end_objections
from helpboard.services.post_letters import tell_decided
from helpboard.services.post_life import begin_life


def decide(
    session: Session,
    *,
    post: Post,
    moderator: Actor,
    judgement: Judgement,
    now: datetime,
    zone: tzinfo,
) -> Decision:
    """Move ``post`` as the verdict says; write decision, entry and a letter, bring indexes along.

    A post that is published for the first time, or again after its end, gets its life (rule 2). A
    decision binds to the version that was looked at. Raises ``NotAllowedError``,
    ``OwnDecisionError``, ``ReasonMissingError``, ``IllegalMoveError``, ``ConflictError`` when the
    post has changed or was decided on since, or ``RefusedPostError`` for corrected words that
    break a rule; then nothing has changed.
    """
    session.refresh(post, with_for_update=True)
    policy.require(moderator, Action.DECIDE_POST, post_as_thing(session, post))
    judgement.check()
    if judgement.version not in (None, post.version):
        raise ConflictError(post.id)
    old, new = post.state, STATES[judgement.verdict]
    check_move(old, new)
    _leave_to_others(session, post, moderator, new=new)
    decision = _decision(post, moderator, judgement, now=now)
    if judgement.verdict is Verdict.CORRECT:
        post.text = _corrected(judgement)
        withdraw_all(session, kind=ItemKind.POST, thing_id=post.id, now=now)
    post.state, post.updated_at = new, now
    if new is PostState.PUBLISHED:
        begin_life(post, was_hidden=old is PostState.HIDDEN, now=now, zone=zone)
        end_objections(session, post.id, actor=moderator, now=now)
    session.add(decision)
    session.flush()
    session.add(_entry(decision))
    board_index.index_post(session, post)
    tell_decided(session, post=post, decision=decision, now=now)
    return decision


def _leave_to_others(session: Session, post: Post, moderator: Actor, *, new: PostState) -> None:
    """Raise ``OwnDecisionError`` for putting back what the desk kept from the board of one's side.

    Whatever its author did with it since, as long as there is somebody else.
    """
    if new is not PostState.PUBLISHED:
        return
    last = last_decision(session, post.id)
    is_off = post.state in (PostState.HIDDEN, PostState.REJECTED)
    was_kept_off = is_off or (last is not None and last.verdict in MAY_BE_APPEALED)
    if was_kept_off and somebody_else_decides(session, post, moderator):
        raise OwnDecisionError(post.id)


def _decision(post: Post, moderator: Actor, judgement: Judgement, *, now: datetime) -> Decision:
    """Return the row of a decision about ``post`` as it still is."""
    return Decision(
        post_id=post.id,
        decided_by=moderator.user_id,
        verdict=judgement.verdict,
        reason=judgement.reason,
        old_state=post.state,
        new_state=STATES[judgement.verdict],
        sentence=judgement.sentence,
        sentence_lang=judgement.sentence_lang if judgement.sentence else "",
        post_version=post.version,
        shown_text=post.text,
        waited_since=post.updated_at if post.state is PostState.PENDING else None,
        at=now,
    )


def _corrected(judgement: Judgement) -> str:
    text, wrong = text_problems(judgement.text or "", is_trusted=True)
    if wrong:
        raise RefusedPostError(wrong)
    return text


def _entry(decision: Decision) -> Entry:
    reason = decision.reason.value if decision.reason else None
    return Entry(
        at=decision.at,
        actor_id=decision.decided_by,
        action=Action.DECIDE_POST.value,
        about="post",
        about_id=decision.post_id,
        codes={"verdict": decision.verdict.value, "reason": reason},
    )
