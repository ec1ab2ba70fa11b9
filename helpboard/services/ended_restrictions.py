"""What becomes of an objection when the block or the hiding that it is about ends by itself."""

from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.decision import AppealState
from helpboard.domain.policy import Actor
from helpboard.models import AccountDecision, Appeal
from helpboard.queries.in_force import Restriction
from helpboard.queries.restrictions import objections_to
from helpboard.services.deeds import note_deed


def end_objection(
    session: Session, decision: Restriction | None, *, actor: Actor, now: datetime
) -> None:
    """Count an objection that still waits as right: what it is about is taken back.

    Nobody is written to for it: whoever takes the restriction back writes that already.
    """
    if decision is None:
        return
    waits = objections_to(decision).where(Appeal.state == AppealState.OPEN).with_for_update()
    appeal = session.scalars(waits).one_or_none()
    if appeal is None:
        return
    appeal.state = AppealState.OVERTURNED
    appeal.decided_by, appeal.decided_at = actor.user_id, now
    session.flush()
    note_outcome(session, appeal, decision, actor, now=now)


def note_outcome(
    session: Session, appeal: Appeal, decision: Restriction, actor: Actor, *, now: datetime
) -> None:
    """Write the entry under the person or the organisation: whoever looks after them reads it."""
    about = (
        ("person", decision.user_id)
        if isinstance(decision, AccountDecision)
        else ("organisation", decision.organisation_id)
    )
    note_deed(
        session, actor=actor, action="appeal:decide", about=about, now=now,
        outcome=appeal.state.value, appeal=appeal.id,
    )  # fmt: skip
