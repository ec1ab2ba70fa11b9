"""Contrast, text size, theme: a form on every page, without token, because pages are cached.

The Origin header is checked instead; the worst a stranger could do is to change the text size.
"""

from typing import Any
from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, make_response, redirect, request, url_for
from flask import session as form_session
from flask.typing import ResponseReturnValue

from helpboard.extensions import db, writing
from helpboard.services.logins import end_login
from helpboard.web import auth
from helpboard.web.display import THEMES, Display, cookie_name, display_of
from helpboard.web.locale import settings
from helpboard.web.paths import local_path
from helpboard.web.permissions import Permission, allow

bp = Blueprint("display", __name__)

A_YEAR = 365 * 24 * 3600


def _is_ours(address: str | None) -> bool:
    try:
        return address is not None and urlsplit(address).netloc == request.host
    except ValueError:  # such as http://[
        return False


@bp.post("/display")
@allow(Permission.ANYBODY)
def save() -> ResponseReturnValue:
    """Remember the choice in a cookie and go back to the page; “forget” removes everything."""
    if not _is_ours(request.headers.get("Origin") or request.headers.get("Referer")):
        abort(403)
    name = cookie_name(is_https=settings().is_https)
    if "forget" in request.form:
        return _forget(name)
    answer = redirect(local_path(request.form.get("next")) or url_for("start.index"), 303)
    before = display_of(request, is_https=settings().is_https)
    size = request.form.get("size", str(before.size))
    theme = request.form.get("theme", before.theme)
    contrast = request.form.get("contrast", str(int(before.contrast)))
    if size not in {"1", "2", "3"} or theme not in THEMES or contrast not in {"0", "1"}:
        abort(400)
    answer.set_cookie(
        name,
        Display(contrast == "1", int(size), theme).cookie,
        max_age=A_YEAR,
        **_own_cookie(),
    )
    return answer


def _forget(display_cookie: str) -> Response:
    """End this browser's log-in, close its card, and have it drop all that it keeps of the board.

    Browsers heed Clear-Site-Data over TLS only, and not all do; so cookies are taken back one by
    one, too.
    """
    answer = make_response(redirect(url_for("phones.forgotten"), 303))
    answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    login_cookie = auth.cookie_name(is_https=settings().is_https)
    if login_cookie in request.cookies:
        with writing(db.session()) as session:
            end_login(session, token_hash=auth.hashed(request.cookies[login_cookie]))
        answer.delete_cookie(login_cookie, **_own_cookie())
    if form_session:
        form_session.clear()
    answer.delete_cookie(display_cookie, **_own_cookie())
    return answer


def _own_cookie() -> dict[str, Any]:
    """Return how our cookies are set; one named __Host- is forgotten by a Secure answer only."""
    return {"secure": settings().is_https, "httponly": True, "samesite": "Lax"}
