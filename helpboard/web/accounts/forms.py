"""Forms around log-ins."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import EmailField, PasswordField, StringField
from wtforms.validators import InputRequired, Length


class LoginForm(FlaskForm):
    """E-mail address and password."""

    email = EmailField(
        _l("E-mail address"),
        [
            InputRequired(_l("Please write your e-mail address.")),
            Length(max=254, message=_l("This address is too long.")),
        ],
        render_kw={"autocomplete": "username", "dir": "ltr"},
    )
    password = PasswordField(
        _l("Password"),
        [
            InputRequired(_l("Please write your password.")),
            Length(max=1000, message=_l("This password is too long.")),
        ],
        render_kw={"autocomplete": "current-password", "dir": "ltr"},
    )


class SecondFactorForm(FlaskForm):
    """The code of the authenticator app."""

    code = StringField(
        _l("Code from your app"),
        [
            InputRequired(_l("Please write the six digits that your app shows.")),
            Length(max=20, message=_l("The code has six digits.")),
        ],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric", "dir": "ltr"},
    )


class LogoutForm(FlaskForm):
    """Nothing but the form token."""
