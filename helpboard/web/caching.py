"""What the page cache in front of the board may keep, for how long, and under which key."""

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from flask import Response, g, make_response

from helpboard.adapters.page_key import PageKeys
from helpboard.config import Settings
from helpboard.web.auth import signed_in_or_none
from helpboard.web.display import CHOICES, cookie_name
from helpboard.web.permissions import Permission, allow

PARAMETERS = frozenset(
    {"kind", "topic", "area", "speaks", "day", "part", "organisation", "q", "after"}
    | {"lang", "month", "week"}
)
"""Every query parameter that changes a public page; others never reach a page that is kept."""

PERSONAL = frozenset({"account", "my", "desk", "translate", "display", "notice", "ask", "answers"})
"""Parts of the site, behind the language, whose pages depend on who asks."""


def page_keys(settings: Settings) -> PageKeys:
    """Return what names the pages that may be kept."""

    def is_public(path: str) -> bool:
        parts = path.split("/", 3)
        if len(parts) < 3:
            return False
        return (parts[1] in settings.languages and parts[2] not in PERSONAL) or parts[1] == "feeds"

    return PageKeys(
        parameters=PARAMETERS,
        preferences={cookie_name(is_https=settings.is_https): CHOICES},
        is_public=is_public,
    )


def public_page(view: Callable[..., Any]) -> Callable[..., Any]:
    """Let anybody read a view, and the page cache keep it for readers without a log-in."""

    @allow(Permission.ANYBODY)
    @wraps(view)
    def kept(*args: Any, **kwargs: Any) -> Response:
        g.is_public_page = True
        response = make_response(view(*args, **kwargs))
        if response.status_code == 200 and signed_in_or_none() is None and not g.get("discreet"):
            response.headers["Cache-Control"] = "public, no-cache"
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
