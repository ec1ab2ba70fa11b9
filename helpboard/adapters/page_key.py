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

    ``parameters_of`` says by its path which names a page reads, None for a page that may not be
    stored at all; other names do not multiply entries and the render does not see them. Of a name
    that is not ``repeated`` the first value counts. Where ``is_strict`` says so by its path, a page
    refuses other names and second values: such a request has no key, so that it comes to the page
    as it is. ``preferences`` maps the name of a cookie to the values it may have; other values
    count as absent.
    """

    def __init__(
        self,
        *,
        parameters_of: Callable[[str], frozenset[str] | None],
        preferences: Mapping[str, frozenset[str]],
        repeated: frozenset[str] = frozenset(),
        is_strict: Callable[[str], bool] = lambda _path: False,
    ) -> None:
        self._parameters_of = parameters_of
        self._is_strict = is_strict
        self._preferences = dict(sorted(preferences.items()))
        self._repeated = repeated
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
        known = self._parameters_of(path)
        if known is None:
            return None
        try:
            if self._is_strict(path) and not _holds_each_once(query, known):
                return None
            return Key(path, normalised_query(query, known, repeated=self._repeated), cookies)
        except ValueError:
            return None

    def _preferred(self, cookies: str) -> str:
        found: dict[str, str] = {}
        for item in cookies.split(";"):
            name, _, value = item.strip().partition("=")
            if value in self._preferences.get(name, ()):
                found.setdefault(name, value)
        return "; ".join(f"{name}={found[name]}" for name in self._preferences if name in found)


def normalised_query(
    query: str, parameters: frozenset[str], *, repeated: frozenset[str] = frozenset()
) -> str:
    """Return the known, non-empty parameters sorted by name, each with its first value.

    Those that may be ``repeated`` keep their values in their order. ``query`` is WSGI's string of
    bytes; what is no UTF-8 becomes U+FFFD. Raises ValueError when there are more than 40
    parameters.
    """
    pairs = _pairs(query)
    firsts: dict[str, str] = {}
    for name, value in pairs:
        firsts.setdefault(name, value)
    known = [(name, value) for name, value in firsts.items() if name in parameters - repeated]
    known += [(name, value) for name, value in pairs if name in parameters & repeated]
    return urlencode(sorted(known, key=lambda pair: pair[0]))


def _holds_each_once(query: str, parameters: frozenset[str]) -> bool:
    """Tell whether a query names nothing but ``parameters``, none of them twice."""
    names = [name for name, _value in _pairs(query, keep_blank_values=True)]
    return len(names) == len(set(names)) and parameters.issuperset(names)


def _pairs(query: str, *, keep_blank_values: bool = False) -> list[tuple[str, str]]:
    text = query.encode("latin-1", "replace").decode("utf-8", "replace")
    return parse_qsl(text, keep_blank_values, errors="replace", max_num_fields=_MOST_PARAMETERS)
