"""Forms of reports: what one begins with, its blocks, and figures from elsewhere."""

from datetime import date
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    Field,
    HiddenField,
    IntegerField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.validators import InputRequired, NumberRange, ValidationError

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.figures import FIGURES, Days
from helpboard.domain.plain_text import MAX_TEXT
from helpboard.domain.report import MONTHS, MOST_LABEL, MOST_SOURCE, MOST_VALUE
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanLine, CleanText
from helpboard.web.numbers.words import APART_WORDS, COLUMNS_WORD, FIGURE_WORDS

_NEEDED = _l("Please fill this in.")
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 12, 31)


class VersionedForm(FlaskForm):
    """A form about one version of a report."""

    version = HiddenField()

    @property
    def seen_version(self) -> int:
        """Return the version that was looked at; -1 for nonsense, which never is the newest."""
        given = self.version.data or ""
        return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else -1


class PeriodForm(VersionedForm):
    """Title and period of a report."""

    title = StringField(
        _l("Title"), [InputRequired(_NEEDED), CleanLine(most=MOST_LABEL)],
        render_kw={"maxlength": MOST_LABEL},
    )  # fmt: skip
    first = DateField(_l("First day"), [InputRequired(_NEEDED)])
    last = DateField(_l("Last day"), [InputRequired(_NEEDED)])

    def validate_first(self, field: Field) -> None:
        """Refuse days before there were boards."""
        if field.data and field.data < EARLIEST:
            raise ValidationError(_l("Please choose a later day."))

    def validate_last(self, field: Field) -> None:
        """Refuse a period that ends before it begins, or is longer than ten years."""
        first, last = self.first.data, field.data
        if isinstance(last, date) and last > LATEST:
            raise ValidationError(_l("Please check it."))
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                raise ValidationError(_l("The last day is before the first one."))
            if (last - first).days > 3660:
                raise ValidationError(_l("Please choose ten years at most."))

    @property
    def days(self) -> Days:
        """Return the period of a valid form."""
        return Days(self.first.data, self.last.data)


class ReportForm(PeriodForm):
    """What a new report begins with."""

    area = SelectField(_l("Area"))
    language = SelectField(_l("Language"), choices=choices([("de", "Deutsch"), ("en", "English")]))
    is_template = BooleanField(_l("Begin with headings and figures that fit most reports"))

    def offer(self, areas: list[tuple[str, str]]) -> None:
        """Let the reader choose from ``areas``."""
        self.area.choices = choices(areas)


class TextBlockForm(VersionedForm):
    """Words of a report."""

    text = TextAreaField(
        _l("Text"), [InputRequired(_NEEDED), CleanText(most=MAX_TEXT)],
        render_kw={"rows": "12", "maxlength": MAX_TEXT},
    )  # fmt: skip


class FigureBlockForm(VersionedForm):
    """Which figure of the board stands there."""

    code = SelectField(_l("Figure"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every figure."""
        super().__init__(*args, **kwargs)
        self.code.choices = choices((code, FIGURE_WORDS[code][0]) for code in FIGURES)


class ChartBlockForm(VersionedForm):
    """Which chart stands there."""

    code = SelectField(_l("Chart"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer every chart."""
        super().__init__(*args, **kwargs)
        apart = [(kind, words[0]) for kind, words in APART_WORDS.items()]
        self.code.choices = choices([(MONTHS, COLUMNS_WORD), *apart])


class NotedForm(VersionedForm):
    """A figure that the board cannot know."""

    label = StringField(
        _l("What is counted?"), [InputRequired(_NEEDED), CleanLine(most=MOST_LABEL)],
        render_kw={"maxlength": MOST_LABEL},
    )  # fmt: skip
    value = IntegerField(
        _l("Number"), [InputRequired(_NEEDED), NumberRange(0, MOST_VALUE, _l("Please check it."))]
    )
    on_date = DateField(_l("As of which day?"), [InputRequired(_NEEDED)])
    source = StringField(
        _l("Where does it come from?"), [InputRequired(_NEEDED), CleanLine(most=MOST_SOURCE)],
        render_kw={"maxlength": MOST_SOURCE},
    )  # fmt: skip
    how = SelectField(
        _l("Counted or estimated?"),
        choices=choices([("counted", _l("Counted")), ("estimated", _l("Estimated"))]),
    )
    counts_people = BooleanField(_l("It counts people"))


class StepForm(FlaskForm):
    """Where a block goes: up, down or out."""

    step = SelectField(choices=choices([(one, one) for one in ("up", "down", "out")]))


class PublishForm(FlaskForm):
    """Whether everybody can read an edition."""

    public = SelectField(choices=choices([(one, one) for one in ("yes", "no")]))
