"""Hearing no more of something."""

from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import delete, update
from sqlalchemy.orm import Session

from helpboard.models import ActionLink, Alert, Volunteer

END_CIRCULARS: Final = "end-circulars"
"""What the link below each circular to volunteers does, without a log-in."""
END_CIRCULARS_LIFE: Final = timedelta(days=365)


def end_alert(session: Session, link: ActionLink, _now: datetime) -> None:
    """End the alert that the link is about; one that has ended already stays ended."""
    session.execute(delete(Alert).where(Alert.id == link.about_id, Alert.user_id == link.user_id))


def end_circulars(session: Session, link: ActionLink, _now: datetime) -> None:
    """Write no more circulars to a volunteer; those to leads and editors are not meant."""
    hear_circulars(session, user_id=link.user_id or 0, wants_them=False)


def hear_circulars(session: Session, *, user_id: int, wants_them: bool) -> None:
    """Note whether a volunteer wants circulars; without a profile nothing happens."""
    # Past the version: whoever fills in the profile meanwhile must not be told of a conflict.
    session.execute(
        update(Volunteer)
        .where(Volunteer.user_id == user_id)
        .values(hears_circulars=wants_them)
        .execution_options(synchronize_session=False)
    )
    session.expire_all()
