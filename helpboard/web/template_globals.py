"""What every template may use without asking for it."""

import re
from collections.abc import Callable, Hashable
from functools import lru_cache
from typing import Any

from flask import Flask, current_app, g, get_flashed_messages, request, url_for
from jinja2 import pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup
from werkzeug.urls import iri_to_uri

from helpboard.catalogue import CATALOGUE, current_language
from helpboard.domain.languages import LANGUAGES, Review
from helpboard.web import kept
from helpboard.web.auth import signed_in_or_none
from helpboard.web.caching import may_stay_on_phones
from helpboard.web.desk_rooms import desk_rooms
from helpboard.web.display import display_of
from helpboard.web.locale import offered, settings
from helpboard.web.spoken_words import WORDS

_JOINTS = re.compile(r" (?=[·–] )|(?<=\d) (?=[^\W\d])|(?<=\d\.) (?=[^\W\d])")
_PLACE = "\ue000"
"""Stands for a page's own address in parts that pages share; no text holds it."""
_TIMES = re.compile(r"(\d\d:\d\d–\d\d:\d\d)")


def _page_path() -> str:
    """Return what follows the language in the address being shown; else the start page's."""
    if request.url_rule is None or "lang" not in request.url_rule.arguments:
        return "/"
    behind = iri_to_uri(request.path).removeprefix(f"/{current_language().tag}")
    query = request.query_string.decode("ascii", "replace")
    return f"{behind}?{query}" if query and request.method == "GET" else behind


def board_languages() -> list[dict[str, Any]]:
    """Return every offered language under its own name, and where `shared_at` says its address."""
    here = current_language().tag
    return [
        {
            "tag": tag,
            "own_name": LANGUAGES[tag].own_name,
            "direction": LANGUAGES[tag].direction,
            "url": f"{request.script_root}/{tag}{_PLACE}",
            "is_current": tag == here,
            "is_unreviewed": LANGUAGES[tag].review is Review.UNREVIEWED,
            "is_partial": LANGUAGES[tag].is_partial,
        }
        for tag in offered()
    ]


def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file's content."""
    found: str = current_app.extensions["helpboard"].assets.url(name)
    return found


@pass_eval_context
def text(context: EvalContext, message: str, /, **values: Any) -> str:
    """Translate as Jinja's own ``_`` does, with a shorter way to the reader's catalogue."""
    found = CATALOGUE.get_translations().gettext(message)
    return (Markup(found) if context.autoescape else found) % values  # noqa: S704 - our own text


@lru_cache(maxsize=4096)
def _known_address(endpoint: str, root: str, lang: str, values: tuple[tuple[str, Any], ...]) -> str:
    """Return an address of this site; ``root`` and ``lang`` are what else it depends on."""
    return url_for(endpoint, **dict(values))


def link(endpoint: str, /, **values: Any) -> str:
    """Return an address of this site as ``url_for`` does, each made once.

    Only what templates write themselves comes here; addresses with a reader's values are made by
    views.
    """
    known = tuple(values.items())
    return _known_address(endpoint, request.script_root, current_language().tag, known)


def shared(part: Callable[..., Markup], /, *values: Hashable) -> Markup:
    """Return what a macro makes of ``values`` that many pages share, once for each language."""
    key = ("part", getattr(part, "name", ""), current_language().tag, values)
    return kept.kept(key, lambda: part(*values))


def shared_at(part: Callable[..., Markup], path: str, /, *values: Hashable) -> Markup:
    """Return what many pages share but for their own address behind the language."""
    return shared(part, *values).replace(_PLACE, path)


def _alternates() -> frozenset[str]:
    """Return in which languages search engines find the page: those that it really exists in."""
    return frozenset(g.get("exists_in", offered())) if g.get("is_public_page") else frozenset()


_MENU = (
    *("board.index", "organisations.index", "groups.index", "cafes.index"),
    *("calendar.index", "info.index", "search.index"),
)


def _menu_place(here: str) -> str:
    """Return the address of the menu's entry that a page belongs to, with a star when below it."""
    addresses = (link(endpoint) for endpoint in _MENU)
    entry = next((address for address in addresses if here.startswith(address)), "")
    return entry if here == entry else entry and f"{entry}*"


def _context() -> dict[str, Any]:
    language = current_language()
    here = settings()
    path = request.full_path if request.query_string else request.path
    return {
        "lang": language.tag,
        "text_dir": language.direction.value,
        "site_name": here.site_name,
        "base_url": here.base_url,
        "is_demo": here.is_demo,
        "display": display_of(request, is_https=here.is_https),
        "page_path": _page_path(),
        "alternates": _alternates(),
        "canonical": here.base_url + request.path,
        "here": path,
        "menu_place": _menu_place(path),
        "is_discreet": g.get("discreet", False),
        "may_stay": may_stay_on_phones(),
        "reader": signed_in_or_none(),
        "flashes": () if g.get("is_public_page") else get_flashed_messages(with_categories=True),
    }


def unbroken_parts(text: str) -> list[str]:
    """Return ``text`` in parts, every second of them a time; numbers keep the word after them."""
    return _TIMES.split(_JOINTS.sub("\u00a0", text))


def register(app: Flask) -> None:
    """Give every page its language, its menu and the reader's display choices."""
    kept.register(app)
    app.context_processor(_context)
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.globals["desk_rooms"] = desk_rooms
    app.jinja_env.filters["unbroken_parts"] = unbroken_parts
    app.jinja_env.globals["board_languages"] = board_languages
    app.jinja_env.globals["shared"] = shared
    app.jinja_env.globals["shared_at"] = shared_at
    app.jinja_env.globals["_"] = text
    app.jinja_env.globals["url_for"] = link
    app.jinja_env.globals["words"] = WORDS
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["ext.i18n.trimmed"] = True
