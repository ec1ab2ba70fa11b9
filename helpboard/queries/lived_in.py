"""Whether people still live at a site: closed ones stay in the register, offered nowhere."""

from datetime import date

from sqlalchemy import ColumnElement, or_

from helpboard.models import Site


def is_lived_in(today: date) -> ColumnElement[bool]:
    """Return the condition that a site has not closed; the day on which it closes is its last."""
    return or_(Site.closes_on.is_(None), Site.closes_on >= today)
