"""The log-in cookie: a random token of its own, stored hashed in a ``login`` row."""

import hashlib
import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask, Request, Response, g, redirect, request, url_for
from flask_login import AnonymousUserMixin, current_user
from flask_wtf.csrf import generate_csrf
from sqlalchemy.exc import OperationalError

from helpboard.extensions import db, login_manager, writing
from helpboard.models import User
from helpboard.queries.accounts import OpenLogin, open_login
from helpboard.services.logins import note_seen
from helpboard.web.locale import settings

SEEN_EVERY = timedelta(hours=1)
"""How exactly a log-in remembers when it was used."""


def cookie_name(*, is_https: bool) -> str:
    """Return the name of the log-in cookie; on HTTPS the browser itself guards its host."""
    return "__Host-login" if is_https else "login"


def hashed(token: str) -> str:
    """Return what the database keeps of ``token``."""
    return hashlib.sha256(token.encode()).hexdigest()


def _user_of(asked: Request) -> User | None:
    token = asked.cookies.get(cookie_name(is_https=settings().is_https))
    if not token or len(token) > 100:
        return None
    g.open_login = open_login(db.session(), hashed(token), now=datetime.now(UTC))
    return None if g.open_login is None else g.open_login.user


def signed_in_or_none() -> User | None:
    """Return the person who is logged in; a real row, never a proxy."""
    user: Any = current_user._get_current_object()  # noqa: SLF001 - Werkzeug's own way out
    return user if isinstance(user, User) else None


def ask_nobody_who_reads() -> None:
    """Show the rest of this request to a stranger, unless it is known already who reads.

    For pages that must not ask the database.
    """
    if "_login_user" not in g:
        g._login_user = AnonymousUserMixin()  # noqa: SLF001 - where Flask-Login keeps it


def this_login() -> int:
    """Return the id of the log-in that this request came with; only for those who have one."""
    if signed_in_or_none() is None:
        raise LookupError("nobody is logged in")
    found: OpenLogin = g.open_login
    return found.id


def to_login() -> Response:
    """Send a stranger to the log-in page and remember where they wanted to go."""
    wanted = request.full_path if request.query_string else request.path
    answer: Response = redirect(url_for("accounts.login", next=wanted), 302)  # type: ignore[assignment]
    return answer


def new_token() -> str:
    """Return a fresh token for a log-in cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def _note_seen(response: Response) -> Response:
    """Remember that a log-in is in use: hourly, and only where something is written anyway."""
    found: OpenLogin | None = g.get("open_login")
    now = datetime.now(UTC)
    if request.method != "POST" or found is None or response.status_code >= 400:
        return response
    if found.seen_at is None or now - found.seen_at >= SEEN_EVERY:
        with suppress(OperationalError), writing(db.session()) as session:
            note_seen(session, login_id=found.id, now=now)
    return response


def _for_readers() -> dict[str, Any]:
    """Let pages of people who are logged in carry the form token that logging out needs."""
    return {"form_token": generate_csrf}


def register(app: Flask) -> None:
    """Let Flask-Login read our cookie and nothing else."""
    login_manager.init_app(app)
    login_manager.request_loader(_user_of)
    app.after_request(_note_seen)
    app.context_processor(_for_readers)
