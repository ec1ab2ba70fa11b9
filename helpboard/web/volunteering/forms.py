"""The forms of a profile, one for each question. They ask for shape; the services check."""

from collections.abc import Mapping
from typing import Any, Final

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
)

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.fields import FieldsError
from helpboard.domain.volunteer import ProfileStep
from helpboard.web.choices import choices
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.words.volunteers import volunteer_problem

MINUTES: Final = (10, 20, 30, 45, 60, 90)
HOURS: Final = (1, 2, 3, 5, 8, 12, 20)
_NOT_TICKED: Final = ("", "no")


class StepForm(FlaskForm):
    """A question; ``version`` is that of the profile which the form was made from."""

    version = HiddenField()

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


def _districts() -> list[tuple[str, str]]:
    """Return the districts of the town, those of other towns behind them."""
    tree = kept_area_tree()
    home = home_area(tree)
    own = [row for row in tree.below(home) if row.depth > home.depth] or [home]
    ours = {row.id for row in own}
    others = [row for row in tree.rows if row.depth > home.depth and row.id not in ours]
    return [(row.slug, row.name) for row in (*own, *others)]


class WhereForm(StepForm):
    """The district, others that are fine too, and the longest way."""

    area = SelectField(_l("Your district"), validate_choice=False)
    max_travel = SelectField(_l("How long may the way be?"), validate_choice=False)
    areas = SelectMultipleField(_l("Other districts where you are often"), validate_choice=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        """Offer the districts of this board."""
        super().__init__(*args, **given)
        districts = _districts()
        self.area.choices = choices([("", _("I do not say")), *districts])
        self.areas.choices = choices(districts)
        minutes = [(str(number), _minutes(number)) for number in _with(MINUTES, self.max_travel)]
        self.max_travel.choices = choices([("", _("It does not matter")), *minutes])


class HoursForm(StepForm):
    """How much time there is in a week."""

    hours_week = RadioField(_l("Hours a week"), validate_choice=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        """Offer usual numbers of hours, and the one that was chosen."""
        super().__init__(*args, **given)
        hours = [(str(number), _hours(number)) for number in _with(HOURS, self.hours_week)]
        self.hours_week.choices = choices([*hours, ("", _("It differs, or I do not know yet"))])
        self.hours_week.data = self.hours_week.data or ""


class AboutForm(StepForm):
    """What only the person can know, and what some tasks need."""

    is_of_age = RadioField(_l("Are you 18 or older?"), validate_choice=False)
    has_licence = RadioField(_l("Do you have a driving licence?"), validate_choice=False)
    is_woman = RadioField(_l("Are you a woman?"), validate_choice=False)
    needs_wheelchair = RadioField(
        _l("Do you use a wheelchair, or can you not climb stairs?"), validate_choice=False
    )

    def __init__(self, *args: Any, **given: Any) -> None:
        """Offer yes, no, and saying nothing."""
        super().__init__(*args, **given)
        answers = [("yes", _("Yes")), ("no", _("No")), ("", _("I do not say"))]
        for field in (self.is_of_age, self.has_licence, self.is_woman, self.needs_wheelchair):
            field.choices = choices(answers)
            field.data = field.data or ""


class ShownForm(StepForm):
    """What the other side gets to know after both have said yes."""

    shows_name = BooleanField(_l("My name on the board"), false_values=_NOT_TICKED)
    shows_phone = BooleanField(_l("My phone number"), false_values=_NOT_TICKED)


class PauseForm(StepForm):
    """Until when nothing is proposed."""

    paused_until = StringField(_l("Pause until"), render_kw={"type": "date"})


FORMS: Final[Mapping[ProfileStep, type[StepForm]]] = {
    ProfileStep.WHERE: WhereForm,
    ProfileStep.HOURS: HoursForm,
    ProfileStep.ABOUT: AboutForm,
    ProfileStep.SHOWN: ShownForm,
    ProfileStep.PAUSE: PauseForm,
}
"""The others have fields that ``web/profile_typed.py`` reads."""


def _with(usual: tuple[int, ...], field: Field) -> list[int]:
    """Return usual numbers, and the chosen one where it is another."""
    chosen = str(field.data or "")
    own = {int(chosen)} if chosen.isdecimal() and len(chosen) < 4 else set()
    return sorted({*usual, *own})


def _minutes(number: int) -> str:
    return ngettext("up to %(num)d minute", "up to %(num)d minutes", number)


def _hours(number: int) -> str:
    return ngettext("%(num)d hour", "%(num)d hours", number)
