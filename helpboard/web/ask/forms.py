"""Forms of people without account."""

from typing import Any

import phonenumbers
from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, Length
from wtforms.widgets import HiddenInput

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.conversation import Hear
from helpboard.domain.plain_text import MAX_TEXT
from helpboard.domain.post import PostKind
from helpboard.web.choices import choices

HOME_REGION = "DE"

WAYS = frozenset({Hear.CODE, Hear.CALL, Hear.HOST})
"""How somebody without account may hear of an answer to what they asked."""


class CodeForm(FlaskForm):
    """The words of a code."""

    code = StringField(
        _l("Your code"),
        [InputRequired(_l("Please write the five words of your card."))],
        render_kw={
            "autocomplete": "off",
            "autocapitalize": "none",
            "spellcheck": "false",
            "dir": "ltr",
            "maxlength": "200",
        },
    )


class HearForm(FlaskForm):
    """How somebody without account hears of an answer."""

    hear = StringField(_l("How do you want to hear of answers?"))
    phone = StringField(
        _l("Phone number"),
        [Length(max=40, message=_l("This number is too long."))],
        render_kw={"type": "tel", "autocomplete": "tel", "dir": "ltr", "maxlength": "40"},
    )
    host = SelectField(_l("Welcome café"), validate_choice=False)

    def offer_hosts(self, cafes: list[tuple[str, str]]) -> None:
        """Fill in the welcome cafés to choose from, as slugs with names."""
        self.host.choices = choices([("", _l("Please choose")), *cafes])

    def chosen(self) -> Hear:
        """Return the way that is chosen; without a word, by code."""
        return Hear(self.hear.data or Hear.CODE)

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for the number or the café that the chosen way needs."""
        is_right = super().validate(extra_validators)
        self.hear.data = self.hear.data or Hear.CODE.value
        if self.hear.data not in WAYS:
            self.hear.errors = [_l("Please choose something from the list.")]
            return False
        if self.chosen() is Hear.CALL and not self._has_phone():
            self.phone.errors = [_l("Please write a phone number that we can call.")]
            return False
        if self.chosen() is Hear.HOST and not self._has_host():
            self.host.errors = [_l("Please choose a welcome café.")]
            return False
        return is_right

    def _has_host(self) -> bool:
        known = {choice.value for choice in self.host.choices or ()}
        return bool(self.host.data) and self.host.data in known

    def _has_phone(self) -> bool:
        """Write the number as it is dialled from everywhere; tell whether it is one."""
        try:
            number = phonenumbers.parse(self.phone.data or "", HOME_REGION)
        except phonenumbers.NumberParseException:
            return False
        if not phonenumbers.is_valid_number(number):
            return False
        style = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        self.phone.data = phonenumbers.format_number(number, style)
        return True


class AskForm(HearForm):
    """A post without account; the facts of its topic are read by ``block_typed``."""

    kind = HiddenField(default=PostKind.REQUEST.value)
    topic = HiddenField()
    area = SelectField(_l("Where?"), validate_choice=False)
    text = TextAreaField(_l("In your own words"), render_kw={"rows": "4", "maxlength": MAX_TEXT})
    text_lang = SelectField(_l("Language of this text"), validate_choice=False)
    same_code = BooleanField(_l("Add this to the code that I am using now"))
    for_other = BooleanField(_l("I am asking for somebody else"))


class EditForm(FlaskForm):
    """What may change in a post besides its facts; ``version`` is the one that was read."""

    area = SelectField(_l("Where?"), validate_choice=False)
    text = TextAreaField(_l("In your own words"), render_kw={"rows": "4", "maxlength": MAX_TEXT})
    text_lang = SelectField(_l("Language of this text"), choices=[], validate_choice=False)
    version = IntegerField(widget=HiddenInput())


class FoundForm(FlaskForm):
    """How many of those sought are found by now."""

    found = IntegerField(
        _l("How many have you found by now?"),
        render_kw={"inputmode": "numeric", "dir": "ltr"},
    )
