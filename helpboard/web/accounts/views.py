"""Logging in and out."""

from flask import make_response, redirect, render_template, request, url_for
from flask import session as half_login
from flask.typing import ResponseReturnValue

from helpboard.adapters.passwords import is_password
from helpboard.catalogue import gettext as _
from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotAllowedError
from helpboard.extensions import db, writing
from helpboard.queries.accounts import user_by_email
from helpboard.services.logins import end_login
from helpboard.web.accounts import (
    address,
    factor,
    joining,
    letter_links,
    objecting,
    password,
    security,
    settings_page,
    told,
)
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.entry import go_on, half_way_in, is_half_shared, let_in, wanted
from helpboard.web.accounts.forms import LoginForm, SecondFactorForm
from helpboard.web.accounts.said import said
from helpboard.web.auth import cookie_name, hashed, signed_in_or_none
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import count_failure, has_failed_too_often, status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow

__all__ = [
    "address",
    "bp",
    "factor",
    "joining",
    "letter_links",
    "objecting",
    "password",
    "security",
    "settings_page",
    "told",
]


@bp.route("/login", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def login() -> ResponseReturnValue:
    """Show the log-in form, or log somebody in."""
    form = LoginForm()
    email = form.email.data or ""
    if not form.validate_on_submit() or has_failed_too_often(form, email):
        return _form(form)
    user = db.session().scalars(user_by_email(email)).one_or_none()
    is_right = is_password(user.password_hash if user else None, form.password.data or "")
    if user is None or not is_right or user.state is not AccountState.ACTIVE:
        count_failure(email)
        form.form_errors.append(_("This address and this password do not belong together."))
        return _form(form)
    return go_on(user, is_shared=form.shared.data)


@bp.route("/second-factor", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def second_factor() -> ResponseReturnValue:
    """Ask for the code of somebody whose password or letter was right a moment ago."""
    user = half_way_in()
    if user is None or user.email is None or user.totp_secret is None:
        return redirect(url_for("accounts.login", next=wanted()), 303)
    form = SecondFactorForm()
    email = user.email
    if form.validate_on_submit() and not has_failed_too_often(form, email):
        try:
            return let_in(user.id, is_shared=is_half_shared(), code=form.code.data or "")
        except NotAllowedError:
            count_failure(email)
            form.form_errors.append(_("This code is not right, or it has been used already."))
    action = url_for("accounts.second_factor", next=wanted())
    page = render_template("accounts/second_factor.html", form=form, action=action)
    return page, status_of(form)


@bp.post("/logout")
@allow(Permission.ANYBODY)
def logout() -> ResponseReturnValue:
    """End this log-in; its cookie is worth nothing afterwards, even when copied."""
    answer = make_response(redirect(url_for("start.index"), 303))
    form = ButtonForm()
    if not form.validate_on_submit():
        return redirect(url_for("accounts.login"), 303)
    name = cookie_name(is_https=settings().is_https)
    with writing(db.session()) as session:
        end_login(session, token_hash=hashed(request.cookies.get(name, "")))
    half_login.clear()
    # A browser forgets a cookie named __Host- only for an answer that is Secure, too.
    answer.delete_cookie(name, secure=settings().is_https, httponly=True, samesite="Lax")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def _form(form: LoginForm) -> ResponseReturnValue:
    page = render_template(
        "accounts/login.html",
        form=form,
        said=said(),
        action=url_for("accounts.login", next=wanted()),
        is_signed_in=signed_in_or_none() is not None,
        logout_form=ButtonForm(formdata=None),
    )
    return page, status_of(form)
