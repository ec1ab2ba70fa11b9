"""Sentences that an account page says after something was done, carried to the next page."""

from enum import StrEnum
from typing import Any, Final

from flask import session

from helpboard.catalogue import lazy_gettext as _l


class Said(StrEnum):
    """What was done."""

    CONFIRMED = "confirmed"
    PASSWORD_CHANGED = "password-changed"  # noqa: S105 - what was done
    SETTINGS_SAVED = "settings-saved"
    LOGIN_ENDED = "login-ended"
    FACTOR_OFF = "factor-off"


SENTENCES: Final[dict[Said, Any]] = {
    Said.CONFIRMED: _l("Your address is confirmed. You can log in now."),
    Said.PASSWORD_CHANGED: _l("You have a new password. Please log in with it."),
    Said.SETTINGS_SAVED: _l("Your settings are saved."),
    Said.LOGIN_ENDED: _l("The log-in is ended."),
    Said.FACTOR_OFF: _l("Your log-in has no second step any more."),
}


def say(what: Said) -> None:
    """Let the next account page say so."""
    session["said"] = what.value


def said() -> str:
    """Return what there is to say, once; pages that are kept by a cache never ask."""
    what = session.pop("said", "")
    return str(SENTENCES[Said(what)]) if what else ""
