"""Saving what a form of the desk says, once; and who may open its pages."""

from collections.abc import Callable
from datetime import datetime

from flask import flash
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.page import PageState
from helpboard.web.actors import acting
from helpboard.web.home import home_of
from helpboard.web.submissions import made_once
from helpboard.web.telling_form import TellingForm

Make = Callable[[Session, datetime], int]
"""Does what a form asks for and returns the id of the row that it is about."""

PUBLISH = "publish"
"""What the button says that saves what was typed and shows it to everybody."""


def home() -> int:
    """Return the home area's id; whoever does not look after it does not see these pages."""
    home_id = home_of(acting())
    if home_id is None:
        raise NotFoundError("pages")
    return home_id


def saved(form: TellingForm, make: Make) -> int | None:
    """Return the id of what was saved, or tell at the fields what is wrong."""
    try:
        return made_once(make)
    except FieldsError as error:
        form.tell(error)
        return None


def said_when_saved(state: PageState) -> str:
    """Return what to say to somebody who has saved words for readers."""
    if state is PageState.PUBLISHED:
        return _("Saved. Everybody reads it from now on.")
    return _("Saved.")


def press(form: FlaskForm, make: Make) -> bool:
    """Do what a button asks for; a button of a page that was open too long only says so."""
    if form.errors:
        flash(_("Please press the button again."), "alarm")
        return False
    made_once(make)
    return True
