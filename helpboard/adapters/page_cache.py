"""The page cache: answers public pages in front of Flask, compressed once, gone when content moves.

What the application says with a page, in headers that never leave the house:
``Helpboard-Cache: page`` with ``Cache-Control: public`` lets a 200 answer be stored;
``Helpboard-Deadline: <Unix seconds>`` is the moment at which something it shows begins or expires.
Never stored: anything with Set-Cookie, ``no-store`` or ``private``, and other statuses (addresses
that do not exist are without number).
"""

import time
from collections.abc import Callable, Iterable
from typing import NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from helpboard.adapters.codings import Effort
from helpboard.adapters.compression import STORING, Answer, vary
from helpboard.adapters.content_version import ContentVersion
from helpboard.adapters.measuring import note, noted
from helpboard.adapters.page_key import Key
from helpboard.adapters.page_shelf import Entry, Flights, Shelf
from helpboard.adapters.representations import Header, Representations

_READING = frozenset({"GET", "HEAD"})
_MARKS = ("helpboard-cache", "helpboard-deadline")
_OWN = ("cache-control", "content-length", "etag", "last-modified", "vary", *_MARKS)
_VARIES_BY = frozenset({"", "accept-encoding", "cookie"})
# What tells the application of parts of the request that the key has left out.
_RAW = ("RAW_URI", "REQUEST_URI")
_CONDITIONS = ("HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH", "HTTP_IF_RANGE", "HTTP_RANGE")
_LEFT_OUT = ("REQUEST_METHOD", "QUERY_STRING", "HTTP_COOKIE", *_CONDITIONS)
_LONGEST = 3600.0
_PATIENCE = 5.0
# Shorter than the second in which a hidden post must be gone: others' writes are seen late as well.
_MOVED_GRACE = 0.4
_EXPIRED_GRACE = 1.0


class _Asked(NamedTuple):
    """A request for a page that may be stored; the version was current at ``now``."""

    key: Key
    version: int
    now: float


class PageCache:
    """WSGI middleware; safe for threads, one a process.

    ``is_personal`` says whether a request may belong to somebody logged in; ``key_of`` gives None
    for what is never stored. A render that may be stored sees path, query and cookies of its key
    only, so that nothing else of a request can get into a page others read. Requests for foreign
    hosts must be refused before.
    """

    def __init__(
        self,
        app: WSGIApplication,
        *,
        version: ContentVersion,
        is_personal: Callable[[WSGIEnvironment], bool],
        key_of: Callable[[WSGIEnvironment], Key | None],
        clock: Callable[[], float] = time.time,
        max_bytes: int = 64 * 1024 * 1024,
    ) -> None:
        self._app = app
        self._version = version
        self._is_personal = is_personal
        self._key_of = key_of
        self._clock = clock
        self._shelf = Shelf(max_bytes)
        self._flights = Flights()
        self.patience = _PATIENCE

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer from the shelf, or let the application answer and keep what may be kept."""
        if environ["REQUEST_METHOD"] not in _READING:
            return self._pass(environ, start_response, "no-store")
        if self._is_personal(environ):
            return self._pass(environ, start_response, "no-store")
        key = self._key_of(environ)
        version = None if key is None else self._version.current()
        if key is None or version is None:
            return self._pass(environ, start_response, "no-cache")
        now = self._clock()
        entry = self._shelf.get(key)
        if entry is not None and entry.version == version and now < entry.deadline:
            entry.valid_at = now
            return _answer(entry, environ, start_response)
        return self._missed(_Asked(key, version, now), entry, environ, start_response)

    def _missed(
        self,
        asked: _Asked,
        previous: Entry | None,
        environ: WSGIEnvironment,
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        if _has_body(environ):
            return self._pass(environ, start_response, "no-cache")
        # The version is part of the name: who has seen content move waits for no older render.
        flight, leads = self._flights.join((asked.key, asked.version))
        if leads:
            return self._lead(asked, environ, start_response)
        if previous is not None and _is_fresh_enough(previous, asked.version, asked.now):
            return _answer(previous, environ, start_response)
        entry = flight.wait(self.patience)
        version, now = self._version.current(), self._clock()
        if entry is not None and version is not None:
            is_good = entry.version == version and now < entry.deadline
            if is_good or _is_fresh_enough(entry, version, now):
                return _answer(entry, environ, start_response)
        return self._pass(environ, start_response, "no-cache")

    def _lead(
        self, asked: _Asked, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Render for everybody who waits; render again for one when it is not for everybody."""
        common = _common(environ, asked.key)
        note(environ, "cache", "miss")
        entry = None
        try:
            answer = Answer(self._app, common)
            if _may_be_stored(answer):
                entry = _entry(answer, asked, view=noted(environ, "endpoint"))
                self._shelf.put(asked.key, entry)
        finally:
            self._flights.land((asked.key, asked.version), entry)
        if entry is not None:
            return entry.page.answer(environ, start_response)
        if answer.header("helpboard-cache") or any(
            environ.get(name) != common.get(name) for name in _LEFT_OUT
        ):
            answer.close()
            return self._pass(environ, start_response, "no-cache")
        return answer.send(start_response)

    def _pass(
        self, environ: WSGIEnvironment, start_response: StartResponse, instead: str
    ) -> Iterable[bytes]:
        """Let the application answer this one request; ``instead`` replaces a ``public``."""
        note(environ, "cache", "pass")
        answer = Answer(self._app, environ)
        if answer.header("helpboard-cache"):
            answer.drop("cache-control")
            answer.headers.append(("Cache-Control", instead))
            vary(answer, "Cookie")
        answer.drop(*_MARKS)
        return answer.send(start_response)


def _answer(
    entry: Entry, environ: WSGIEnvironment, start_response: StartResponse
) -> Iterable[bytes]:
    """Send what is kept; it counts for the view that made it."""
    note(environ, "cache", "hit")
    note(environ, "endpoint", entry.view)
    return entry.page.answer(environ, start_response)


def _has_body(environ: WSGIEnvironment) -> bool:
    """Whether a GET carries a body, which the key does not know."""
    return environ.get("CONTENT_LENGTH", "") not in ("", "0") or "HTTP_TRANSFER_ENCODING" in environ


def _is_fresh_enough(entry: Entry, version: int, now: float) -> bool:
    """Whether an entry that is not good any more was good a moment ago."""
    if entry.version == version:
        return 0 <= now - entry.deadline < _EXPIRED_GRACE
    return 0 <= now - entry.valid_at < _MOVED_GRACE and now < entry.deadline


def _common(environ: WSGIEnvironment, key: Key) -> WSGIEnvironment:
    """Return the request as everybody with this key makes it."""
    common = environ.copy()
    for name in ("HTTP_COOKIE", *_RAW, *_CONDITIONS):
        common.pop(name, None)
    common.update(REQUEST_METHOD="GET", PATH_INFO=key.path, QUERY_STRING=key.query)
    if key.cookies:
        common["HTTP_COOKIE"] = key.cookies
    common[STORING] = True
    return common


def _may_be_stored(answer: Answer) -> bool:
    directives = {item.strip() for item in answer.header("cache-control").lower().split(",")}
    varies = {item.strip() for item in answer.header("vary").lower().split(",")}
    return (
        answer.status.startswith("200")
        and answer.header("helpboard-cache") == "page"
        and "public" in directives
        and directives.isdisjoint({"no-store", "private"})
        and varies <= _VARIES_BY
        and not any(
            name.lower() in ("set-cookie", "content-encoding") for name, _ in answer.headers
        )
        and _deadline(answer) is not None
    )


def _deadline(answer: Answer) -> float | None:
    """Return the deadline, infinity when none is set, None when it cannot be read."""
    try:
        return float(answer.header("helpboard-deadline") or "inf")
    except ValueError:
        return None


def _entry(answer: Answer, asked: _Asked, *, view: str) -> Entry:
    said = answer.header("cache-control")
    control = "no-cache" if said.strip().lower() == "public" else said
    vary(answer, "Accept-Encoding", "Cookie")
    own: list[Header] = [("Cache-Control", control), ("Vary", answer.header("vary"))]
    deadline = min(_deadline(answer) or 0.0, asked.now + _LONGEST)
    answer.drop(*_OWN)
    page = Representations.of(
        headers=[*answer.headers, *own], body=answer.read(), effort=Effort.ONCE_FOR_MANY
    )
    return Entry(page, version=asked.version, deadline=deadline, valid_at=asked.now, view=view)
