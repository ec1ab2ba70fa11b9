"""Shutting somebody out, and letting them in again: log-ins, posts, and the letter that says why.

While somebody is blocked, their own posts are off the board; what they posted for an organisation
or a group stays theirs. When they are let in again, what the block has taken off comes back.
"""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState, AccountVerdict, BlockReason
from helpboard.domain.decision import APPEAL_LIFE, OBJECT_TO_BLOCK, Verdict
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.post import PostState
from helpboard.models import AccountDecision, Decision, Post, User
from helpboard.queries.in_force import block_in_force
from helpboard.queries.people import Reach, person_below
from helpboard.services import board_index, letters
from helpboard.services.accounts import end_links
from helpboard.services.action_links import offer
from helpboard.services.deeds import note_deed
from helpboard.services.ended_restrictions import end_objection
from helpboard.services.logins import end_logins
from helpboard.services.post_life import begin_life
from helpboard.services.unmatching import end_matching_of

_TAKEN_OFF = {PostState.PUBLISHED: PostState.HIDDEN, PostState.PENDING: PostState.DRAFT}
_VERDICTS = {PostState.HIDDEN: Verdict.HIDE, PostState.DRAFT: Verdict.BACK}


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What a coordinator says to the person: a sentence in her own words, and its language."""

    sentence: str = ""
    sentence_lang: str = ""


def block(
    session: Session,
    *,
    reach: Reach,
    user_id: int,
    reason: BlockReason,
    why: Why,
    now: datetime,
) -> AccountDecision:
    """Block an account: every log-in ends, own posts leave the board, a letter says why.

    Raises ``NotFoundError`` for people of others, ``NotAllowedError`` for oneself and who stands
    above, ``IllegalMoveError`` for an account that is blocked already or that nobody uses yet.
    """
    user = person_below(session, reach, user_id)
    if user.state is not AccountState.ACTIVE:
        raise IllegalMoveError(user.state, AccountState.BLOCKED)
    user.state, user.updated_at = AccountState.BLOCKED, now
    end_logins(session, user=user)
    end_links(session, user=user, now=now)
    session.flush()
    end_matching_of(session, user_id, now=now)
    _take_off(session, reach, user_id, now=now)
    return _decide(session, reach, user_id, AccountVerdict.BLOCK, reason, why, now=now)


def unblock(
    session: Session, *, reach: Reach, user_id: int, why: Why, now: datetime, zone: tzinfo
) -> AccountDecision:
    """Let somebody in again; posts that the block took off are on the board again.

    An objection to the block that still waits was right, then.
    Raises as :func:`block` does.
    """
    user = person_below(session, reach, user_id)
    if user.state is not AccountState.BLOCKED:
        raise IllegalMoveError(user.state, AccountState.ACTIVE)
    ended = block_in_force(session, user)
    user.state, user.updated_at = AccountState.ACTIVE, now
    session.flush()
    _put_back(session, reach, user_id, now=now, zone=zone)
    decision = _decide(session, reach, user_id, AccountVerdict.UNBLOCK, None, why, now=now)
    end_objection(session, ended, actor=reach.actor, now=now)
    return decision


def _decide(
    session: Session,
    reach: Reach,
    user_id: int,
    verdict: AccountVerdict,
    reason: BlockReason | None,
    why: Why,
    *,
    now: datetime,
) -> AccountDecision:
    code = "" if reason is None else reason.value
    decision = AccountDecision(
        user_id=user_id,
        verdict=verdict,
        reason=code,
        sentence=why.sentence,
        sentence_lang=why.sentence_lang if why.sentence else "",
        decided_by=reach.actor.user_id,
        at=now,
    )
    session.add(decision)
    session.flush()
    note_deed(
        session, actor=reach.actor, action=f"person:{verdict.value}", about=("person", user_id),
        now=now, reason=code or None,
    )  # fmt: skip
    user = session.get_one(User, user_id)
    params = {"account_decision_id": decision.id, "verdict": verdict.value}
    if verdict is AccountVerdict.BLOCK:
        params["object_link"] = _way_to_object(session, decision, now=now)
    letters.write(
        session,
        kind=LetterKind.ACCOUNT_DECIDED,
        to=user,
        params=params,
        now=now,
        once=f"account-decided:{decision.id}",
    )
    return decision


def _way_to_object(session: Session, decision: AccountDecision, *, now: datetime) -> str:
    """Return the key of the link with which somebody objects who cannot log in any more."""
    return offer(
        session,
        action=OBJECT_TO_BLOCK,
        now=now,
        life=APPEAL_LIFE,
        user_id=decision.user_id,
        about_id=decision.id,
    ).key


def _take_off(session: Session, reach: Reach, user_id: int, *, now: datetime) -> None:
    """Take a person's own posts off the board; a decision on each says so, as at the desk."""
    posts = session.scalars(
        select(Post)
        .where(
            Post.author_id == user_id,
            Post.organisation_id.is_(None),
            Post.group_id.is_(None),
            Post.state.in_(_TAKEN_OFF),
        )
        .order_by(Post.id)
        .with_for_update()
    ).all()
    for post in posts:
        old, post.state = post.state, _TAKEN_OFF[post.state]
        post.updated_at = now
        session.add(_decision(post, old, reach, verdict=_VERDICTS[post.state], now=now))
        session.flush()
        board_index.index_post(session, post)


def _put_back(session: Session, reach: Reach, user_id: int, *, now: datetime, zone: tzinfo) -> None:
    """Publish again what the last block has hidden, and nobody has decided on since."""
    blocked_at = session.scalar(
        select(func.max(AccountDecision.at)).where(
            AccountDecision.user_id == user_id, AccountDecision.verdict == AccountVerdict.BLOCK
        )
    )
    last = select(func.max(Decision.at)).where(Decision.post_id == Post.id).scalar_subquery()
    posts = session.scalars(
        select(Post)
        .where(Post.author_id == user_id, Post.state == PostState.HIDDEN, last == blocked_at)
        .order_by(Post.id)
        .with_for_update()
    ).all()
    for post in posts:
        old, post.state, post.updated_at = post.state, PostState.PUBLISHED, now
        begin_life(post, was_hidden=True, now=now, zone=zone)
        session.add(_decision(post, old, reach, verdict=Verdict.RESTORE, now=now))
        session.flush()
        board_index.index_post(session, post)


def _decision(
    post: Post, old: PostState, reach: Reach, *, verdict: Verdict, now: datetime
) -> Decision:
    return Decision(
        post_id=post.id,
        decided_by=reach.actor.user_id,
        verdict=verdict,
        reason=None,
        old_state=old,
        new_state=post.state,
        post_version=post.version,
        shown_text=post.text,
        at=now,
    )
