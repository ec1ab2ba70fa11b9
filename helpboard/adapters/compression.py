"""Compresses what is rendered for one reader: personal pages, forms, errors, feeds, exports.

Pages of the cache are not touched: they are pressed once, when they are stored. Secrets and typed
text share such a page (BREACH); the log-in cookie is SameSite=Lax, so that no foreign page can
make a browser ask for it over and over, and form tokens are signed anew.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator
from types import TracebackType
from typing import Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import brotli

from helpboard.adapters.codings import Coding, Effort, is_text, preferred_coding, press
from helpboard.adapters.representations import Header

# The page cache sets it for a render it may store; a page marked for it is wanted as it is.
STORING = "helpboard.storing"

_SMALLEST = 500
_BODILESS = ("1", "204", "206", "304")
_Failure = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]


class _Compressor(Protocol):
    """What zlib and Brotli have in common once their names are made alike."""

    def press(self, chunk: bytes) -> bytes: ...
    def finish(self) -> bytes: ...


class _Gzip:
    def __init__(self) -> None:
        self._inner = zlib.compressobj(Effort.ONCE_FOR_ONE.value[1], wbits=31)
        self.press = self._inner.compress
        self.finish = self._inner.flush


class _Brotli:
    def __init__(self) -> None:
        inner = brotli.Compressor(quality=Effort.ONCE_FOR_ONE.value[0])
        self.press: Callable[[bytes], bytes] = inner.process
        self.finish: Callable[[], bytes] = inner.finish


class Answer:
    """What an application answered: status and headers, and a body still to be read.

    The body is read up to its first part when the application starts its answer that late.
    """

    def __init__(self, app: WSGIApplication, environ: WSGIEnvironment) -> None:
        self.status = ""
        self.headers: list[Header] = []
        self._written: list[bytes] = []
        self._iterable = app(environ, self._start)
        self._parts = iter(self._iterable)
        if not self.status:
            self._written.extend(part for part in (next(self._parts, None),) if part is not None)

    def _start(
        self, status: str, headers: list[Header], _failure: _Failure | None = None, /
    ) -> Callable[[bytes], object]:
        self.status, self.headers = status, headers
        return self._written.append

    def header(self, name: str) -> str:
        """Return the values of a header joined by commas; ``name`` in small letters."""
        return ", ".join(value for key, value in self.headers if key.lower() == name)

    def drop(self, *names: str) -> None:
        """Remove headers; names in small letters."""
        self.headers = [pair for pair in self.headers if pair[0].lower() not in names]

    def __iter__(self) -> Iterator[bytes]:
        while self._written:
            yield self._written.pop(0)
        yield from self._parts

    def read(self) -> bytes:
        """Return the whole body and close it."""
        try:
            return b"".join(self)
        finally:
            self.close()

    def close(self) -> None:
        """Tell the application that nobody reads on."""
        close = getattr(self._iterable, "close", None)
        if close is not None:
            close()

    def send(self, start_response: StartResponse) -> Iterable[bytes]:
        """Pass it on as it stands, unread parts unread.

        The application's own iterable is handed out where possible: servers look at its type.
        """
        start_response(self.status, self.headers)
        return self if self._written else self._iterable


class Compression:
    """WSGI middleware: Brotli or gzip for text of 500 bytes and more, by what the client takes."""

    def __init__(self, app: WSGIApplication) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer in the coding this client takes best."""
        answer = Answer(self._app, environ)
        is_stored = STORING in environ and answer.header("helpboard-cache")
        if is_stored or not _is_compressible(answer):
            return answer.send(start_response)
        vary(answer, "Accept-Encoding")
        coding = preferred_coding(environ.get("HTTP_ACCEPT_ENCODING", ""))
        length = answer.header("content-length")
        if environ["REQUEST_METHOD"] == "HEAD" or coding == "identity":
            return answer.send(start_response)
        if length.isdecimal() and int(length) < _SMALLEST:
            return answer.send(start_response)
        _weaken_tag(answer)
        answer.drop("content-length")
        answer.headers.append(("Content-Encoding", coding))
        if not length:
            start_response(answer.status, answer.headers)
            return _Stream(answer, coding)
        body = press(answer.read(), coding, Effort.ONCE_FOR_ONE)
        answer.headers.append(("Content-Length", str(len(body))))
        start_response(answer.status, answer.headers)
        return (body,)


class _Stream:
    """A body of unknown length, compressed part by part."""

    def __init__(self, answer: Answer, coding: Coding) -> None:
        self._answer = answer
        self._compressor: _Compressor = _Brotli() if coding == "br" else _Gzip()

    def __iter__(self) -> Iterator[bytes]:
        for part in self._answer:
            pressed = self._compressor.press(part)
            if pressed:
                yield pressed
        yield self._compressor.finish()

    def close(self) -> None:
        self._answer.close()


def vary(answer: Answer, *names: str) -> None:
    """Add names to the Vary header, each once."""
    said = [name.strip() for name in answer.header("vary").split(",") if name.strip()]
    small = {name.lower() for name in said}
    said += [name for name in names if name.lower() not in small]
    answer.drop("vary")
    answer.headers.append(("Vary", ", ".join(said)))


def _is_compressible(answer: Answer) -> bool:
    return (
        is_text(answer.header("content-type"))
        and not answer.header("content-encoding")
        and not answer.status.startswith(_BODILESS)
    )


def _weaken_tag(answer: Answer) -> None:
    tag = answer.header("etag")
    if tag and not tag.startswith("W/"):
        answer.drop("etag")
        answer.headers.append(("ETag", f"W/{tag}"))
