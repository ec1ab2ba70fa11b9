"""What becomes of objections to what was decided about a post that comes back without them."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.decision import AppealState
from helpboard.domain.policy import Actor
from helpboard.models import Appeal, Decision
from helpboard.services.deeds import note_deed


def end_objections(session: Session, post_id: int, *, actor: Actor, now: datetime) -> None:
    """Count what still waits as right: the post, which the caller has locked, is on the board.

    Nobody is written to for it: whoever decides about the post writes that already.
    """
    waiting = session.scalars(
        select(Appeal)
        .join(Decision, Decision.id == Appeal.decision_id)
        .where(Decision.post_id == post_id, Appeal.state == AppealState.OPEN)
        .order_by(Appeal.id)
        .with_for_update(of=Appeal)
    ).all()
    for appeal in waiting:
        appeal.state = AppealState.OVERTURNED
        appeal.decided_by, appeal.decided_at = actor.user_id, now
        session.flush()
        note_outcome(session, appeal, actor=actor, now=now)


def note_outcome(session: Session, appeal: Appeal, *, actor: Actor, now: datetime) -> None:
    """Write the entry about an objection that is decided."""
    note_deed(
        session, actor=actor, action="appeal:decide", about=("appeal", appeal.id), now=now,
        outcome=appeal.state.value,
    )  # fmt: skip
