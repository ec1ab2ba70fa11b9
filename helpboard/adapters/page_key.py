"""Under what a page is kept: everything of a request that a stored page may depend on."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, urlencode
from wsgiref.types import WSGIEnvironment

_LONGEST_PATH = 512
_LONGEST_QUERY = 1024
_LONGEST_COOKIES = 4096
_MOST_PARAMETERS = 40


class Key(NamedTuple):
    """Path, query and cookies as the render of a stored page sees them, and nothing else."""

    path: str
    query: str
    cookies: str


def has_cookie(name: str) -> Callable[[WSGIEnvironment], bool]:
    """Return the question whether a request carries a cookie that may have this name.

    It looks at the letters only: a cookie whose name or value ends alike counts too, which costs
    a hit and never shows anybody a page that is not theirs.
    """
    wanted = f"{name}="

    def carries(environ: WSGIEnvironment) -> bool:
        return wanted in environ.get("HTTP_COOKIE", "")

    return carries


class PageKeys:
    """Makes keys: known parameters in one order, allowed preferences only, no host.

    ``parameters`` are the names a public page reads; others do not multiply entries and the render
    does not see them. ``preferences`` maps the name of a cookie to the values it may have; other
    values count as absent. ``is_public`` says by its path whether a page may be stored at all.
    """

    def __init__(
        self,
        *,
        parameters: frozenset[str],
        preferences: Mapping[str, frozenset[str]],
        is_public: Callable[[str], bool],
    ) -> None:
        self._parameters = parameters
        self._preferences = dict(sorted(preferences.items()))
        self._is_public = is_public
        self._known = lru_cache(maxsize=4096)(self._key)

    def __call__(self, environ: WSGIEnvironment) -> Key | None:
        """Return the key of a request, or None when its answer is never stored."""
        path = environ.get("PATH_INFO", "")
        query = environ.get("QUERY_STRING", "")
        cookies = environ.get("HTTP_COOKIE", "")
        if len(path) > _LONGEST_PATH or len(query) > _LONGEST_QUERY:
            return None
        if len(cookies) > _LONGEST_COOKIES or "HTTP_AUTHORIZATION" in environ:
            return None
        return self._known(path, query, self._preferred(cookies) if cookies else "")

    def _key(self, path: str, query: str, cookies: str) -> Key | None:
        if not self._is_public(path):
            return None
        try:
            return Key(path, normalised_query(query, self._parameters), cookies)
        except ValueError:
            return None

    def _preferred(self, cookies: str) -> str:
        found: dict[str, str] = {}
        for item in cookies.split(";"):
            name, _, value = item.strip().partition("=")
            if value in self._preferences.get(name, ()):
                found.setdefault(name, value)
        return "; ".join(f"{name}={found[name]}" for name in self._preferences if name in found)


def normalised_query(query: str, parameters: frozenset[str]) -> str:
    """Return the known, non-empty parameters sorted by name, values of one name in their order.

    ``query`` is WSGI's string of bytes; what is no UTF-8 becomes U+FFFD. Raises ValueError when
    there are more than 40 parameters.
    """
    text = query.encode("latin-1", "replace").decode("utf-8", "replace")
    pairs = parse_qsl(text, errors="replace", max_num_fields=_MOST_PARAMETERS)
    known = [(name, value) for name, value in pairs if name in parameters]
    return urlencode(sorted(known, key=lambda pair: pair[0]))
