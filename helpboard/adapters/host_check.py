"""Refuses requests meant for another host, before the page cache sees them."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ALWAYS = frozenset({"/healthz", "/readyz", "/metrics"})

_BODY = (
    b"<!doctype html><html lang=en dir=ltr><meta charset=utf-8><title>Wrong address</title>"
    b"<h1>This board lives at another address.</h1>"
)


class HostCheck:
    """WSGI middleware: only the board's own host, or any name of loopback when that is its host."""

    def __init__(
        self,
        app: WSGIApplication,
        *,
        host: str,
        headers: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Let requests for ``host`` (with its port, when it has one) through to ``app``.

        ``headers`` are sent with a refusal as well.
        """
        self._app = app
        self._headers = list(headers.items())
        name, _, port = host.rpartition(":") if host[-1:] != "]" else (host, "", "")
        if not name:
            name, port = host, ""
        names = LOOPBACK if name in LOOPBACK else (name,)
        self._hosts = frozenset(f"{one}:{port}" if port else one for one in names)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer 400 when the Host header names somebody else."""
        host = environ.get("HTTP_HOST", "").lower()
        if host in self._hosts or environ.get("PATH_INFO") in ALWAYS:
            return self._app(environ, start_response)
        start_response(
            "400 Bad Request",
            [
                ("Content-Type", "text/html; charset=utf-8"),
                ("Content-Length", str(len(_BODY))),
                ("Cache-Control", "no-store"),
                *self._headers,
            ],
        )
        return [_BODY]
