"""The form of a text of the house."""

from flask_wtf import FlaskForm
from wtforms import HiddenField, StringField, TextAreaField, ValidationError
from wtforms.validators import DataRequired

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.house_text import MOST_BODY, MOST_TITLE
from helpboard.web.clean_fields import CleanLine, CleanText


class HouseTextForm(FlaskForm):
    """Heading and words, made from one revision."""

    title = StringField(
        _l("Heading"),
        [CleanLine(most=MOST_TITLE), DataRequired(_l("Please write a heading."))],
        render_kw={"maxlength": MOST_TITLE},
    )
    body = TextAreaField(
        _l("Words"),
        [CleanText(most=MOST_BODY)],
        render_kw={"rows": "22", "maxlength": MOST_BODY},
    )
    version = HiddenField()
    seen = HiddenField()

    def __init__(self, *args: object, may_be_empty: bool, **kwargs: object) -> None:
        """Let a box be emptied; the four texts are always there."""
        super().__init__(*args, **kwargs)
        self._may_be_empty = may_be_empty

    def validate_body(self, field: TextAreaField) -> None:
        """Ask for words where the law does."""
        if not field.data and not self._may_be_empty:
            raise ValidationError(_l("This text must not be empty."))


class BackForm(FlaskForm):
    """Going back to a revision, from the newest one that was shown."""

    version = HiddenField()
