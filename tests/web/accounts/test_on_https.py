"""What a browser is told by a board behind TLS, and what nobody is told when something fails."""

import dataclasses
import re

import pytest
from flask import abort

from helpboard.app import create_app
from helpboard.extensions import db
from helpboard.web.permissions import Permission, allow
from tests.web.accounts.steps import PASSWORD

BASE = "https://localhost"
ORIGIN = {"Origin": BASE, "Referer": f"{BASE}/de/"}


@allow(Permission.ANYBODY)
def fails(lang):
    raise RuntimeError("Kennwort in line 7 of secret.py")


@allow(Permission.ANYBODY)
def refuses(lang):
    abort(500, "Kennwort in line 7 of secret.py")


@pytest.fixture(scope="module")
def _board(settings, engine):
    """The same board behind TLS as it is run, with two pages that fail."""
    app = create_app(dataclasses.replace(settings, base_url=BASE, is_testing=False))
    app.add_url_rule("/<lang:lang>/fails", view_func=fails)
    app.add_url_rule("/<lang:lang>/refuses", view_func=refuses)
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def board(_board, connection, settings):
    with _board.app_context():
        engines = db.engines
    real, engines[None] = engines[None], connection
    (settings.instance / "limits.db").unlink(missing_ok=True)
    yield _board.test_client()
    engines[None] = real


def test_every_cookie_belongs_to_this_host_and_travels_encrypted(board, town, alice):
    page = board.get("/de/account/login", base_url=BASE)
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.text)[1]
    known = {"csrf_token": token, "email": "alice@example.org", "password": PASSWORD}
    entered = board.post("/de/account/login", data=known, headers=ORIGIN, base_url=BASE)
    chosen = board.post("/de/display", data={"size": "2"}, headers=ORIGIN, base_url=BASE)
    cookies = [one for a in (page, entered, chosen) for one in a.headers.getlist("Set-Cookie")]
    assert {one.partition("=")[0] for one in cookies} == {
        "__Host-login",
        "__Host-form",
        "__Host-display",
    }
    for one in cookies:
        given = {part.strip() for part in one.split(";")[1:]}
        assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= given, one
        assert "Domain" not in one


@pytest.mark.parametrize("path", ["/de/fails", "/de/refuses"])
def test_what_went_wrong_inside_is_told_to_nobody(board, town, path):
    answer = board.get(path, base_url=BASE)
    assert answer.status_code == 500
    assert "Kennwort" not in answer.text
    assert "secret.py" not in answer.text
    assert "Traceback" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/de/", "/de/account/login", "/healthz", "/de/nowhere"])
def test_no_other_site_may_read_an_answer(board, town, path):
    answer = board.get(path, headers={"Origin": "https://evil.example"}, base_url=BASE)
    assert [name for name, _ in answer.headers if name.startswith("Access-Control-")] == []


@pytest.mark.parametrize(
    "path",
    ["/.git/config", "/.git/HEAD", "/static/", "/static/css/", "/static/../setup.cfg"]
    + ["/static/%2e%2e/setup.cfg", "/static/..%2fhelpboard/app.py", "/uploads/", "/debug"],
)
def test_no_source_no_listing_and_no_debugger_is_served(board, town, path):
    answer = board.get(path, base_url=BASE)
    assert answer.status_code in {400, 404}
    assert not board.application.debug


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND"])
def test_methods_that_tell_what_was_sent_are_not_there(board, town, method):
    answer = board.open("/de/", method=method, headers={"X-Kennwort": "canary"}, base_url=BASE)
    assert answer.status_code == 405
    assert "canary" not in answer.text


@pytest.mark.parametrize("path", ["/de/", "/de/nowhere", "/feeds/board.atom?lang=de"])
def test_every_answer_says_its_kind_and_its_letters(board, town, path):
    kind = board.get(path, base_url=BASE).headers["Content-Type"]
    assert re.fullmatch(r"(text/html|application/atom\+xml); charset=utf-8", kind)
