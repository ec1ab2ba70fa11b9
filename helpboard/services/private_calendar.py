"""The secret address of one's own calendar: made, made anew, withdrawn."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helpboard.models import ActionLink
from helpboard.queries.private_calendar import CALENDAR
from helpboard.services import action_links

LIFE = timedelta(days=3650)
"""Calendar programs read the address for years; its owner withdraws it sooner."""


def make_address(session: Session, *, user_id: int, now: datetime) -> ActionLink:
    """Make a new address for a person's calendar; the old one opens nothing any more."""
    withdraw_address(session, user_id=user_id)
    return action_links.offer(session, action=CALENDAR, now=now, life=LIFE, user_id=user_id)


def withdraw_address(session: Session, *, user_id: int) -> bool:
    """Let a person's calendar have no address, and tell whether it had one; harmless without."""
    gone = delete(ActionLink).where(ActionLink.user_id == user_id, ActionLink.action == CALENDAR)
    return bool(session.scalars(gone.returning(ActionLink.id)).all())
