"""What every template may use without asking for it."""

import re
from typing import Any

from flask import Flask, current_app, g, request, url_for
from markupsafe import Markup

from helpboard.catalogue import current_language
from helpboard.domain.languages import LANGUAGES, Review
from helpboard.web.auth import signed_in_or_none
from helpboard.web.display import display_of
from helpboard.web.locale import offered, settings

_JOINTS = re.compile(r" (?=[·–] )|(?<=\d) (?=[^\W\d])|(?<=\d\.) (?=[^\W\d])")
_TIMES = re.compile(r"(\d\d:\d\d–\d\d:\d\d)")
_WHOLE = Markup('<span class="whole">{}</span>')


def _same_page_in(tag: str) -> str:
    """Return the address of the page being shown in another language, filters included."""
    if request.endpoint is None or "lang" not in (
        request.url_rule.arguments if request.url_rule else ()
    ):
        return url_for("start.index", lang=tag)
    path = url_for(request.endpoint, lang=tag, **(request.view_args or {}))
    query = request.query_string.decode("ascii", "replace")
    return f"{path}?{query}" if query and request.method == "GET" else path


def languages() -> list[dict[str, Any]]:
    """Return the language menu: every offered language under its own name."""
    here = current_language().tag
    return [
        {
            "tag": tag,
            "own_name": LANGUAGES[tag].own_name,
            "direction": LANGUAGES[tag].direction,
            "url": _same_page_in(tag),
            "is_current": tag == here,
            "is_unreviewed": LANGUAGES[tag].review is Review.UNREVIEWED,
        }
        for tag in offered()
    ]


def asset(name: str) -> str:
    """Return the address of a static file; it changes with the file's content."""
    found: str = current_app.extensions["helpboard"].assets.url(name)
    return found


def _context() -> dict[str, Any]:
    language = current_language()
    here = settings()
    return {
        "lang": language.tag,
        "text_dir": language.direction.value,
        "site_name": here.site_name,
        "base_url": here.base_url,
        "is_demo": here.is_demo,
        "display": display_of(request, is_https=here.is_https),
        "languages": languages(),
        "alternates": languages() if g.get("is_public_page") else (),
        "canonical": here.base_url + request.path,
        "here": request.full_path if request.query_string else request.path,
        "is_discreet": g.get("discreet", False),
        "reader": signed_in_or_none(),
    }


def bound(text: str) -> Markup:
    """Return a headline of which no line breaks before “·” or “–”, in a time or after a number."""
    parts = _TIMES.split(_JOINTS.sub("\u00a0", text))
    return Markup("").join(
        _WHOLE.format(part) if index % 2 else part for index, part in enumerate(parts)
    )


def register(app: Flask) -> None:
    """Give every page its language, its menu and the reader's display choices."""
    app.context_processor(_context)
    app.jinja_env.add_extension("jinja2.ext.do")
    app.jinja_env.globals["asset"] = asset
    app.jinja_env.filters["bound"] = bound
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.policies["ext.i18n.trimmed"] = True
