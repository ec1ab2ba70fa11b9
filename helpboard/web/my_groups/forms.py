"""Forms of a group's own pages. They ask for shape only; the services check."""

from typing import Any

from wtforms import (
    BooleanField,
    HiddenField,
    RadioField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.group import AddressShown, GroupKind
from helpboard.domain.joining import Joins
from helpboard.domain.when import WEEKDAYS
from helpboard.web.profile_choices import area_choices, language_choices
from helpboard.web.rhythms import rhythm_choices
from helpboard.web.telling_form import TellingForm, choose, options, topic_options
from helpboard.web.when_typed import iso_date, iso_time
from helpboard.web.words.calendar import weekday_label
from helpboard.web.words.kinds import GROUP_KINDS


class GroupForm(TellingForm):
    """What a group or café says of itself."""

    version = HiddenField()
    seen = HiddenField()
    name = StringField(_l("Name of the group"), render_kw={"maxlength": 200, "dir": "auto"})
    kind = RadioField(
        _l("What kind of group is it?"),
        choices=options(GROUP_KINDS.items()),
        default=GroupKind.WORKING_GROUP.value,
        validate_choice=False,
    )
    area = choose(_l("In which district?"))
    about = TextAreaField(_l("What do you do?"), render_kw={"maxlength": 3000, "rows": 8})
    source_lang = choose(_l("Which language is your text in?"))
    topics = SelectMultipleField(_l("Topics"), validate_choice=False)
    languages = SelectMultipleField(_l("Which languages do you speak?"), validate_choice=False)
    conditions = SelectMultipleField(_l("What else is good to know?"), validate_choice=False)
    place = choose(_l("In which house do you meet?"))
    address = StringField(_l("Address"), render_kw={"maxlength": 300, "dir": "auto"})
    address_shown = RadioField(
        _l("Who may see where you meet?"),
        choices=[
            SelectChoice(AddressShown.EVERYBODY.value, _l("Everybody")),
            SelectChoice(AddressShown.RELEASED.value, _l("Only helpers whom you have let see it")),
        ],
        default=AddressShown.EVERYBODY.value,
        validate_choice=False,
    )
    capacity = StringField(
        _l("For how many helpers is there room?"),
        render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"},
    )
    joins = RadioField(
        _l("How can people join you?"),
        choices=[
            SelectChoice(Joins.ASKED.value, _l("They ask, and you say yes or no")),
            SelectChoice(Joins.AT_ONCE.value, _l("At once, while there is room")),
            SelectChoice(Joins.NOBODY.value, _l("Nobody can join for now")),
        ],
        default=Joins.ASKED.value,
        validate_choice=False,
    )

    def __init__(self, places: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.area.choices = options(area_choices())
        self.source_lang.choices = options(language_choices())
        self.place.choices = options([("", _l("Somewhere else")), *places])


class ScheduleForm(TellingForm):
    """When a group meets."""

    seen = HiddenField()
    every = choose(_l("How often?"))
    weekday = choose(_l("On which day?"))
    starts = StringField(_l("Begins at"), render_kw={"type": "time", "dir": "ltr"})
    ends = StringField(_l("Ends at"), render_kw={"type": "time", "dir": "ltr"})
    starts_on = StringField(_l("From which day on?"), render_kw={"type": "date"})
    until = StringField(_l("Until which day?"), render_kw={"type": "date"})
    meets_on_holidays = BooleanField(_l("We meet on public holidays, too"))
    except_on = SelectMultipleField(_l("Days on which you do not meet"), validate_choice=False)
    hosts = StringField(
        _l("How many hosts do you need each time?"),
        render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"},
    )

    def __init__(self, *args: Any, is_kept: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.every.choices = options(rhythm_choices(is_kept=is_kept))
        self.weekday.choices = options((day, weekday_label(day)) for day in WEEKDAYS)

    def typed(self) -> dict[str, Any]:
        """Return what was typed, days and times as the domain writes them."""
        typed = super().typed()
        days = {name: iso_date(typed[name] or "") for name in ("starts_on", "until")}
        times = {name: iso_time(typed[name]) for name in ("starts", "ends")}
        off = [iso_date(text.strip()) for text in typed["except_on"] or () if text.strip()]
        return {**typed, **days, **times, "except_on": off}


class RoleForm(TellingForm):
    """A kind of help that a group needs."""

    seen = HiddenField()
    topic = choose(_l("What is it about?"))
    note = StringField(_l("What does one do?"), render_kw={"maxlength": 300, "dir": "auto"})
    capacity = StringField(
        _l("For how many people is there room?"),
        render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"},
    )
    when = RadioField(
        _l("When?"),
        choices=[
            SelectChoice("", _l("At our meetings")),
            SelectChoice("flexible", _l("As it suits both")),
            SelectChoice("weekly", _l("At other times of the week")),
        ],
        default="",
        validate_choice=False,
    )
    min_minutes = StringField(
        _l("For how many minutes at least?"),
        render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"},
    )
    must_speak = SelectMultipleField(_l("Languages that are needed"), validate_choice=False)
    helpful = SelectMultipleField(_l("Languages that help"), validate_choice=False)
    min_age = StringField(
        _l("From which age?"), render_kw={"maxlength": 12, "inputmode": "numeric", "dir": "ltr"}
    )
    needs_clearance = BooleanField(_l("A certificate of good conduct is needed"))
    women_only = BooleanField(_l("Only women can do this"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic.choices = topic_options()
