"""Deciding on posts."""

from datetime import datetime, time, timedelta, tzinfo

from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.decision import STATES, Reason, Verdict, check_reason
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.post import DEFAULT_LIFE, PostState, check_move
from helpboard.domain.when import last_date
from helpboard.models import Area, Decision, Entry, Post
from helpboard.services import board_index


def decide(
    session: Session,
    *,
    post: Post,
    moderator: Actor,
    verdict: Verdict,
    reason: Reason | None,
    now: datetime,
    zone: tzinfo,
) -> Decision:
    """Move ``post`` as ``verdict`` says; write the decision and the entry, and bring indexes along.

    A post that is published for the first time, or again after its end, gets its life (rule 2).
    Raises ``NotAllowedError``, ``ReasonMissingError`` or ``IllegalMoveError``; then nothing has
    changed. Deciding the same twice is an illegal move.
    """
    policy.require(moderator, Action.DECIDE_POST, _thing(session, post))
    check_reason(verdict, reason)
    old, new = post.state, STATES[verdict]
    check_move(old, new)
    post.state, post.updated_at = new, now
    if new is PostState.PUBLISHED:
        _begin_life(post, was_hidden=old is PostState.HIDDEN, now=now, zone=zone)
    decision = Decision(
        post_id=post.id,
        decided_by=moderator.user_id,
        verdict=verdict,
        reason=reason,
        old_state=old,
        new_state=new,
        at=now,
    )
    codes = {"verdict": verdict.value, "reason": reason.value if reason else None}
    entry = Entry(
        at=now,
        actor_id=moderator.user_id,
        action=Action.DECIDE_POST.value,
        about="post",
        about_id=post.id,
        codes=codes,
    )
    session.add_all([decision, entry])
    session.flush()
    board_index.index_post(session, post)
    return decision


def _thing(session: Session, post: Post) -> Thing:
    area = session.get_one(Area, post.area_id)
    ids = frozenset(int(part) for part in area.path.strip("/").split("/"))
    return Thing(areas=ids, author_id=post.author_id)


def _begin_life(post: Post, *, was_hidden: bool, now: datetime, zone: tzinfo) -> None:
    """Give a published post its moments; one that was only hidden takes up its life again."""
    if not was_hidden or post.published_at is None:
        post.published_at = now
    post.first_published_at = post.first_published_at or now
    if post.expires_at <= now:
        post.expires_at = now + DEFAULT_LIFE
    last = last_date(post.facts)
    if last is not None:
        end = datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)
        post.expires_at = min(post.expires_at, end)
