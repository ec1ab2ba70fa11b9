"""A client that calls a WSGI application directly, and applications to call."""

import gzip
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment
from wsgiref.util import setup_testing_defaults

import brotli


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    raw: bytes

    @property
    def text(self) -> str:
        coding = self.headers.get("content-encoding")
        if coding == "br":
            return bytes(brotli.decompress(self.raw)).decode()
        return (gzip.decompress(self.raw) if coding == "gzip" else self.raw).decode()


def environ_of(target: str, method: str = "GET", **headers: str) -> WSGIEnvironment:
    path, _, query = target.partition("?")
    environ: WSGIEnvironment = {
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "QUERY_STRING": query,
    }
    setup_testing_defaults(environ)
    for name, value in headers.items():
        environ["HTTP_" + name.upper()] = value
    return environ


def ask(app: WSGIApplication, target: str, method: str = "GET", **headers: str) -> Reply:
    """Ask as a client does: ``ask(app, "/de/", accept_encoding="br")``."""
    return ask_with(app, environ_of(target, method, **headers))


def ask_with(app: WSGIApplication, environ: WSGIEnvironment) -> Reply:
    said: list[Any] = []

    def start(status: str, headers: list[tuple[str, str]], _failure: Any = None) -> Any:
        said[:] = [status, headers]
        return None

    parts = app(environ, start)
    try:
        raw = b"".join(parts)
    finally:
        close = getattr(parts, "close", None)
        if close is not None:
            close()
    status, headers = said
    names = [name.lower() for name, _ in headers]
    assert len(names) == len(set(names)) or names.count("set-cookie") > 1, headers
    return Reply(int(status[:3]), {name.lower(): value for name, value in headers}, raw)


class Board:
    """An application that counts its renders and answers what it is told to."""

    def __init__(self, **headers: str) -> None:
        self.renders = 0
        self.seen: list[WSGIEnvironment] = []
        self.status = "200 OK"
        self.headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Cache-Control": "public",
            "Helpboard-Cache": "page",
        } | {name.replace("_", "-"): value for name, value in headers.items()}
        self.before: Callable[[], object] = lambda: None
        self.body = "<p>Fahrrad gesucht</p>" * 100

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        self.renders += 1
        self.seen.append(environ)
        number = self.renders
        self.before()
        body = f"{number} {self.body}".encode()
        start_response(self.status, [*self.headers.items(), ("Content-Length", str(len(body)))])
        return [body]


class Version:
    """A content version moved by hand."""

    def __init__(self) -> None:
        self.number: int | None = 1

    def current(self) -> int | None:
        return self.number

    def moved(self) -> None:
        assert self.number is not None
        self.number += 1
