"""What the page cache in front of the board may keep, and for how long."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Response, g, make_response, request

from helpboard.adapters.measuring import DISCREET, note
from helpboard.web.auth import signed_in_or_none
from helpboard.web.limits import slow_down_readers
from helpboard.web.locale import settings as settings_here
from helpboard.web.permissions import Permission, allow

STAYS = "X-Offline"
"""The header that lets a phone keep a page; without it ``static/worker/keep.js`` keeps nothing."""


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let anybody read a view, and the page cache keep it for readers without a log-in."""

    @allow(Permission.ANYBODY)
    @wraps(view)
    def kept(*args: Any, **kwargs: Any) -> Response:
        slow_down_readers()
        g.is_public_page = True
        response = make_response(view(*args, **kwargs))
        if response.status_code == 200 and signed_in_or_none() is None and not g.get("discreet"):
            response.headers["Cache-Control"] = "public, no-cache"
            response.headers["Helpboard-Cache"] = "page"
            deadline: datetime | None = g.get("fresh_until")
            if deadline is not None:
                response.headers["Helpboard-Deadline"] = str(int(deadline.timestamp()))
            if response.mimetype == "text/html" and may_stay_on_phones():
                response.headers[STAYS] = "keep"
        return response

    return kept


def may_stay_on_phones() -> bool:
    """Tell whether the page being made may be read again on this phone without network.

    Only what everybody may read, never anything discreet, and never what somebody searched for or
    has to see an office about: phones are shared.
    """
    is_for_all = g.get("is_public_page", False) and signed_in_or_none() is None
    is_own = any(request.args.get(name) for name in ("q", "concern"))
    return settings_here().keeps_pages and is_for_all and not g.get("discreet") and not is_own


def fresh_until(moment: datetime | None) -> None:
    """Say that the page being made is true only until ``moment``; the earliest counts."""
    known: datetime | None = g.get("fresh_until")
    if moment is not None and (known is None or moment < known):
        g.fresh_until = moment


def discreet() -> None:
    """Say that no phone and no cache may keep the page, and no log name it (rule 12)."""
    g.discreet = True
    note(request.environ, DISCREET, "yes")
