"""Which thing of the board an address is about."""

from urllib.parse import urlsplit

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from helpboard.models import Group, Organisation, Place
from helpboard.web.locale import settings

_BY_SLUG = {
    "organisations.profile": ("organisation", Organisation),
    "groups.profile": ("group", Group),
    "places.profile": ("place", Place),
}
_CONVERSATIONS = {"conversations.thread", "conversations.thread_by_code"}


def path_within(address: str) -> str | None:
    """Return the path of an address of this site, with its query; None for any other."""
    try:
        parts, here = urlsplit(address.strip()), urlsplit(settings().base_url)
    except ValueError:
        return None
    if (parts.scheme, parts.netloc) not in {("", ""), (here.scheme, here.netloc)}:
        return None
    if not parts.path.startswith("/") or address.strip().startswith(("//", "/\\")):
        return None
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def thing_at(session: Session, path: str) -> tuple[str, int]:
    """Return kind and id of what a path of this site is about; ``page`` and 0 for all else."""
    routes = current_app.url_map.bind("", path_info="/")
    try:
        endpoint, values = routes.match(path.partition("?")[0], method="GET")
    except (HTTPException, RequestRedirect):
        return "page", 0
    if endpoint == "posts.show":
        return "post", values["post_id"]
    if endpoint in _CONVERSATIONS:
        return "conversation", values["conversation_id"]
    if endpoint in _BY_SLUG:
        kind, model = _BY_SLUG[endpoint]
        found = session.scalar(select(model.id).where(model.slug == values["slug"]))  # type: ignore[attr-defined]
        return (kind, found) if found is not None else ("page", 0)
    return "page", 0
