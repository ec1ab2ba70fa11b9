"""Requests that no reader's browser sends, and what every answer carries against abuse."""

import dataclasses
import io

import pytest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from helpboard.app import create_app
from helpboard.extensions import db
from helpboard.web.headers import HARDENING
from helpboard.web.limits import SITEMAPS

OURS = {"Origin": "http://localhost"}
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize("name", ["Origin", "Referer"])
@pytest.mark.parametrize("address", ["http://[", "http://[x]/de/"])
def test_a_broken_origin_is_a_foreign_one(browser, town, name, address):
    browser.post("/de/display", data={"size": "2"}, headers={name: address}, expect=403)


@pytest.mark.parametrize("path", ["/de/account/login", "/de/display"])
def test_a_form_with_nul_is_refused(browser, town, path):
    browser.post(path, data={"email": "a\0b@example.org"}, headers=OURS, expect=400)


@pytest.mark.parametrize("path", ["/de/account/login", "/de/display"])
@pytest.mark.parametrize("body", [b"a=b&" * 501, b"a=" + b"x" * (1024 * 1024)])
def test_an_endless_form_is_refused_unread_and_the_page_says_where_the_words_are(
    browser, town, path, body
):
    page = browser.post(path, data=body, content_type=FORM, headers=OURS, expect=413).text
    assert "1 Megabyte Text" in page
    assert "Gehen Sie eine Seite zurück" in page


def test_an_endless_form_without_a_length_is_refused(browser, town):
    environ = {"wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    browser.post(
        "/de/display",
        input_stream=io.BytesIO(b"a=b&" * 300_000),
        content_type=FORM,
        headers=OURS,
        environ_overrides=environ,
        expect=413,
    )


@pytest.mark.parametrize("path", ["/de/", "/de/nowhere", "/de/board", "/static/css/main.css"])
def test_every_answer_is_hardened(browser, town, path):
    headers = browser._client.get(path).headers
    assert {name: headers[name] for name in HARDENING} == HARDENING


def test_the_answer_for_another_host_is_hardened(app):
    answer = app.test_client().get("/de/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert {name: answer.headers[name] for name in HARDENING} == HARDENING


@pytest.fixture
def secure(settings, engine):
    """A client of the same board behind TLS."""
    app = create_app(dataclasses.replace(settings, base_url="https://localhost"))
    yield app.test_client()
    with app.app_context():
        db.engine.dispose()


def test_what_a_failed_statement_asked_for_is_in_no_log(secure):
    with secure.application.app_context(), pytest.raises(SQLAlchemyError) as failed:
        db.session.execute(text("SELECT :email FROM nowhere"), {"email": "alice@example.org"})
    assert "alice@example.org" not in str(failed.value)


@pytest.mark.parametrize("path", ["/healthz", "/static/css/main.css", "/de/nowhere"])
def test_on_https_every_answer_asks_for_https(secure, path):
    assert (
        "max-age"
        in secure.get(path, base_url="https://localhost").headers["Strict-Transport-Security"]
    )


def test_on_https_a_browser_really_forgets_the_display(secure):
    headers = {"Origin": "https://localhost"}
    answer = secure.post(
        "/de/display", data={"forget": "1"}, headers=headers, base_url="https://localhost"
    )
    [cookie] = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-display=;")
    assert "Secure" in cookie


@pytest.mark.parametrize(
    "path", ["/de/board/?topic=women", "/feeds/board.atom?topic=women", "/de/groups/nadel.ics"]
)
def test_what_is_discreet_is_kept_by_nobody(browser, town, path):
    town.group(slug="nadel", topics=["women"])
    assert browser.get(path).headers["Cache-Control"] == "no-store"


def test_the_calendar_of_a_discreet_organisation_is_kept_by_nobody(browser, town):
    town.organisation(slug="faden", topics=["women"])
    answer = browser.get("/de/organisations/faden.ics")
    assert answer.headers["Cache-Control"] == "no-store"


def test_search_shows_an_organisation_of_a_kind_that_the_vocabulary_lost(browser, town):
    town.organisation("Zauberladen", slug="zauberladen", kind="guild")
    town.make_searchable()
    assert "/de/organisations/zauberladen" in browser.get("/de/search?q=Zauberladen").text


def test_nobody_has_the_site_map_made_over_and_over(browser, town):
    for _ in range(SITEMAPS.most):
        browser.get("/sitemap.xml")
    assert browser.get("/sitemap.xml?x=1", expect=429).headers["Retry-After"] == "900"
