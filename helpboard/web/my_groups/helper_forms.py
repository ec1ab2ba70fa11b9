"""Forms about the people of a group."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Field,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import DataRequired, Optional

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.fields import FieldsError
from helpboard.domain.joining import MAX_TEAM, NoReason
from helpboard.domain.message import MAX_MESSAGE
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanText
from helpboard.web.labels import topic_text
from helpboard.web.profile_choices import language_choices
from helpboard.web.words.joining import JOIN_NO
from helpboard.web.words.problems import problem_text

_PAUSE = _l("Please choose a day from today on, within a year.")


class _Told(FlaskForm):
    """A form that tells at its fields what a service refused."""

    def tell(self, error: FieldsError) -> None:
        """Put every problem at its field."""
        for problem in error.problems:
            is_pause = problem.code == "pause_too_far"
            words = _PAUSE if is_pause else problem_text(problem.code, problem.params)
            found: Any = self._fields.get(problem.field)
            if isinstance(found, Field):
                found.errors = (*found.errors, words)


class AnswerForm(FlaskForm):
    """What a lead says to somebody who would like to help."""

    answer = SelectField(choices=choices([("accept", ""), ("decline", "")]))
    reason = RadioField(
        _l("Which sentence shall we send?"),
        choices=choices([(reason.value, words) for reason, words in JOIN_NO.items()]),
        default=NoReason.NO_NEED.value,
    )


class HelperForm(_Told):
    """How somebody helps in a group."""

    role = SelectField(_l("Task"), validate_choice=False)
    team = StringField(_l("Team"), render_kw={"maxlength": MAX_TEAM, "dir": "auto"})
    is_released = BooleanField(_l("Knows where exactly the group meets"))
    leads = BooleanField(_l("Leads the group, too"))

    def offer(self, roles: list[Any]) -> None:
        """Let a lead choose from these roles."""
        named = ((str(row.id), topic_text(row.topic)) for row in roles)
        self.role.choices = choices([("", _l("Wherever help is needed")), *named])

    def role_id(self) -> int | None:
        """Return the chosen role."""
        chosen = self.role.data or ""
        return int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 10 else None


class PauseForm(_Told):
    """Until when somebody takes a pause; empty for no pause."""

    until = DateField(_l("Pause until"), [Optional()])


class ToAllForm(_Told):
    """A message to everybody who helps."""

    text = TextAreaField(
        _l("Your message"),
        [CleanText(most=MAX_MESSAGE), DataRequired(_l("Please fill this in."))],
        render_kw={"rows": 8, "maxlength": MAX_MESSAGE},
    )
    text_lang = SelectField(_l("Which language is your text in?"), validate_choice=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the languages, the reader's own first."""
        super().__init__(*args, **kwargs)
        self.text_lang.choices = choices(language_choices())
