"""Forms about a single meeting. They ask for shape only; the domain checks."""

from wtforms import StringField

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.meeting_change import MOST_NOTE
from helpboard.web.telling_form import TellingForm

_NUMBER = {"type": "number", "min": "0", "max": "999", "inputmode": "numeric", "dir": "ltr"}


class CancelForm(TellingForm):
    """A sentence for everybody who wanted to come."""

    note = StringField(
        _l("A sentence for everybody"), render_kw={"maxlength": MOST_NOTE, "dir": "auto"}
    )


class MoveForm(CancelForm):
    """When it takes place instead."""

    day = StringField(_l("New day"), render_kw={"type": "date"})
    starts = StringField(_l("from (time)"), render_kw={"type": "time"})
    ends = StringField(_l("until (time)"), render_kw={"type": "time"})


class NumbersForm(TellingForm):
    """How many came."""

    guests = StringField(_l("Guests"), render_kw=_NUMBER)
    helpers = StringField(_l("Helpers"), render_kw=_NUMBER)
