"""What a coordinator says when asking for a plan."""

from datetime import date, timedelta
from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    DateField,
    HiddenField,
    IntegerField,
    SelectField,
    SelectMultipleField,
    StringField,
)
from wtforms.validators import InputRequired, NumberRange, Optional, ValidationError

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.matching.weights import MOST, Criterion, Weights
from helpboard.domain.plan import PlanMark
from helpboard.domain.proposal import Pairing
from helpboard.web.choices import choices
from helpboard.web.clean_fields import CleanLine, NoContact

Choices = list[tuple[str, str]]
LONGEST = timedelta(days=31)
MOST_PLACES = 60


def _number(value: str | int) -> int:
    """Return an id; ValueError for anything else makes the field wrong."""
    if isinstance(value, int):
        return value
    if not (value.isascii() and value.isdigit() and len(value) < 10):
        raise ValueError(value)
    return int(value)


class TownForm(FlaskForm):
    """A plan for a whole area."""

    area = SelectField(_l("For which area?"), coerce=_number)

    def offer(self, areas: Choices, **_others: Choices) -> None:
        """Let the reader choose from ``areas``."""
        self.area.choices = choices(areas)


class WeekForm(TownForm):
    """A plan for the interpreters of some days."""

    first = DateField(_l("From"), validators=[InputRequired()])
    last = DateField(_l("Until"), validators=[InputRequired()])

    def validate_last(self, field: DateField) -> None:
        """Refuse days that end before they begin, or a plan for longer than a month."""
        first, last = self.first.data, field.data
        if isinstance(first, date) and isinstance(last, date):
            if last < first:
                raise ValidationError(_l("The last day is before the first one."))
            if last - first > LONGEST:
                raise ValidationError(_l("Please plan at most a month at once."))


class ClosingForm(FlaskForm):
    """A plan for the day on which a site closes."""

    site = SelectField(_l("Which site closes?"), coerce=_number)
    moves_to = SelectMultipleField(_l("Where do the people move to?"), coerce=_number)
    new_group = BooleanField(_l("Let the plan found a new group"))
    name = StringField(
        _l("Name of the new group"),
        validators=[CleanLine(most=80), NoContact()],
        render_kw={"maxlength": 80},
    )
    group_area = SelectField(_l("Its district"), coerce=_number, validators=[Optional()])
    topics = SelectMultipleField(_l("Its topics"), validate_choice=True)
    places = IntegerField(
        _l("Places in it"), validators=[Optional(), NumberRange(min=1, max=MOST_PLACES)],
        default=12,
    )  # fmt: skip

    def offer(self, areas: Choices, **others: Choices) -> None:
        """Let the reader choose from areas, ``sites`` and ``topics``."""
        self.site.choices = choices(others["sites"])
        self.moves_to.choices = choices(areas)
        self.group_area.choices = choices(areas)
        self.topics.choices = choices(others["topics"])

    def validate_name(self, field: StringField) -> None:
        """Ask for a name only where a group is to be founded."""
        if self.new_group.data and not (field.data or "").strip():
            raise ValidationError(_l("Please give the new group a name."))

    def validate_topics(self, field: SelectMultipleField) -> None:
        """Ask for a topic only where a group is to be founded."""
        if self.new_group.data and not field.data:
            raise ValidationError(_l("Please choose what the new group does."))


class LineForm(FlaskForm):
    """What the coordinator says of one line."""

    mark = SelectField(choices=choices((mark.value, mark.value) for mark in PlanMark))


class PairForm(FlaskForm):
    """An offered thing, a request, and perhaps whoever carries it, by their posts."""

    offer = HiddenField()
    request = HiddenField()
    carrier = HiddenField()

    def is_about(self, pairing: Pairing) -> bool:
        """Tell whether just these were sent."""
        ids = (pairing.post_id, pairing.other_post_id, pairing.carrier_post_id or "")
        sent = (self.offer.data, self.request.data, self.carrier.data)
        return all(str(one) == str(other) for one, other in zip(ids, sent, strict=True))


class AskForm(FlaskForm):
    """Why somebody is asked although a rule says no, or nobody knows; empty where all is well."""

    override = StringField(validators=[CleanLine(most=300)])


class SendForm(FlaskForm):
    """Which lines are sent; the lines themselves are read by the view."""


class VersionForm(FlaskForm):
    """A button that is about one version."""

    version = HiddenField()

    @property
    def seen(self) -> int:
        """Return the version that the form was made from; -1 for none that ever was."""
        text = str(self.version.data or "")
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1


def _weight(label: Any) -> IntegerField:
    wrong = _l("Please type a whole number from 0 to 100.")
    return IntegerField(
        label,
        [InputRequired(wrong), NumberRange(min=0, max=MOST, message=wrong)],
        render_kw={"inputmode": "numeric", "min": "0", "max": str(MOST)},
    )


class WeightsForm(VersionForm):
    """How much each criterion counts; a hundred in all."""

    topic = _weight(_l("Topic"))
    travel = _weight(_l("The way"))
    languages = _weight(_l("Languages"))
    time = _weight(_l("Time in common"))

    @property
    def weights(self) -> Weights:
        """Return what was typed; only for a valid form."""
        return Weights(**{one.value: self[one.value].data for one in Criterion})

    def validate(self, extra_validators: Any = None) -> bool:
        """Refuse weights that are not a hundred in all."""
        if not super().validate(extra_validators):
            return False
        total = sum(self[one.value].data for one in Criterion)
        if total != MOST:
            text = _("All four together must be 100. Now they are %(total)s.", total=total)
            self.topic.errors = [text]
        return total == MOST


FORMS: dict[str, Any] = {"town": TownForm, "closing": ClosingForm, "interpreters": WeekForm}
