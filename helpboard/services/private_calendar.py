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


def withdraw_address(session: Session, *, user_id: int) -> None:
    """Let a person's calendar have no address; harmless when it has none."""
    session.execute(
        delete(ActionLink).where(ActionLink.user_id == user_id, ActionLink.action == CALENDAR)
    )
    session.flush()
