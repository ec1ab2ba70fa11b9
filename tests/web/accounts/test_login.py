import re

import pytest
from sqlalchemy import select

from helpboard.adapters.passwords import hash_password
from helpboard.domain.account import AccountState
from helpboard.models import Login

PASSWORD = "Kastanien im Regen"


@pytest.fixture(scope="module")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def alice(town, password_hash):
    return town.person("Alice", email="alice@example.org", password_hash=password_hash)


def token_of(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]


def log_in(browser, *, email="alice@example.org", password=PASSWORD, path="", expect=303):
    address = f"/de/account/login{path}"
    form = {"csrf_token": token_of(browser.get(address).text), "email": email, "password": password}
    return browser.post(address, data=form, expect=expect)


def test_alice_logs_in_and_is_remembered_by_a_cookie_of_its_own(browser, alice, session):
    response = log_in(browser)

    [cookie] = [one for one in response.headers.getlist("Set-Cookie") if one.startswith("login=")]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    [login] = session.scalars(select(Login))
    assert login.user_id == alice.id
    assert login.token_hash not in cookie


def test_the_page_of_somebody_logged_in_is_kept_by_nobody(browser, alice):
    log_in(browser)
    assert browser.get("/de/board/").headers["Cache-Control"] == "no-store"


def test_alice_goes_on_to_where_she_wanted(browser, alice):
    assert log_in(browser, path="?next=/de/calendar/").location == "/de/calendar/"


@pytest.mark.parametrize("evil", ["//evil.example", "/\\evil.example", "https://evil.example"])
def test_nobody_is_sent_to_another_site(browser, alice, evil):
    assert log_in(browser, path=f"?next={evil}").location == "/de/my/"


@pytest.mark.parametrize(
    ("email", "password"),
    [("alice@example.org", "something else"), ("nobody@example.org", PASSWORD)],
)
def test_a_wrong_password_and_an_unknown_address_answer_alike(
    browser, alice, session, email, password
):
    response = log_in(browser, email=email, password=password, expect=422)

    assert "gehören nicht zusammen" in response.text
    assert session.scalars(select(Login)).all() == []


def test_somebody_blocked_is_refused_and_an_open_login_ends(browser, alice, session):
    log_in(browser)
    assert "You are logged in." in browser.get("/en/account/login").text
    alice.state = AccountState.BLOCKED

    assert "You are logged in." not in browser.get("/en/account/login").text
    log_in(browser, expect=422)


def test_a_form_without_its_token_keeps_what_was_typed(browser, alice, session):
    form = {"email": "alice@example.org", "password": PASSWORD}
    response = browser.post("/de/account/login", data=form, expect=422)

    assert 'value="alice@example.org"' in response.text
    assert PASSWORD not in response.text
    assert session.scalars(select(Login)).all() == []


def test_logging_out_makes_a_copied_cookie_worthless(browser, alice, session):
    log_in(browser)
    page = browser.get("/de/account/login").text
    browser.post("/de/account/logout", data={"csrf_token": token_of(page)})

    assert session.scalars(select(Login)).all() == []
