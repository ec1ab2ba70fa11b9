"""Forms about people without an account: writing them down, inviting them, making one of two."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Field,
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TelField,
)
from wtforms.validators import InputRequired, ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import MAX_NAME
from helpboard.domain.fields import FieldsError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.volunteer import ConsentSource
from helpboard.services.recording import Consent
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanEmail, CleanLine
from helpboard.web.locale import offered
from helpboard.web.register.reach import today
from helpboard.web.words.volunteers import volunteer_problem

_NOT_TICKED = ("", "no")


class PersonForm(FlaskForm):
    """What is written down of somebody; topics, languages and times the page draws itself."""

    name = StringField(
        _l("Name"),
        [CleanLine(most=MAX_NAME), InputRequired(_l("Please write a name."))],
        render_kw={"maxlength": MAX_NAME, "dir": "auto", "autocomplete": "off"},
    )
    phone = TelField(
        _l("Phone number"),
        [CleanLine(most=40)],
        render_kw={"dir": "ltr", "maxlength": 40, "autocomplete": "off"},
    )
    language = SelectField(_l("Which language does the person read?"), validate_choice=True)
    area = SelectField(_l("Lives in"), validate_choice=True)
    version = HiddenField()

    def __init__(self, *args: Any, areas: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        """Offer the reader's own ``areas`` and the languages of this board."""
        super().__init__(*args, **kwargs)
        self.area.choices = choices([("", _l("Please choose")), *areas])
        self.language.choices = choices((tag, LANGUAGES[tag].own_name) for tag in offered())

    def validate_area(self, field: SelectField) -> None:
        """Ask for a district: by it the person is found again, and by its coordinators only."""
        if not field.data:
            raise ValidationError(_l("Please choose something from the list."))

    def tell(self, error: FieldsError) -> dict[str, str]:
        """Put every problem at its field; return those of fields that the page draws itself."""
        others: dict[str, str] = {}
        for problem in error.problems:
            sentence = volunteer_problem(problem.code, problem.params)
            found: Any = self._fields.get(problem.field)
            if isinstance(found, Field):
                found.errors = (*found.errors, sentence)
            else:
                self.form_errors.append(sentence)
                others.setdefault(problem.field, sentence)
        return others

    @property
    def read_version(self) -> int:
        """Return the version that the form was made from; anything else is none that ever was."""
        text = self.version.data or ""
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


class NewPersonForm(PersonForm):
    """The same with the consent, without which nobody is written down."""

    has_agreed = BooleanField(
        _l("The person has agreed to be written down here and to be asked about fitting tasks"),
        [InputRequired(_l("Without agreement nobody is written down."))],
        false_values=_NOT_TICKED,
    )
    source = RadioField(
        _l("How did the person agree?"),
        [InputRequired(_l("Please choose something from the list."))],
        choices=choices(
            [
                (ConsentSource.SPOKEN.value, _l("Said it to me, in person or on the phone")),
                (ConsentSource.PAPER.value, _l("Signed a form; the paper is filed")),
            ]
        ),
    )
    agreed_on = DateField(_l("On which day?"), [InputRequired(_l("Please choose a day."))])

    def validate_agreed_on(self, field: DateField) -> None:
        """Nobody agrees tomorrow."""
        if isinstance(field.data, date) and field.data > today():
            raise ValidationError(_l("This day has not come yet."))

    @property
    def consent(self) -> Consent:
        """Return how somebody agreed; only for a valid form."""
        return Consent(source=ConsentSource(self.source.data), on=self.agreed_on.data or today())


class InviteForm(FlaskForm):
    """The address that somebody gave."""

    email = StringField(
        _l("E-mail address"),
        [CleanEmail(), InputRequired(_l("Please write an e-mail address."))],
        render_kw={"type": "email", "dir": "ltr", "autocomplete": "off", "maxlength": 254},
    )


class MergeForm(FlaskForm):
    """Who stays; the other goes."""

    stays = RadioField(
        _l("Who stays?"), [InputRequired(_l("Please choose something from the list."))]
    )

    def __init__(self, *, people: Iterable[tuple[str, Any]], **kwargs: Any) -> None:
        """Offer the ``people`` of whom one may stay."""
        super().__init__(**kwargs)
        self.stays.choices = choices(people)
