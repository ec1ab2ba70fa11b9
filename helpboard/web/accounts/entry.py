"""The way in: who has shown what, and the cookie that remembers it."""

import time
from datetime import UTC, datetime

from flask import Response, make_response, redirect, request, url_for
from flask import session as half_login

from helpboard.adapters.second_factor import hashed_recovery_code, matching_step
from helpboard.domain.account import LOGIN_LIFE
from helpboard.extensions import db, writing
from helpboard.models import User
from helpboard.queries.accounts import is_coordinator
from helpboard.services.logins import Device, end_login, open_login, use_second_factor
from helpboard.services.second_factor import use_recovery_code
from helpboard.web.auth import cookie_name, hashed, new_token
from helpboard.web.browsers import browser_name
from helpboard.web.locale import settings
from helpboard.web.paths import local_path

HALF_LIFE = 600
"""Seconds between the password, or the letter's link, and the code."""


def wanted() -> str | None:
    """Return where the reader wanted to go before logging in; a path of this site or None."""
    return local_path(request.args.get("next"))


def own_page(user_id: int) -> str:
    """Return the address of the reader's own page; for coordinators that is the desk."""
    is_staff = is_coordinator(db.session(), user_id)
    return url_for("desk.index" if is_staff else "my.index")


def go_on(user: User, *, is_shared: bool) -> Response:
    """Let somebody in who has shown who they are, or ask for their second factor first."""
    if user.totp_secret is None:
        return let_in(user.id, is_shared=is_shared)
    half_login.clear()
    half_login["half"] = {"user": user.id, "at": int(time.time()), "shared": is_shared}
    return make_response(redirect(url_for("accounts.second_factor", next=wanted()), 303))


def half_way_in() -> User | None:
    """Return whoever was asked for the second factor a moment ago."""
    half = half_login.get("half", {})
    if time.time() - half.get("at", 0) > HALF_LIFE:
        return None
    return db.session.get(User, half["user"])


def is_half_shared() -> bool:
    """Tell whether whoever is half way in said that others use the phone, too."""
    return bool(half_login.get("half", {}).get("shared"))


def let_in(user_id: int, *, is_shared: bool, code: str = "") -> Response:
    """Open a log-in, end the one that this browser had, and go on to where the reader wanted.

    Whoever has a second factor needs its ``code``, or a recovery code: without a right one, or with
    one that was used, :class:`NotAllowedError`.
    """
    token, now = new_token(), datetime.now(UTC)
    name = cookie_name(is_https=settings().is_https)
    device = Device(client=browser_name(request.user_agent.string), is_shared=is_shared)
    with writing(db.session()) as session:
        user = session.get_one(User, user_id)
        if user.totp_secret is not None:
            use_up(user, code, now=now)
        end_login(session, token_hash=hashed(request.cookies.get(name, "")))
        open_login(session, user=user, token_hash=hashed(token), now=now, device=device)
        needs_factor = user.totp_secret is None and is_coordinator(session, user.id)
    half_login.clear()
    on = wanted() or own_page(user_id)
    if needs_factor:
        on = url_for("accounts.set_up_second_factor")
    answer = make_response(redirect(on, 303))
    remember(answer, token, is_shared=is_shared)
    return answer


def use_up(user: User, code: str, *, now: datetime) -> None:
    """Use up a code of the app or a recovery code; raises :class:`NotAllowedError`."""
    if len("".join(code.split())) > 6:
        of_paper = hashed_recovery_code(code, user_id=user.id, key=settings().secret_key)
        use_recovery_code(db.session(), user=user, code_hash=of_paper, now=now)
    else:
        step = matching_step(user.totp_secret or "", code, now=now)
        use_second_factor(db.session(), user=user, step=step)


def remember(answer: Response, token: str, *, is_shared: bool) -> None:
    """Give the browser its log-in cookie; on a shared phone it goes with the browser."""
    answer.set_cookie(
        cookie_name(is_https=settings().is_https),
        token,
        max_age=None if is_shared else int(LOGIN_LIFE.total_seconds()),
        httponly=True,
        secure=settings().is_https,
        samesite="Lax",
    )
