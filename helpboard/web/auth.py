"""The log-in cookie: a random token of its own, stored hashed in a ``login`` row."""

import hashlib
import secrets
from datetime import UTC, datetime
from typing import Any

from flask import Flask, Request, Response, redirect, request, url_for
from flask_login import current_user

from helpboard.extensions import db, login_manager
from helpboard.models import User
from helpboard.queries.accounts import user_of_login
from helpboard.web.locale import settings


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
    return user_of_login(db.session(), hashed(token), now=datetime.now(UTC))


def signed_in_or_none() -> User | None:
    """Return the person who is logged in; a real row, never a proxy."""
    user: Any = current_user._get_current_object()  # noqa: SLF001 - Werkzeug's own way out
    return user if isinstance(user, User) else None


def to_login() -> Response:
    """Send a stranger to the log-in page and remember where they wanted to go."""
    wanted = request.full_path if request.query_string else request.path
    answer: Response = redirect(url_for("accounts.login", next=wanted), 302)  # type: ignore[assignment]
    return answer


def new_token() -> str:
    """Return a fresh token for a log-in cookie: 256 random bits."""
    return secrets.token_urlsafe(32)


def register(app: Flask) -> None:
    """Let Flask-Login read our cookie and nothing else."""
    login_manager.init_app(app)
    login_manager.request_loader(_user_of)
