"""The addresses of the API: two for each kind of thing in the table, and the description."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from flask import Blueprint, Response, redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, read_in
from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import LANGUAGES
from helpboard.web.api.contract import AFTER, LANG, Asked, Moved, Resource, limit_of
from helpboard.web.api.openapi import INDEX, JSON, document
from helpboard.web.api.resources import RESOURCES
from helpboard.web.caching import public_page
from helpboard.web.limits import PROGRAMS, refuse_beyond, this_client
from helpboard.web.locale import offered, settings
from helpboard.web.problems import Fault, StrayParameterError, is_for_programs

bp = Blueprint("api", __name__)

OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Retry-After",
}
"""Pages of any origin may read answers, without cookies: there is nothing in them but the public
board. So they are the same for everybody, whoever asks."""
ASKED_FIRST = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "Accept-Language, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


@dataclass(frozen=True, slots=True)
class _List:
    """A list with its address."""

    name: str
    url: str
    about: str


@dataclass(frozen=True, slots=True)
class _Index:
    """What there is to read."""

    name: str
    openapi: str
    languages: Sequence[str]
    lists: Sequence[_List]


@bp.after_app_request
def let_programs_read(response: Response) -> Response:
    """Let pages of any origin read what the API answers, errors too."""
    if is_for_programs():
        response.headers.update(OPEN)
        if request.method == "OPTIONS":
            response.headers.update(ASKED_FIRST)
    return response


@bp.get("/openapi.json")
@public_page
def describe() -> ResponseReturnValue:
    """Answer the description of the API in OpenAPI."""
    _count(known=())
    return _answer(document())


@bp.get("/v1", strict_slashes=False)
@public_page
def index() -> ResponseReturnValue:
    """Answer where everything is."""
    _count(known=())
    base = settings().base_url
    lists = [
        _List(one.name, base + url_for(f"api.list_{one.name}"), one.about) for one in RESOURCES
    ]
    found = _Index(settings().site_name, base + url_for("api.describe"), offered(), lists)
    return _answer(INDEX.said(found))


def _list_view(resource: Resource) -> Callable[[], ResponseReturnValue]:
    @public_page
    def show_list() -> ResponseReturnValue:
        """Answer a page of a list."""
        _begin(known=resource.read_by_list)
        limit = limit_of(request.args)
        after = request.args.get(AFTER.name, "")
        found = resource.lists(Asked(request.args, limit, after))
        following = _next_url(resource, found.next) if found.next else None
        answer = _answer(
            {
                "items": [resource.item.said(thing) for thing in found.things],
                "total": found.total,
                "is_more": found.is_more,
                "next": following,
            }
        )
        if following:
            answer.headers["Link"] = f'<{following}>; rel="next"'
        return answer

    return show_list


def _one_view(resource: Resource) -> Callable[..., ResponseReturnValue]:
    @public_page
    def show_one(**known_by: Any) -> ResponseReturnValue:
        """Answer one thing, or where it has gone on."""
        _begin(known=(LANG,))
        found = resource.shows(*known_by.values())
        if isinstance(found, Moved):
            key = {resource.key.name: found.key, LANG: current_language().tag}
            return redirect(url_for(f"api.show_{resource.name}", **key), 301)  # type: ignore[arg-type]
        return _answer(resource.whole.said(found))

    return show_one


for _resource in RESOURCES:
    bp.add_url_rule(
        f"/v1/{_resource.name}",
        f"list_{_resource.name}",
        _list_view(_resource),
        strict_slashes=False,
    )
    bp.add_url_rule(
        f"/v1/{_resource.name}/{_resource.rule}", f"show_{_resource.name}", _one_view(_resource)
    )


def _begin(*, known: Sequence[str]) -> None:
    """Count the request, and read on in the language that its address names."""
    _count(known=known)
    tag = request.args.get(LANG) or offered()[0]
    if tag not in offered():
        raise MalformedError(LANG)
    read_in(LANGUAGES[tag])


def _count(*, known: Sequence[str]) -> None:
    """Count the request, and refuse parameters that its address does not know, or that come twice.

    The page cache leaves such a request as it is (``web/page_keys.py``).
    """
    refuse_beyond(PROGRAMS, this_client())
    for name, values in request.args.lists():
        if name not in known:
            raise StrayParameterError(name, Fault.UNKNOWN, known)
        if len(values) > 1:
            raise StrayParameterError(name, Fault.REPEATED)


def _next_url(resource: Resource, cursor: str) -> str:
    """Return the address of the next page: the same filter behind the cursor."""
    said = {name: request.args.get(name, "") for name in resource.read_by_list}
    chosen = {name: value for name, value in said.items() if value and name != AFTER.name}
    path = url_for(f"api.list_{resource.name}")
    return f"{settings().base_url}{path}?{urlencode({**chosen, AFTER.name: cursor})}"


def _answer(said: Any) -> Response:
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return Response(text, mimetype=JSON)
