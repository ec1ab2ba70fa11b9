"""Logging in and out."""

from datetime import UTC, datetime

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from helpboard.adapters.passwords import is_password
from helpboard.domain.account import LOGIN_LIFE, AccountState
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.accounts import user_by_email
from helpboard.services.logins import end_login, open_login
from helpboard.web.accounts.forms import LoginForm, LogoutForm
from helpboard.web.auth import cookie_name, hashed, new_token, signed_in_or_none
from helpboard.web.locale import settings
from helpboard.web.paths import local_path
from helpboard.web.permissions import Permission, allow

bp = Blueprint("accounts", __name__)


@bp.route("/login", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def login() -> ResponseReturnValue:
    """Show the log-in form, or log somebody in."""
    form = LoginForm()
    if not form.validate_on_submit():
        return _form(form)
    session = db.session()
    user = session.scalars(user_by_email(form.email.data or "")).one_or_none()
    is_right = is_password(user.password_hash if user else None, form.password.data or "")
    if user is None or not is_right or user.state is not AccountState.ACTIVE:
        form.form_errors.append(_("This address and this password do not belong together."))
        return _form(form)
    return _logged_in(user)


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


def _logged_in(user: User) -> Response:
    token, now, user_id = new_token(), datetime.now(UTC), user.id
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        open_login(session, user=owner, token_hash=hashed(token), now=now)
    wanted = local_path(request.args.get("next")) or url_for("start.index")
    answer = make_response(redirect(wanted, 303))
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
        action=url_for("accounts.login", next=local_path(request.args.get("next"))),
        is_signed_in=signed_in_or_none() is not None,
        logout_form=LogoutForm(formdata=None),
    )
    return page, 422 if form.errors else 200
