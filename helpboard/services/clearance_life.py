"""When what was noted of a certificate of conduct ends (rule 6): three months after its end."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, or_, update
from sqlalchemy.orm import Session

from helpboard.domain.conversation import clearance_cutoff
from helpboard.domain.retention import Kept, over_since
from helpboard.models import Clearance
from helpboard.queries.uncleared import is_with_children, wants_to_be_with_children


def note_who_has_stopped(session: Session, *, now: datetime) -> int:
    """Note the day since when people help no children any more, and take it back when they do.

    Return how many rows changed. Whoever has agreed to be matched to such tasks, or is released
    for one, is still on the way to it.
    """
    user_id = Clearance.user_id
    goes_on = or_(is_with_children(user_id), wants_to_be_with_children(user_id))
    stopped = session.execute(
        update(Clearance)
        .where(Clearance.ended_on.is_(None), ~goes_on)
        .values(ended_on=now.date())
        .returning(user_id)
        .execution_options(synchronize_session=False)
    ).all()
    again = session.execute(
        update(Clearance)
        .where(Clearance.ended_on.is_not(None), goes_on)
        .values(ended_on=None)
        .returning(user_id)
        .execution_options(synchronize_session=False)
    ).all()
    session.expire_all()
    return len(stopped) + len(again)


def clearance_is_over(now: datetime) -> ColumnElement[bool]:
    """Return the condition that the record has to go.

    Three months after its owner has stopped, after the certificate has run out, or after one was
    seen that was not all right.
    """
    day = over_since(Kept.CLEARANCE, now).date()
    return or_(
        Clearance.ended_on <= day,
        Clearance.issued_on <= clearance_cutoff(day),
        and_(Clearance.is_ok.is_(False), Clearance.seen_on <= day),
    )
