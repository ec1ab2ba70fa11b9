"""What a coordinator says when bringing or fetching a spreadsheet."""

from pathlib import PurePath
from typing import Any

from flask_wtf import FlaskForm
from wtforms import FileField, HiddenField, SelectField
from wtforms.validators import Regexp, ValidationError

from helpboard.adapters.spreadsheets import SUFFIXES
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.intake import MOST_BYTES
from helpboard.web.choices import choices
from helpboard.web.intake.words import FORMATS, KIND_WORDS


def _number(value: str | int) -> int:
    """Return an id; ValueError for anything else makes the field wrong."""
    if isinstance(value, int):
        return value
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ValueError(value)
    return int(value)


class OwnAreaForm(FlaskForm):
    """A form about an area that the reader looks after."""

    area = SelectField(_l("For which area?"), coerce=_number)

    def __init__(self, areas: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        """Let the reader choose from ``areas``."""
        super().__init__(*args, **kwargs)
        self.area.choices = choices(areas)


class BringForm(OwnAreaForm):
    """A file, and what is in it."""

    kind = SelectField(_l("What is in the file?"), choices=choices(KIND_WORDS.items()))
    file = FileField(_l("The file"), render_kw={"accept": ",".join(SUFFIXES)})

    content: bytes = b""

    def validate_file(self, field: FileField) -> None:
        """Refuse what is no spreadsheet by its name, empty, or too big; keep the rest."""
        if not field.data or not getattr(field.data, "filename", ""):
            raise ValidationError(_l("Please choose a file."))
        if self.suffix not in SUFFIXES:
            raise ValidationError(_l("The name of the file must end in .csv or .xlsx."))
        self.content = field.data.stream.read(MOST_BYTES + 1)
        field.data.stream.seek(0)  # the form's number is made of it, too
        if len(self.content) > MOST_BYTES:
            raise ValidationError(_l("The file is bigger than 5 megabytes. Please divide it."))
        if not self.content:
            raise ValidationError(_l("The file is empty."))

    @property
    def suffix(self) -> str:
        """Return how the file's name ends, in small letters."""
        return PurePath(self.file.data.filename).suffix.lower()


class TakeForm(FlaskForm):
    """What was shown is what shall be taken."""

    digest = HiddenField(validators=[Regexp(r"[0-9a-f]{64}\Z")])


class ExportForm(OwnAreaForm):
    """Which table is wanted, of which area, and how."""

    kind = SelectField(_l("What do you need?"), choices=choices(KIND_WORDS.items()))
    format = SelectField(_l("As"), choices=choices(FORMATS))
