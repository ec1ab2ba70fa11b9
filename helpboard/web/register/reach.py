"""How far the reader's desk reaches, and doing something there once."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.extensions import db, writing
from helpboard.queries.people import Reach
from helpboard.services import submissions
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.submissions import submission_key


def reach() -> Reach:
    """Return the reader with the rights of this moment, and the town's own area."""
    return Reach(acting(), home_area(kept_area_tree()).slug)


def today() -> date:
    """Return the day in the town."""
    return dates.local(datetime.now(UTC)).date()


def once(deed: Callable[[Session, datetime], None]) -> None:
    """Carry out what a form asks for, in one transaction; the same form again changes nothing."""
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            deed(session, now)


def press_again(endpoint: str, user_id: int) -> ResponseReturnValue:
    """Lead back to the page whose button was too old; nothing has happened."""
    flash(_("Please press the button again."), "alarm")
    return redirect(url_for(endpoint, user_id=user_id), 303)
