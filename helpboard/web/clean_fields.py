"""What people type into a form, cleaned at its field, or refused there with a sentence."""

from typing import Any

from wtforms import Field, Form
from wtforms.validators import StopValidation

from helpboard.domain.email_address import clean_email
from helpboard.domain.plain_text import MAX_LINE, MAX_TEXT, clean_line, clean_text
from helpboard.domain.posting import text_problems
from helpboard.domain.refusal import Refusal
from helpboard.web.words.problems import problem_text


def _cleaned(field: Field, clean: Any, **limits: int) -> None:
    try:
        field.data = clean(field.data or "", **limits)
    except Refusal as refusal:
        raise StopValidation(problem_text(refusal.code, refusal.params)) from refusal


class CleanLine:
    """Makes of a field's text a clean line; stands before the validators that look at it."""

    def __init__(self, *, most: int = MAX_LINE) -> None:
        """Allow ``most`` characters."""
        self._most = most

    def __call__(self, _form: Form, field: Field) -> None:
        """Clean the field or stop with the sentence of what is wrong."""
        _cleaned(field, clean_line, most=self._most)


class NoContact:
    """Refuses a public name that says how to reach somebody (rule 3); stands after `CleanLine`."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Stop with the sentence of what is to be taken out."""
        for problem in text_problems(field.data or "", is_trusted=False)[1]:
            raise StopValidation(problem_text(problem.code, problem.params))


class CleanText:
    """Makes of a field's text a clean text of several lines."""

    def __init__(self, *, most: int = MAX_TEXT) -> None:
        """Allow ``most`` characters."""
        self._most = most

    def __call__(self, _form: Form, field: Field) -> None:
        """Clean the field or stop with the sentence of what is wrong."""
        _cleaned(field, clean_text, most=self._most)


class CleanEmail:
    """Makes of a field's text an address as it is stored; an empty one stays empty."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Clean the field or stop with the sentence of what is wrong."""
        if (field.data or "").strip():
            _cleaned(field, clean_email)
