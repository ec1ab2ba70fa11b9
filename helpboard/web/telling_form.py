"""Forms of profiles: fields whose values a service checks, and what it says at them."""

from collections.abc import Iterable, Mapping
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, SelectField
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.fields import FieldsError
from helpboard.web.profile_choices import topic_choices
from helpboard.web.words.profile_problems import profile_problem


class TellingForm(FlaskForm):
    """A form that tells at its fields what a service refused."""

    def tell(self, error: FieldsError) -> None:
        """Put every problem at its field."""
        for problem in error.problems:
            sentence = self.sentence(problem.code, problem.params)
            found: Any = self._fields.get(problem.field)
            if isinstance(found, Field):
                found.errors = (*found.errors, sentence)
            else:
                self.form_errors.append(sentence)

    def sentence(self, code: str, params: Mapping[str, Any]) -> str:
        """Return what is said of a problem; a form with problems of its own has more sentences."""
        return profile_problem(code, params)

    def typed(self) -> dict[str, Any]:
        """Return what was typed, by field."""
        return {name: field.data for name, field in self._fields.items() if name != "csrf_token"}


def choose(label: Any) -> Any:
    """Return a field with one choice; whether there is such a choice, the service checks."""
    return SelectField(label, validate_choice=False)


def options(rows: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """Return codes with their words as choices."""
    return [SelectChoice(code, words) for code, words in rows]


def topic_options() -> list[SelectChoice]:
    """Return topics to choose one from, under their branches."""
    return [
        SelectChoice("", _l("Please choose")),
        *(
            SelectChoice(leaf, words, optgroup=branch)
            for branch, leaves in topic_choices().items()
            for leaf, words in leaves
        ),
    ]
