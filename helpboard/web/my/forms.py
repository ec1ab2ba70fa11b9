"""The forms of my page."""

from flask_wtf import FlaskForm
from wtforms import PasswordField, RadioField, SelectChoice, SelectField, StringField
from wtforms.validators import InputRequired, Length

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.alert import Rhythm

RHYTHMS = [
    SelectChoice(Rhythm.AT_ONCE.value, _l("At once, at most every 15 minutes")),
    SelectChoice(Rhythm.DAILY.value, _l("Every day at 7 in the morning")),
    SelectChoice(Rhythm.WEEKLY.value, _l("Every Monday at 7 in the morning")),
]

_CHOOSE = InputRequired(_l("Please choose how often."))


class AlertForm(FlaskForm):
    """How often a new alert writes."""

    rhythm = RadioField(
        _l("How often shall we write?"), [_CHOOSE], choices=RHYTHMS, default=Rhythm.DAILY.value
    )


class ChangeAlertForm(FlaskForm):
    """How often an alert writes from now on."""

    rhythm = SelectField(_l("How often"), [_CHOOSE], choices=RHYTHMS)


class DeleteForm(FlaskForm):
    """What proves that it is really the person who wants the account deleted."""

    password = PasswordField(
        _l("Password"),
        [Length(max=1000, message=_l("This password is too long."))],
        render_kw={"autocomplete": "current-password", "dir": "ltr"},
    )
    code = StringField(
        _l("Code from your app"),
        [Length(max=20, message=_l("The code has six digits."))],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"},
    )
