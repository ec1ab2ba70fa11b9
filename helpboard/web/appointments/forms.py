"""What an organisation says when it orders somebody."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import BooleanField, DateField, Field, RadioField, StringField, TimeField
from wtforms.validators import InputRequired

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.appointment import MOST_ADDRESS, MOST_SUBJECT, AppointmentKind
from helpboard.domain.fields import FieldsError
from helpboard.domain.languages import SPOKEN
from helpboard.domain.topics import leaves_of
from helpboard.web.profile_choices import area_choices
from helpboard.web.telling_form import choose, options
from helpboard.web.words.appointments import KINDS, appointment_problem
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

_NEEDED = _l("Please fill this in.")


class OrderForm(FlaskForm):
    """An order; the service checks what it says."""

    kind = RadioField(
        _l("Who do you need?"),
        choices=options((kind.value, words) for kind, words in KINDS.items()),
        default=AppointmentKind.INTERPRETER.value,
    )
    topic = choose(_l("What is it about?"))
    from_language = choose(_l("First language"))
    to_language = choose(_l("Second language"))
    day = DateField(_l("On which day?"), validators=[InputRequired(_NEEDED)])
    at = TimeField(_l("From"), validators=[InputRequired(_NEEDED)])
    until = TimeField(_l("Until"), validators=[InputRequired(_NEEDED)])
    area = choose(_l("In which district?"))
    is_online = BooleanField(_l("By telephone or video"))
    address = StringField(
        _l("Address and room"), render_kw={"maxlength": MOST_ADDRESS, "dir": "auto"}
    )
    subject = StringField(
        _l("What should whoever comes know?"), render_kw={"maxlength": MOST_SUBJECT, "dir": "auto"}
    )
    is_confidential = BooleanField(_l("It is confidential"), default=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic.choices = options((leaf, topic_label(leaf)) for leaf in leaves_of("guidance"))
        self.area.choices = options(area_choices())
        spoken = sorted(((code, language_name(code)) for code in SPOKEN), key=lambda one: one[1])
        self.from_language.choices = options([("", _l("Please choose")), *spoken])
        self.to_language.choices = options([("", _l("Please choose")), *spoken])

    def tell(self, error: FieldsError) -> None:
        """Put every problem at its field."""
        for problem in error.problems:
            sentence = appointment_problem(problem.code, problem.params)
            found: Any = self._fields.get(problem.field)
            if isinstance(found, Field):
                found.errors = (*found.errors, sentence)
            else:
                self.form_errors.append(sentence)
