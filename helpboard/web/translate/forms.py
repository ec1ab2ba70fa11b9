"""The forms of the workbench."""

from functools import cache
from typing import Any

from flask_wtf import FlaskForm
from wtforms import Field, Form, HiddenField, StringField, TextAreaField

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.translating import MOST_FIELD
from helpboard.domain.translation import FIELDS, ItemKind
from helpboard.web.clean_fields import CleanLine, CleanText
from helpboard.web.translate.words import FIELD_NAMES

LINES = frozenset({"title", "name"})
"""Fields of one line."""
PREFIX = "text_"
MOST_FORM = 2_000


class TextForm(FlaskForm):
    """The words of a translation, and what was seen when the page was shown.

    ``seen`` is the hash of the original, ``shown`` tells later what was typed (``web/merging.py``),
    ``anyway`` is set where both texts of a conflict stood on the page.
    """

    version = HiddenField()
    seen = HiddenField()
    shown = HiddenField()
    anyway = HiddenField()


@cache
def form_class(kind: ItemKind) -> type[TextForm]:
    """Return the form with the fields of a kind."""
    fields: dict[str, Any] = {}
    for name in FIELDS[kind]:
        most = MOST_FIELD[kind][name]
        if name in LINES:
            fields[PREFIX + name] = StringField(
                FIELD_NAMES[name], [CleanLine(most=most)], render_kw={"maxlength": most}
            )
        else:
            rows = "18" if name == "body" else "6"
            fields[PREFIX + name] = TextAreaField(
                FIELD_NAMES[name],
                [CleanText(most=most)],
                render_kw={"rows": rows, "maxlength": most},
            )
    return type(f"{kind.value.title()}Form", (TextForm,), fields)


class DeedForm(FlaskForm):
    """A button, pressed on the version that was shown."""

    version = HiddenField()


class CorrectionForm(FlaskForm):
    """A better wording of a text of the pages; each of its forms has a field ``form_<number>``."""

    note = TextAreaField(
        _l("Why is this better?"),
        [CleanText(most=500)],
        render_kw={"rows": "3", "maxlength": 500},
    )


@cache
def correction_class(number: int) -> type[CorrectionForm]:
    """Return the form for a text with so many forms."""
    fields: dict[str, Any] = {
        f"form_{index}": TextAreaField(
            _l("Your words"), [Plain()], render_kw={"rows": "3", "maxlength": MOST_FORM}
        )
        for index in range(number)
    }
    return type(f"CorrectionForm{number}", (CorrectionForm,), fields)


class Plain:
    """Refuses what no text may hold, and leaves white space as it is: catalogues count it."""

    def __call__(self, _form: Form, field: Field) -> None:
        """Stop with the sentence of what is wrong."""
        field.data = (field.data or "").replace("\r\n", "\n")
        CleanText(most=MOST_FORM)(_form, _Copy(field.data))


class _Copy:
    """What looks like a field to a validator that would clean it."""

    def __init__(self, data: str) -> None:
        """Hold the text."""
        self.data = data
