"""Pages that only say how it goes on."""

from dataclasses import dataclass
from typing import Any

from flask import render_template
from flask.typing import ResponseReturnValue

from helpboard.catalogue import lazy_gettext as _l
from helpboard.web.accounts.blueprint import bp
from helpboard.web.permissions import Permission, allow


@dataclass(frozen=True, slots=True)
class Told:
    """A heading, a sentence, and what helps when nothing happens."""

    title: Any
    sentence: Any
    hint: Any = ""


LETTER_SENT = Told(
    _l("Please look into your mail"),
    _l("We have sent an e-mail to this address. It says how it goes on."),
    _l("Nothing there after ten minutes? Please look among the unwanted mail, or try it again."),
)
ADDRESS_ASKED = Told(
    _l("Please look into both mailboxes"),
    _l("We have written to your old and to your new address. Press the button in both e-mails."),
    _l("Until then everything stays as it is."),
)
ADDRESS_HALF = Told(
    _l("One address has agreed"),
    _l("As soon as the other one agrees, too, your account moves."),
    _l("Please press the button in the other e-mail."),
)
ADDRESS_MOVED = Told(
    _l("Your account has moved"),
    _l("From now on you log in with the new address, and our e-mails go there."),
)


@bp.get("/letter")
@allow(Permission.ANYBODY)
def letter_sent() -> ResponseReturnValue:
    """Say that a letter is on its way; the same for every address."""
    return render_template("accounts/told.html", told=LETTER_SENT)


@bp.get("/address/asked")
@allow(Permission.SIGNED_IN)
def address_asked() -> ResponseReturnValue:
    """Say that two letters are on their way."""
    return render_template("accounts/told.html", told=ADDRESS_ASKED)


@bp.get("/address/half")
@allow(Permission.ANYBODY)
def address_half() -> ResponseReturnValue:
    """Say that the other address has to agree, too."""
    return render_template("accounts/told.html", told=ADDRESS_HALF)


@bp.get("/address/moved")
@allow(Permission.ANYBODY)
def address_moved() -> ResponseReturnValue:
    """Say that the account has its new address."""
    return render_template("accounts/told.html", told=ADDRESS_MOVED)
