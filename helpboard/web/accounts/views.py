"""Logging in and out."""

import time
from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask import session as half_login
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from helpboard.adapters.passwords import is_password
from helpboard.adapters.second_factor import matching_step
from helpboard.domain.account import LOGIN_LIFE, AccountState
from helpboard.domain.errors import NotAllowedError
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.accounts import user_by_email
from helpboard.services.logins import end_login, open_login, use_second_factor
from helpboard.web.accounts.forms import LoginForm, LogoutForm, SecondFactorForm
from helpboard.web.auth import cookie_name, hashed, new_token, signed_in_or_none
from helpboard.web.limits import count_failure, refuse_after_failures
from helpboard.web.locale import settings
from helpboard.web.paths import local_path
from helpboard.web.permissions import Permission, allow

bp = Blueprint("accounts", __name__)

HALF_LIFE = 600
"""Seconds between the password and the code."""


@bp.route("/login", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def login() -> ResponseReturnValue:
    """Show the log-in form, or log somebody in."""
    form = LoginForm()
    if not form.validate_on_submit():
        return _form(form)
    email = form.email.data or ""
    refuse_after_failures(email)
    session = db.session()
    user = session.scalars(user_by_email(email)).one_or_none()
    is_right = is_password(user.password_hash if user else None, form.password.data or "")
    if user is None or not is_right or user.state is not AccountState.ACTIVE:
        count_failure(email)
        form.form_errors.append(_("This address and this password do not belong together."))
        return _form(form)
    if user.totp_secret is None:
        return _logged_in(user)
    half_login["half"] = {"user": user.id, "at": int(time.time())}
    return redirect(url_for("accounts.second_factor", next=_wanted()), 303)


@bp.route("/second-factor", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def second_factor() -> ResponseReturnValue:
    """Ask for the code of somebody whose password was right a moment ago."""
    user = _half_logged_in()
    if user is None or user.email is None or user.totp_secret is None:
        return redirect(url_for("accounts.login", next=_wanted()), 303)
    form = SecondFactorForm()
    if form.validate_on_submit():
        refuse_after_failures(user.email)
        step = matching_step(user.totp_secret, form.code.data or "", now=datetime.now(UTC))
        try:
            answer = _logged_in(user, step=step)
        except NotAllowedError:
            count_failure(user.email)
            form.form_errors.append(_("This code is not right, or it has been used already."))
        else:
            half_login.pop("half")
            return answer
    action = url_for("accounts.second_factor", next=_wanted())
    page = render_template("accounts/second_factor.html", form=form, action=action)
    return page, 422 if form.errors else 200


@bp.post("/logout")
@allow(Permission.ANYBODY)
def logout() -> ResponseReturnValue:
    """End this log-in; its cookie is worth nothing afterwards, even when copied."""
    answer = redirect(url_for("start.index"), 303)
    form = LogoutForm()
    if not form.validate_on_submit():
        return redirect(url_for("accounts.login"), 303)
    name = cookie_name(is_https=settings().is_https)
    with writing(db.session()) as session:
        end_login(session, token_hash=hashed(request.cookies.get(name, "")))
    # A browser forgets a cookie named __Host- only for an answer that is Secure, too.
    answer.delete_cookie(name, secure=settings().is_https, httponly=True, samesite="Lax")
    return answer


def _wanted() -> str | None:
    return local_path(request.args.get("next"))


def _half_logged_in() -> User | None:
    half = half_login.get("half", {})
    if time.time() - half.get("at", 0) > HALF_LIFE:
        return None
    return db.session.get(User, half["user"])


def _logged_in(user: User, *, step: int | None = None) -> Response:
    """Open a log-in; somebody with a second factor needs its ``step``."""
    token, now, user_id = new_token(), datetime.now(UTC), user.id
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        if owner.totp_secret is not None:
            use_second_factor(session, user=owner, step=step)
        open_login(session, user=owner, token_hash=hashed(token), now=now)
    answer = make_response(redirect(_wanted() or url_for("start.index"), 303))
    answer.set_cookie(
        cookie_name(is_https=settings().is_https),
        token,
        max_age=int(LOGIN_LIFE.total_seconds()),
        httponly=True,
        secure=settings().is_https,
        samesite="Lax",
    )
    return answer


def _form(form: LoginForm) -> ResponseReturnValue:
    page = render_template(
        "accounts/login.html",
        form=form,
        action=url_for("accounts.login", next=_wanted()),
        is_signed_in=signed_in_or_none() is not None,
        logout_form=LogoutForm(formdata=None),
    )
    return page, 422 if form.errors else 200
