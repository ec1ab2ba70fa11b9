"""Joining the board: a form, and a letter that proves the address."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.passwords import hash_password
from helpboard.catalogue import current_language
from helpboard.domain.email_address import mailbox_of
from helpboard.extensions import db, writing
from helpboard.services.accounts import Registration, register
from helpboard.services.submissions import once
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.entry import own_page
from helpboard.web.accounts.forms import RegisterForm
from helpboard.web.auth import signed_in_or_none
from helpboard.web.limits import (
    REGISTRATIONS_OF_CLIENT,
    REGISTRATIONS_OF_EMAIL,
    is_within,
    status_of,
    this_client,
)
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route("/register", methods=["GET", "POST"], endpoint="register")
@allow(Permission.ANYBODY)
def join() -> ResponseReturnValue:
    """Show the form, or make an account that waits for its address to be confirmed.

    The answer is the same for an address that has an account.
    """
    user = signed_in_or_none()
    if user is not None:
        return redirect(own_page(user.id), 303)
    form = RegisterForm()
    asked = (
        (REGISTRATIONS_OF_EMAIL, mailbox_of(form.email.data or "")),
        (REGISTRATIONS_OF_CLIENT, this_client()),
    )
    if not form.validate_on_submit() or not is_within(form, *asked):
        return render_template("accounts/register.html", form=form), status_of(form)
    typed = form.password.data
    registration = Registration(
        email=form.email.data or "",
        name=form.name.data or "",
        password_hash=hash_password(typed) if typed else None,
        language=current_language().tag,
    )
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            register(session, registration=registration, now=now)
    return redirect(url_for("accounts.letter_sent"), 303)
