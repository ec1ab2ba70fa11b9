"""Forms of a served board, opened once and sent many times at the same moment."""

import re
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from threading import Barrier
from typing import NamedTuple
from urllib.parse import urlencode

from tests.served import Server

TAPS = 20
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


class Got(NamedTuple):
    """What a browser takes from an answer; ``crumbs`` are the cookies that were set."""

    status: int
    location: str
    page: str
    crumbs: tuple[str, ...]


def ask(server: Server, path: str, fields: dict[str, str] | None = None, cookies: str = "") -> Got:
    """Open a page, or send a form when there are ``fields``."""
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    try:
        method = "GET" if fields is None else "POST"
        body = None if fields is None else urlencode(fields)
        connection.request(method, path, body, {**FORM, "Cookie": cookies})
        got = connection.getresponse()
        page = got.read().decode("utf-8", "replace")
        crumbs = tuple(one.partition(";")[0] for one in got.headers.get_all("Set-Cookie") or ())
        return Got(got.status, got.headers.get("Location", ""), page, crumbs)
    finally:
        connection.close()


def token_in(page: str) -> str:
    """The form token of the first form in the page itself."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def jar_of(*cookies: str) -> str:
    """Return cookies as a browser sends them: of each name the newest."""
    return "; ".join({one.partition("=")[0]: one for one in cookies if one}.values())


def logged_in(server: Server, account: dict[str, str]) -> str:
    """Return the cookies of somebody who has logged in."""
    form = ask(server, "/en/account/login")
    known = {name: account[name] for name in ("email", "password")}
    fields = {"csrf_token": token_in(form.page), **known}
    got = ask(server, "/en/account/login", fields, jar_of(*form.crumbs))
    assert got.status == 303, got.page
    return jar_of(*form.crumbs, *got.crumbs)


def tapped(
    server: Server, path: str, fields: dict[str, str], *, to: str = "", cookies: str = ""
) -> str:
    """Open ``path``, send its form twenty times at once, and return where all of them lead."""
    form = ask(server, path, cookies=cookies)
    sent = {"csrf_token": token_in(form.page), **fields}
    jar = jar_of(*cookies.split("; "), *form.crumbs)
    ready = Barrier(TAPS)

    def tap(_number: int) -> Got:
        ready.wait(timeout=30)
        return ask(server, to or path, sent, jar)

    with ThreadPoolExecutor(TAPS) as taps:
        answers = list(taps.map(tap, range(TAPS)))
    assert [one.page for one in answers if one.status != 303] == []
    [location] = {one.location for one in answers}
    return location
