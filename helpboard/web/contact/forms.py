"""The contact form."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import EmailField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.email_address import MAX_EMAIL
from helpboard.domain.message import MAX_NAME
from helpboard.domain.question import MOST_QUESTION
from helpboard.domain.tables.cell import CellRefusal
from helpboard.domain.tables.contact import check_phone
from helpboard.web.clean_fields import CleanEmail, CleanLine, CleanText
from helpboard.web.profile_choices import area_choices
from helpboard.web.telling_form import options

LONGEST_PHONE = 40


class ContactForm(FlaskForm):
    """What somebody asks the desk, and how it may answer."""

    text = TextAreaField(
        _l("What would you like to ask or tell us?"),
        [InputRequired(_l("Please fill this in.")), CleanText(most=MOST_QUESTION)],
        render_kw={"rows": "6", "maxlength": MOST_QUESTION},
    )
    name = StringField(
        _l("Your name"),
        [CleanLine(most=MAX_NAME)],
        render_kw={"maxlength": MAX_NAME, "autocomplete": "name", "dir": "auto"},
    )
    email = EmailField(
        _l("E-mail address"),
        [CleanEmail()],
        render_kw={"maxlength": MAX_EMAIL, "autocomplete": "email", "dir": "ltr"},
    )
    phone = StringField(
        _l("Phone number"),
        [Length(max=LONGEST_PHONE, message=_l("This number is too long."))],
        render_kw={"type": "tel", "autocomplete": "tel", "dir": "ltr", "maxlength": LONGEST_PHONE},
    )
    area = SelectField(_l("Which district is it about?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the districts, the whole town first."""
        super().__init__(*args, **kwargs)
        self.area.choices = options(area_choices())

    def validate_phone(self, field: StringField) -> None:
        """Take a number that can be dialled, or none."""
        if not (field.data or "").strip():
            field.data = ""
            return
        try:
            field.data = check_phone(field.data or "")
        except CellRefusal as refusal:
            raise ValidationError(_l("Please write a phone number that we can call.")) from refusal
