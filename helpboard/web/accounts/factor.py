"""The second step of a log-in: setting it up, its recovery codes, taking it away (R04)."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask import session as half_login
from flask.typing import ResponseReturnValue

from helpboard.adapters.passwords import is_password
from helpboard.adapters.second_factor import (
    hashed_recovery_code,
    matching_step,
    new_recovery_codes,
    new_secret,
    qr_code,
)
from helpboard.catalogue import gettext as _
from helpboard.domain.account import RECOVERY_CODES
from helpboard.domain.errors import NotAllowedError
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.accounts import is_coordinator
from helpboard.services.second_factor import NewFactor, renew_codes, switch_off, switch_on
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.entry import use_up
from helpboard.web.accounts.forms import (
    RenewCodesForm,
    SetUpForm,
    SetUpWithoutPasswordForm,
    SwitchOffForm,
    SwitchOffWithoutPasswordForm,
)
from helpboard.web.accounts.said import Said, say
from helpboard.web.actors import signed_in
from helpboard.web.auth import this_login
from helpboard.web.limits import count_failure, has_failed_too_often, status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow

_WithPassword = SetUpForm | SetUpWithoutPasswordForm | SwitchOffForm | SwitchOffWithoutPasswordForm


@bp.route("/second-factor/set-up", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def set_up_second_factor() -> ResponseReturnValue:
    """Show the secret to an app's camera, and switch the second step on when the app works."""
    user, here = signed_in(), this_login()
    if user.totp_secret is not None:
        return redirect(url_for("accounts.security"), 303)
    form = SetUpForm() if user.password_hash else SetUpWithoutPasswordForm()
    secret: str = half_login.setdefault("totp", new_secret())
    email, user_id, now = user.email or "", user.id, datetime.now(UTC)
    if form.validate_on_submit() and not has_failed_too_often(form, email):
        step = matching_step(secret, form.code.data or "", now=now)
        if not _is_password_right(form, user) or step is None:
            _say_wrong(form, email, is_code_wrong=step is None)
        else:
            codes = new_recovery_codes(RECOVERY_CODES)
            factor = NewFactor(secret, step, _hashes(codes, user_id))
            with writing(db.session()) as session:
                owner = session.get_one(User, user_id)
                switch_on(session, user=owner, factor=factor, now=now, login_id=here)
            half_login.pop("totp")
            half_login["recovery_codes"] = codes
            return redirect(url_for("accounts.recovery_codes"), 303)
    page = render_template(
        "accounts/set_up_second_factor.html",
        form=form,
        qr=qr_code(secret, account=email, board=settings().site_name),
        secret=" ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        is_compulsory=is_coordinator(db.session(), user_id),
    )
    return page, status_of(form)


@bp.route("/second-factor/codes", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def recovery_codes() -> ResponseReturnValue:
    """Show new recovery codes once, or make new ones for somebody whose app shows the code."""
    user = signed_in()
    if user.totp_secret is None:
        return redirect(url_for("accounts.security"), 303)
    form = RenewCodesForm()
    email, user_id, now = user.email or "", user.id, datetime.now(UTC)
    if form.validate_on_submit() and not has_failed_too_often(form, email):
        codes = new_recovery_codes(RECOVERY_CODES)
        try:
            with writing(db.session()) as session:
                owner = session.get_one(User, user_id)
                use_up(owner, form.code.data or "", now=now)
                renew_codes(session, user=owner, code_hashes=_hashes(codes, user_id))
        except NotAllowedError:
            _say_wrong(form, email, is_code_wrong=True)
        else:
            half_login["recovery_codes"] = codes
            return redirect(url_for("accounts.recovery_codes"), 303)
    fresh: list[str] = [] if form.errors else half_login.pop("recovery_codes", [])
    return render_template("accounts/recovery_codes.html", form=form, codes=fresh), status_of(form)


@bp.route("/second-factor/off", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def switch_off_second_factor() -> ResponseReturnValue:
    """Take the second step away from somebody who shows password and code; never of staff."""
    user, here = signed_in(), this_login()
    if user.totp_secret is None or is_coordinator(db.session(), user.id):
        return redirect(url_for("accounts.security"), 303)
    form = SwitchOffForm() if user.password_hash else SwitchOffWithoutPasswordForm()
    email, user_id, now = user.email or "", user.id, datetime.now(UTC)
    if form.validate_on_submit() and not has_failed_too_often(form, email):
        if not _is_password_right(form, user):
            _say_wrong(form, email, is_code_wrong=False)
        else:
            try:
                with writing(db.session()) as session:
                    owner = session.get_one(User, user_id)
                    use_up(owner, form.code.data or "", now=now)
                    switch_off(session, user=owner, now=now, login_id=here)
            except NotAllowedError:
                _say_wrong(form, email, is_code_wrong=True)
            else:
                say(Said.FACTOR_OFF)
                return redirect(url_for("accounts.security"), 303)
    return render_template("accounts/switch_off_second_factor.html", form=form), status_of(form)


def _is_password_right(form: _WithPassword, user: User) -> bool:
    """Tell whether the password is right; somebody without one has logged in by letter."""
    if user.password_hash is None:
        return True
    return is_password(user.password_hash, form["password"].data or "")


def _say_wrong(form: _WithPassword | RenewCodesForm, email: str, *, is_code_wrong: bool) -> None:
    count_failure(email)
    if is_code_wrong:
        form.code.errors = [_("This code is not right, or it has been used already.")]
    else:
        form["password"].errors = [_("This is not your password.")]


def _hashes(codes: list[str], user_id: int) -> list[str]:
    key = settings().secret_key
    return [hashed_recovery_code(code, user_id=user_id, key=key) for code in codes]
