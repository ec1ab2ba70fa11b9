"""The form of a notice."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.email_address import MAX_EMAIL
from helpboard.domain.message import MAX_NAME
from helpboard.domain.notice import MOST_ADDRESS, MOST_NOTICE, NoticeReason
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanEmail, CleanLine, CleanText
from helpboard.web.notice_reasons import reason_choices
from helpboard.web.notices.places import path_within


class NoticeForm(FlaskForm):
    """What is wrong, where, and perhaps who says so."""

    about = StringField(
        _l("Address of the page"),
        [CleanLine(most=MOST_ADDRESS)],
        render_kw={"maxlength": MOST_ADDRESS, "dir": "ltr", "autocomplete": "off"},
    )
    reason = SelectField(
        _l("What is wrong?"),
        [InputRequired(_l("Please choose something from the list."))],
        validate_choice=False,
    )
    text = TextAreaField(
        _l("Please tell us more"),
        [CleanText(most=MOST_NOTICE)],
        render_kw={"rows": "5", "maxlength": MOST_NOTICE},
    )
    name = StringField(
        _l("Your name"),
        [CleanLine(most=MAX_NAME)],
        render_kw={"maxlength": MAX_NAME, "autocomplete": "name"},
    )
    email = EmailField(
        _l("E-mail address"),
        [CleanEmail()],
        render_kw={"maxlength": MAX_EMAIL, "autocomplete": "email", "dir": "ltr"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the reasons."""
        super().__init__(*args, **kwargs)
        self.reason.choices = choices([("", _l("Please choose")), *reason_choices()])

    def validate_about(self, field: StringField) -> None:
        """Take a page of this site only; without one, the words must say what is meant."""
        if field.data and path_within(field.data) is None:
            raise ValidationError(_l("Please copy the address of a page of this board."))
        if not field.data and not (self.text.data or "").strip():
            raise ValidationError(_l("Please say which page you mean."))

    def validate_reason(self, field: SelectField) -> None:
        """Take a reason from the list only."""
        if field.data not in {one.value for one in NoticeReason}:
            raise ValidationError(_l("Please choose something from the list."))
