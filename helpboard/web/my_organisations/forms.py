"""Forms of an organisation's own pages. They ask for shape only; the services check."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    EmailField,
    FileField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TelField,
    TextAreaField,
    URLField,
)
from wtforms.fields.choices import SelectChoice

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.organisation import MemberRole
from helpboard.web.profile_choices import (
    area_choices,
    kind_choices,
    language_choices,
)
from helpboard.web.telling_form import TellingForm, choose, options, topic_options


class ProfileForm(TellingForm):
    """What an organisation says of itself; everything in it is public."""

    version = HiddenField()
    seen = HiddenField()
    name = StringField(_l("Name of the organisation"), render_kw={"maxlength": 200, "dir": "auto"})
    kind = choose(_l("What kind of organisation is it?"))
    area = choose(_l("Where does it work?"))
    about = TextAreaField(_l("What do you do?"), render_kw={"maxlength": 3000, "rows": 8})
    source_lang = choose(_l("Which language is your text in?"))
    topics = SelectMultipleField(_l("Topics"), validate_choice=False)
    languages = SelectMultipleField(_l("Which languages do you speak?"), validate_choice=False)
    phone = TelField(_l("Phone"), render_kw={"maxlength": 40, "dir": "ltr"})
    email = EmailField(_l("E-mail address"), render_kw={"maxlength": 254, "dir": "ltr"})
    website = URLField(_l("Website"), render_kw={"maxlength": 300, "dir": "ltr"})
    street = StringField(_l("Street and number"), render_kw={"maxlength": 200, "dir": "auto"})
    postcode = StringField(
        _l("Postcode"), render_kw={"maxlength": 10, "dir": "ltr", "inputmode": "numeric"}
    )
    city = StringField(_l("Town"), render_kw={"maxlength": 100, "dir": "auto"})
    donations = TextAreaField(
        _l("How can people donate?"), render_kw={"maxlength": 1000, "rows": 4}
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = options(kind_choices())
        self.area.choices = options(area_choices())
        self.source_lang.choices = options(language_choices())


class InvitationForm(TellingForm):
    """Whom to invite, and as what."""

    email = EmailField(
        _l("E-mail address"), render_kw={"maxlength": 254, "dir": "ltr", "autocomplete": "off"}
    )
    role = RadioField(
        _l("What may this person do?"),
        choices=[
            SelectChoice(MemberRole.EDITOR.value, _l("Change the pages and answer messages")),
            SelectChoice(MemberRole.OWNER.value, _l("The same, and choose who looks after them")),
        ],
        default=MemberRole.EDITOR.value,
    )


class MemberForm(FlaskForm):
    """What shall become of a member."""

    change = SelectField(
        choices=[SelectChoice(change) for change in ("owner", "editor", "remove", "leave")]
    )


class HoursForm(TellingForm):
    """The hours themselves are read by ``web/weeks.py``."""

    version = HiddenField()


class ServiceForm(TellingForm):
    """Something that is regularly provided."""

    seen = HiddenField()
    name = StringField(_l("Name of the service"), render_kw={"maxlength": 200, "dir": "auto"})
    topic = choose(_l("Topic"))
    about = TextAreaField(_l("What happens there?"), render_kw={"maxlength": 3000, "rows": 5})
    papers = TextAreaField(
        _l("What should people bring?"), render_kw={"maxlength": 1000, "rows": 3}
    )
    source_lang = choose(_l("Which language is your text in?"))
    languages = SelectMultipleField(_l("Which languages are spoken there?"), validate_choice=False)
    conditions = SelectMultipleField(_l("What else is good to know?"), validate_choice=False)
    place = choose(_l("In which house?"))
    area = choose(_l("In which district?"))

    def __init__(self, places: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.topic.choices = topic_options()
        self.source_lang.choices = options(language_choices())
        self.area.choices = options(area_choices())
        self.place.choices = options([("", _l("Somewhere else")), *places])


class LogoForm(TellingForm):
    """A picture."""

    picture = FileField(
        _l("A picture from your device"),
        render_kw={"accept": "image/jpeg,image/png,image/webp,image/gif"},
    )
