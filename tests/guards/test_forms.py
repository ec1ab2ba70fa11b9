"""What somebody may type has an end that their browser knows."""

from collections.abc import Iterator
from typing import Any

from flask_wtf import FlaskForm
from wtforms import TextAreaField
from wtforms.validators import Length

import helpboard.app
from helpboard.web.translate.forms import correction_class


def _forms(above: type[Any] = FlaskForm) -> Iterator[type[Any]]:
    for form in above.__subclasses__():
        if form.__module__.startswith("helpboard."):
            yield form
            yield from _forms(form)


def _long_fields() -> dict[str, Any]:
    """Every field for long texts, as its form declares it."""
    return {
        f"{form.__module__}.{form.__name__}.{name}": field
        for form in _forms()
        for name, field in vars(form).items()
        if issubclass(getattr(field, "field_class", object), TextAreaField)
    }


def _knows_its_end(field: Any) -> bool:
    given = [*field.args, *field.kwargs.get("validators", ())]
    lengths = [one for part in given for one in (part if isinstance(part, list) else [part])]
    by_itself = any(isinstance(one, Length) for one in lengths)
    return by_itself or "maxlength" in field.kwargs.get("render_kw", {})


def test_nobody_types_more_than_is_taken_without_being_stopped():
    assert helpboard.app.create_app
    assert correction_class(2)
    found = _long_fields()
    assert len(found) > 30
    assert [name for name, field in found.items() if not _knows_its_end(field)] == []
