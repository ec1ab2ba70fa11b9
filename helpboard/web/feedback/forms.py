"""The form in which a reader says that a text does not help her."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import RadioField, TextAreaField
from wtforms.validators import InputRequired

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.translation import FeedbackKind
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText, NoContact

MOST = 1_000
KINDS = (
    (FeedbackKind.NOT_UNDERSTOOD, _l("I do not understand it")),
    (FeedbackKind.WRONG, _l("Something is translated wrongly")),
    (FeedbackKind.OUTDATED, _l("It is no longer true")),
)


class FeedbackForm(FlaskForm):
    """What is wrong with a text; nothing about the reader."""

    kind = RadioField(
        _l("What is the matter with this text?"),
        [InputRequired(_l("Please choose something from the list."))],
    )
    text = TextAreaField(
        _l("Which words do you mean?"),
        [CleanText(most=MOST), NoContact()],
        render_kw={"rows": "4", "maxlength": MOST},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in what can be said."""
        super().__init__(*args, **kwargs)
        self.kind.choices = choices([(kind.value, label) for kind, label in KINDS])
