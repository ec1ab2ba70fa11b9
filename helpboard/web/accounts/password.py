"""Letters that open an account or let somebody choose a password, and choosing it."""

import time
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from flask import redirect, render_template, url_for
from flask import session as half_login
from flask.typing import ResponseReturnValue

from helpboard.adapters.passwords import hash_password, is_password
from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.account import AccountLink
from helpboard.domain.email_address import mailbox_of
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.services.accounts import Wish, ask_for_link, set_password
from helpboard.services.submissions import once
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.entry import HALF_LIFE
from helpboard.web.accounts.forms import (
    ChangePasswordForm,
    LinkForm,
    NewPasswordForm,
    ResetForm,
)
from helpboard.web.accounts.said import Said, say
from helpboard.web.actors import signed_in
from helpboard.web.limits import (
    RESETS,
    RESETS_OF_CLIENT,
    RESETS_OF_EMAIL,
    count_failure,
    has_failed_too_often,
    is_within,
    status_of,
    this_client,
)
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

_Form = LinkForm | ResetForm


@bp.route("/link", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def link() -> ResponseReturnValue:
    """Show the form, or write a letter with a link that logs in; alike for every address."""
    form = LinkForm()
    if not form.validate_on_submit() or not _may_have_letter(form):
        return render_template("accounts/link.html", form=form), status_of(form)
    _write(form, AccountLink.LOG_IN, data={"is_shared": form.shared.data})
    return redirect(url_for("accounts.letter_sent"), 303)


@bp.route("/reset", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def reset() -> ResponseReturnValue:
    """Show the form, or write a letter that leads to a new password; alike for every address."""
    form = ResetForm()
    if not form.validate_on_submit() or not _may_have_letter(form):
        return render_template("accounts/reset.html", form=form), status_of(form)
    _write(form, AccountLink.NEW_PASSWORD)
    return redirect(url_for("accounts.letter_sent"), 303)


def _may_have_letter(form: _Form) -> bool:
    email, client = mailbox_of(form.email.data or ""), this_client()
    here = ((RESETS, f"{email} at {client}"), (RESETS_OF_CLIENT, client))
    # Asked last: what was refused here already must not use up what the right person needs.
    return is_within(form, *here) and is_within(form, (RESETS_OF_EMAIL, email))


def _write(form: _Form, action: AccountLink, *, data: dict[str, Any] | None = None) -> None:
    wish = Wish(form.email.data or "", current_language().tag, action, data or {})
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            ask_for_link(session, wish=wish, now=now)


def may_choose_password(user: User) -> None:
    """Let this browser choose a new password for ``user``, once and within ten minutes."""
    half_login.clear()
    half_login["reset"] = {"user": user.id, "at": int(time.time()), "until": _mark(user)}


def _mark(user: User) -> str:
    """Return what changes with the password, so that nobody chooses a second one."""
    return sha256((user.password_hash or "").encode()).hexdigest()


def _chooser() -> User | None:
    asked = half_login.get("reset", {})
    if time.time() - asked.get("at", 0) > HALF_LIFE:
        return None
    user = db.session.get(User, asked["user"])
    return user if user and user.is_active and _mark(user) == asked["until"] else None


@bp.route("/new-password", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def new_password() -> ResponseReturnValue:
    """Ask somebody who came from a letter for a new password; every log-in ends."""
    user = _chooser()
    if user is None:
        return redirect(url_for("accounts.reset"), 303)
    form, user_id = NewPasswordForm(), user.id
    if not form.validate_on_submit():
        return render_template("accounts/new_password.html", form=form), status_of(form)
    password_hash = hash_password(form.password.data or "")
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        set_password(session, user=owner, password_hash=password_hash, now=datetime.now(UTC))
    half_login.clear()
    say(Said.PASSWORD_CHANGED)
    return redirect(url_for("accounts.login"), 303)


@bp.route("/password", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def change_password() -> ResponseReturnValue:
    """Change the password of somebody who knows the old one; every log-in ends."""
    user = signed_in()
    form = ChangePasswordForm()
    account, user_id = user.email or "", user.id
    if not form.validate_on_submit() or has_failed_too_often(form, account):
        page = render_template("accounts/password.html", form=form)
        return page, status_of(form)
    if not is_password(user.password_hash, form.old.data or ""):
        count_failure(account)
        form.old.errors = [_("This is not your password.")]
        page = render_template("accounts/password.html", form=form)
        return page, 422
    password_hash = hash_password(form.password.data or "")
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        set_password(session, user=owner, password_hash=password_hash, now=datetime.now(UTC))
    say(Said.PASSWORD_CHANGED)
    return redirect(url_for("accounts.login"), 303)
