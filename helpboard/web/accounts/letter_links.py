"""What the links in letters about an account do (``web/links`` shows them)."""

from datetime import datetime

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import AccountLink
from helpboard.extensions import db
from helpboard.models import ActionLink, User
from helpboard.services.accounts import confirm, owner_of
from helpboard.services.addresses import confirm_address
from helpboard.services.recording import KnownAddressError, take_up
from helpboard.web.accounts.entry import go_on
from helpboard.web.accounts.password import may_choose_password
from helpboard.web.accounts.said import Said, say
from helpboard.web.link_actions import LinkAction, add

_ANEW = ("accounts.link", _l("Get a new e-mail"))


def _confirmed(user: User) -> ResponseReturnValue:
    """Let somebody in whose only key is the letter; whoever chose a password shows it now."""
    if user.password_hash is None:
        return go_on(user, is_shared=False)
    say(Said.CONFIRMED)
    return redirect(url_for("accounts.login"), 303)


def _name_chosen(_session: Session, link: ActionLink) -> str:
    return str(link.data.get("name", ""))


def _name_recorded(session: Session, link: ActionLink) -> str:
    user = session.get(User, link.user_id or 0)
    return "" if user is None else user.name


def _taken_up(user: User) -> ResponseReturnValue:
    return go_on(user, is_shared=False)


def _open(session: Session, link: ActionLink, now: datetime) -> tuple[int, bool]:
    """Return who is let in, and whether others use the phone, too."""
    return owner_of(session, link, now).id, bool(link.data.get("is_shared"))


def _opened(asked: tuple[int, bool]) -> ResponseReturnValue:
    user_id, is_shared = asked
    return go_on(db.session.get_one(User, user_id), is_shared=is_shared)


def _choose_password(user: User) -> ResponseReturnValue:
    may_choose_password(user)
    return redirect(url_for("accounts.new_password"), 303)


def _address_wanted(_session: Session, link: ActionLink) -> str:
    return str(link.data.get("email", ""))


def _address_confirmed(has_moved: bool) -> ResponseReturnValue:
    endpoint = "accounts.address_moved" if has_moved else "accounts.address_half"
    return redirect(url_for(endpoint), 303)


add(
    AccountLink.CONFIRM,
    LinkAction(
        title=_l("Confirm your address"),
        sentence=_l("Press the button to say that this is your address and to open your account."),
        about=_name_chosen,
        button=_l("Yes, this is my address"),
        done=_l("Your address is confirmed."),
        do=confirm,
        then=_confirmed,
        again=_ANEW,
    ),
)
add(
    AccountLink.LOG_IN,
    LinkAction(
        title=_l("Log in"),
        sentence=_l("Press the button to log in with this phone or computer."),
        button=_l("Log in"),
        done=_l("You are logged in."),
        do=_open,
        then=_opened,
        again=_ANEW,
    ),
)
add(
    AccountLink.NEW_PASSWORD,
    LinkAction(
        title=_l("Choose a new password"),
        sentence=_l("Press the button to choose a new password. All open log-ins end with it."),
        button=_l("Choose a new password"),
        done=_l("You can choose a new password."),
        do=owner_of,
        then=_choose_password,
        again=("accounts.reset", _l("Get a new e-mail")),
    ),
)
add(
    AccountLink.ADDRESS,
    LinkAction(
        title=_l("Change your e-mail address"),
        sentence=_l("Press the button to agree. The account moves when both addresses agree."),
        about=_address_wanted,
        button=_l("Yes, I agree"),
        done=_l("Thank you."),
        do=confirm_address,
        then=_address_confirmed,
        again=("accounts.address", _l("Start again")),
    ),
)
add(
    AccountLink.INVITED,
    LinkAction(
        title=_l("Take up your account"),
        sentence=_l(
            "Press the button to open an account with this address. With it you say that you are"
            " 16 or older and agree to the rules of the board."
        ),
        about=_name_recorded,
        button=_l("Yes, open my account"),
        done=_l("Your account is open."),
        do=take_up,
        then=_taken_up,
        again=_ANEW,
        refusals=((KnownAddressError, _l("There is an account with this address already.")),),
    ),
)
