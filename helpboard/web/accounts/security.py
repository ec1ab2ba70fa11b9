"""What protects an account: its open log-ins, its password, its second step."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import MalformedError
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.accounts import LoginRow, is_coordinator, logins_of, recovery_codes_left
from helpboard.queries.private_calendar import calendar_key
from helpboard.services.logins import end_login_of, end_logins
from helpboard.services.private_calendar import withdraw_address
from helpboard.web.accounts.blueprint import bp
from helpboard.web.accounts.forms import LoginsForm
from helpboard.web.accounts.said import Said, said, say
from helpboard.web.actors import signed_in
from helpboard.web.auth import this_login
from helpboard.web.dates import clock, full_day
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow

OTHERS = "others"
"""What the button says that ends every log-in but this one."""


@bp.route("/security", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def security() -> ResponseReturnValue:
    """Show what protects the account, or end one open log-in or all others."""
    user, here = signed_in(), this_login()
    form = LoginsForm()
    if not form.validate_on_submit():
        return _page(user, form, here), status_of(form)
    chosen, user_id = request.form.get("login", ""), user.id
    with writing(db.session()) as session:
        owner = session.get_one(User, user_id)
        if chosen == OTHERS:
            end_logins(session, user=owner, except_id=here)
            withdraw_address(session, user_id=user_id)
        else:
            end_login_of(session, user=owner, login_id=_number(chosen))
    say(Said.LOGIN_ENDED)
    return redirect(url_for("accounts.security"), 303)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise MalformedError("login")
    return int(text)


def _page(user: User, form: LoginsForm, here: int) -> str:
    session = db.session()
    rows = logins_of(session, user, now=datetime.now(UTC))
    return render_template(
        "accounts/security.html",
        form=form,
        said=said(),
        logins=[_shown(row, here) for row in rows],
        user=user,
        codes_left=recovery_codes_left(session, user),
        is_coordinator=is_coordinator(session, user.id),
        has_calendar=calendar_key(session, user.id) is not None,
    )


def _shown(row: LoginRow, here: int) -> dict[str, Any]:
    seen = row.seen_at or row.created_at
    return {
        "id": row.id,
        "client": row.client,
        "is_here": row.id == here,
        "since": full_day(row.created_at),
        "since_clock": clock(row.created_at),
        "seen": full_day(seen),
    }
