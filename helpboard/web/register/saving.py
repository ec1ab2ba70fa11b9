"""Saving what a form of the register says, once."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.fields import FieldsError
from helpboard.web.register.reach import once
from helpboard.web.telling_form import TellingForm


def is_saved(form: TellingForm, save: Callable[[Session, datetime], None]) -> bool:
    """Save what was typed once, or tell at the fields what is wrong."""
    try:
        once(save)
    except FieldsError as error:
        form.tell(error)
        return False
    return True
