"""Contrast, text size, theme: a form on every page, without token, because pages are cached.

The Origin header is checked instead; the worst a stranger could do is to change the text size.
"""

from urllib.parse import urlsplit

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

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
    answer = redirect(local_path(request.form.get("next")) or url_for("start.index"), 303)
    if "forget" in request.form:
        answer.headers["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        # A browser forgets a cookie named __Host- only for an answer that is Secure, too.
        answer.delete_cookie(name, secure=settings().is_https, httponly=True, samesite="Lax")
        return answer
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
        httponly=True,
        secure=settings().is_https,
        samesite="Lax",
    )
    return answer
