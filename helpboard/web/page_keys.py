"""Under which names the page cache keeps pages: what of an address the page behind it reads.

Whatever else stands in an address makes no other page, so nobody can fill the cache with copies.
The API refuses it instead, so it is not taken away from what the API sees.
"""

import re
from collections.abc import Mapping

from helpboard.adapters.page_key import PageKeys
from helpboard.config import Settings
from helpboard.web.display import CHOICES, cookie_name

_NOTHING: frozenset[str] = frozenset()
_LANG = frozenset({"lang"})
_REPEATED = frozenset({"with"})
"""The languages of a sheet: the only choice of several things."""

_LIST = frozenset({"topic", "area", "speaks", "q"})
_BOARD = _LIST | {"kind", "day", "part", "organisation"}
_PAGES: Mapping[str, frozenset[str]] = {
    "board": _BOARD | {"after"},
    "organisations": _LIST | {"kind", "after"},
    "groups": _LIST | {"kind"},
    "cafes": _LIST,
    "places": _LIST | {"concern"},
    "calendar": _LIST | {"week", "month"},
    "calendar/.ics": _LIST,
    "calendar.ics": _LIST,
    "search": frozenset({"q"}),
    "glossary": frozenset({"q"}),
    "moved": frozenset({"area"}),
}
"""What the pages of each language read, by their path behind it."""

_DEEPER = (
    (re.compile(r"places/[^/]+(?:/slip)?"), frozenset({"concern"})),
    (re.compile(r".+/sheet\.pdf"), _REPEATED),
)
_FEEDS: Mapping[str, frozenset[str]] = {"feeds/board.atom": _BOARD | _LANG}
_API: Mapping[str, frozenset[str]] = {"api/openapi.json": _NOTHING, "api/v1": _NOTHING}

PARAMETERS = _NOTHING.union(
    *_PAGES.values(), *_FEEDS.values(), *(known for _path, known in _DEEPER)
)
"""Every query parameter that a public page or a feed reads."""

PERSONAL = frozenset(
    {"account", "my", "desk", "translate", "display", "notice", "ask", "answers", "contact"}
    | {"feedback", "forgotten"}
)
"""Parts of the site, behind the language, whose pages depend on who asks."""

_WRITTEN_OTHERWISE = re.compile(r"[^!-~]|/0[0-9]+(?:/|$)")
"""Addresses that lead to a page which has a plainer one: other digits, zeros before a number."""


def page_keys(settings: Settings, *, lists: Mapping[str, frozenset[str]]) -> PageKeys:
    """Return what names the pages that may be kept; ``lists`` are those of the API by path."""
    programs = {**_FEEDS, **_API, **lists}

    def parameters_of(path: str) -> frozenset[str] | None:
        if _WRITTEN_OTHERWISE.search(path):
            return None
        first, slash, rest = path.removeprefix("/").partition("/")
        if slash and first in settings.languages and rest.partition("/")[0] not in PERSONAL:
            return _of_page(rest.rstrip("/"))
        return programs.get(path.strip("/"), _LANG) if first in {"feeds", "api"} else None

    return PageKeys(
        parameters_of=parameters_of,
        repeated=_REPEATED,
        is_strict=lambda path: path.startswith("/api/"),
        preferences={cookie_name(is_https=settings.is_https): CHOICES},
    )


def _of_page(path: str) -> frozenset[str]:
    deeper = (known for pattern, known in _DEEPER if pattern.fullmatch(path))
    return _PAGES.get(path) or next(deeper, _NOTHING)
