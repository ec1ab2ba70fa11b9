"""Forms around accounts and log-ins."""

from typing import Any

from flask_wtf import FlaskForm
from wtforms import (
    BooleanField,
    EmailField,
    PasswordField,
    SelectField,
    StringField,
    TelField,
)
from wtforms.validators import InputRequired, Length, Optional, ValidationError

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import MAX_NAME
from helpboard.domain.languages import LANGUAGES
from helpboard.web.accounts.strength import HardToGuess
from helpboard.web.clean_fields import CleanEmail, CleanLine, NoContact
from helpboard.web.locale import offered

_ADDRESS_MISSING = _l("Please write your e-mail address.")
_ADDRESS_LONG = Length(max=254, message=_l("This address is too long."))
_PASSWORD_LONG = Length(max=1000, message=_l("This password is too long."))


def _email(label: Any, *, autocomplete: str = "email") -> EmailField:
    return EmailField(
        label,
        [InputRequired(_ADDRESS_MISSING), CleanEmail()],
        render_kw={"autocomplete": autocomplete, "dir": "ltr", "maxlength": 254},
    )


def _old_password(label: Any = None) -> PasswordField:
    return PasswordField(
        label or _l("Your password"),
        [InputRequired(_l("Please write your password.")), _PASSWORD_LONG],
        render_kw={"autocomplete": "current-password", "dir": "ltr"},
    )


def _shared() -> BooleanField:
    return BooleanField(_l("Other people use this phone or computer, too"))


def _code(label: Any) -> StringField:
    return StringField(
        label,
        [
            InputRequired(_l("Please write the six digits that your app shows.")),
            Length(max=40, message=_l("The code has six digits.")),
        ],
        render_kw={"autocomplete": "one-time-code", "dir": "ltr"},
    )


class LoginForm(FlaskForm):
    """E-mail address and password."""

    email = EmailField(
        _l("E-mail address"),
        [InputRequired(_ADDRESS_MISSING), _ADDRESS_LONG],
        render_kw={"autocomplete": "username", "dir": "ltr"},
    )
    password = _old_password(_l("Password"))
    shared = _shared()


class SecondFactorForm(FlaskForm):
    """The code of the authenticator app, or a recovery code."""

    code = _code(_l("Code from your app, or a recovery code"))


class RegisterForm(FlaskForm):
    """What it takes to join."""

    name = StringField(
        _l("Your name on the board"),
        [CleanLine(most=MAX_NAME), NoContact(), InputRequired(_l("Please write a name."))],
        render_kw={"autocomplete": "nickname", "maxlength": MAX_NAME, "dir": "auto"},
    )
    email = _email(_l("E-mail address"))
    password = PasswordField(
        _l("Password"),
        [Optional(strip_whitespace=False), HardToGuess("name", "email")],
        render_kw={"autocomplete": "new-password", "dir": "ltr"},
    )
    terms = BooleanField(
        _l("I am 16 or older, and I keep to the rules of the board"),
        [InputRequired(_l("Please say that you are 16 or older and keep to the rules."))],
    )


class LinkForm(FlaskForm):
    """An address that wants a letter with a link to log in."""

    email = _email(_l("E-mail address"), autocomplete="username")
    shared = _shared()


class ResetForm(FlaskForm):
    """An address whose owner wants to choose a new password."""

    email = _email(_l("E-mail address"), autocomplete="username")


class NewPasswordForm(FlaskForm):
    """A new password, chosen by somebody who came from a letter."""

    password = PasswordField(
        _l("New password"),
        [InputRequired(_l("Please write a password.")), HardToGuess()],
        render_kw={"autocomplete": "new-password", "dir": "ltr"},
    )


class ChangePasswordForm(NewPasswordForm):
    """A new password, and the one until now."""

    old = _old_password(_l("Your password until now"))


class LoginsForm(FlaskForm):
    """Which open log-in shall end: its number stands in the button."""


class SetUpForm(FlaskForm):
    """The code that proves that the app works; the password proves who asks."""

    password = _old_password()
    code = _code(_l("Code from your app"))


class SetUpWithoutPasswordForm(FlaskForm):
    """The same for somebody who logs in by letter."""

    code = _code(_l("Code from your app"))


class RenewCodesForm(FlaskForm):
    """A code of the app, for new recovery codes."""

    code = _code(_l("Code from your app"))


class SwitchOffForm(SetUpForm):
    """Password and a code of the app or a recovery code, to take the second step away."""

    code = _code(_l("Code from your app, or a recovery code"))


class SwitchOffWithoutPasswordForm(FlaskForm):
    """The same for somebody who logs in by letter."""

    code = _code(_l("Code from your app, or a recovery code"))


class SettingsForm(FlaskForm):
    """What people choose about themselves."""

    name = StringField(
        _l("Your name on the board"),
        [CleanLine(most=MAX_NAME), NoContact(), InputRequired(_l("Please write a name."))],
        render_kw={"autocomplete": "nickname", "maxlength": MAX_NAME, "dir": "auto"},
    )
    language = SelectField(_l("Language of your e-mails"), validate_choice=True)
    phone = TelField(
        _l("Phone number"),
        [CleanLine(most=40)],
        render_kw={"autocomplete": "tel", "dir": "ltr", "maxlength": 40},
    )

    def __init__(self, **kwargs: Any) -> None:
        """Offer the languages of this board."""
        super().__init__(**kwargs)
        self.language.choices = [(tag, LANGUAGES[tag].own_name) for tag in offered()]


class AddressForm(FlaskForm):
    """The address that an account shall move to."""

    email = _email(_l("New e-mail address"))

    def __init__(self, *, present: str, **kwargs: Any) -> None:
        """Remember the ``present`` address, which is no new one."""
        super().__init__(**kwargs)
        self._present = present

    def validate_email(self, field: EmailField) -> None:
        """Refuse the address that the account has."""
        if field.data == self._present:
            raise ValidationError(_("This is your address already."))
