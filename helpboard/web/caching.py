"""What the page cache in front of the board may keep, for how long, and under which key."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Response, g, make_response

from helpboard.web.auth import signed_in_or_none
from helpboard.web.permissions import Permission, allow

BOARD = ("kind", "topic", "area", "speaks", "day", "part", "organisation", "q", "after")

PARAMETERS: dict[str, tuple[str, ...]] = {
    "board": BOARD,
    "feeds": (*BOARD, "lang"),
    "search": ("q",),
    "organisations": ("kind", "topic", "area", "speaks", "q", "after"),
    "groups": ("topic", "area", "speaks", "q"),
    "cafes": ("area", "speaks"),
    "calendar": ("area", "month", "week"),
}
"""Query parameters that change a public page, by the part of its path behind the language."""


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let anybody read a view, and the page cache keep it for readers without a log-in."""

    @allow(Permission.ANYBODY)
    @wraps(view)
    def kept(*args: Any, **kwargs: Any) -> Response:
        response = make_response(view(*args, **kwargs))
        if response.status_code == 200 and signed_in_or_none() is None and not g.get("discreet"):
            response.headers["Cache-Control"] = "no-cache"
            response.headers["Helpboard-Cache"] = "page"
            deadline: datetime | None = g.get("fresh_until")
            if deadline is not None:
                response.headers["Helpboard-Deadline"] = str(int(deadline.timestamp()))
        return response

    return kept


def fresh_until(moment: datetime | None) -> None:
    """Say that the page being made is true only until ``moment``; the earliest counts."""
    known: datetime | None = g.get("fresh_until")
    if moment is not None and (known is None or moment < known):
        g.fresh_until = moment


def discreet() -> None:
    """Say that the page being made may be kept by no phone and no cache (rule 12)."""
    g.discreet = True
