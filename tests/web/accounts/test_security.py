import re
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from time_machine import travel

from helpboard.adapters.passwords import is_password
from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.models import Login
from tests.browser_client import Browser
from tests.web.accounts.steps import (
    NEW_PASSWORD,
    PASSWORD,
    letters,
    log_in,
    send,
    statements_on,
    token_of,
)

SECURITY = "/de/account/security"
FIREFOX = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0"


def logins(session):
    return session.scalars(select(Login).order_by(Login.id)).all()


@pytest.fixture
def elsewhere(app, session):
    """Another browser of the same person."""
    return Browser(app.test_client(), session)


def test_alice_sees_her_log_ins_and_which_one_is_this(browser, elsewhere, alice):
    log_in(elsewhere, "alice@example.org")
    browser._client.environ_base["HTTP_USER_AGENT"] = FIREFOX
    log_in(browser, "alice@example.org")
    page = browser.get(SECURITY).text
    assert page.count('data-testid="login"') == 2
    assert "Firefox · Android" in page
    assert page.count('name="login" value="') == 2  # the other one, and all others


def test_alice_ends_one_log_in_and_its_browser_is_a_stranger(browser, elsewhere, alice, session):
    log_in(elsewhere, "alice@example.org")
    log_in(browser, "alice@example.org")
    other, here = logins(session)

    send(browser, SECURITY, login=str(other.id))

    assert [login.id for login in logins(session)] == [here.id]
    elsewhere.get(SECURITY, expect=302)
    browser.get(SECURITY)


def test_alice_ends_all_others_and_stays_herself(browser, elsewhere, alice, session, town):
    bob = town.person("Bob", email="bob@example.org", password_hash=alice.password_hash)
    log_in(elsewhere, "alice@example.org")
    log_in(Browser(browser._client.application.test_client(), session), "bob@example.org")
    log_in(browser, "alice@example.org")
    send(browser, SECURITY, login="others")
    assert [login.user_id for login in logins(session)] == [bob.id, alice.id]
    elsewhere.get(SECURITY, expect=302)


def test_nobody_ends_a_log_in_of_somebody_else(browser, elsewhere, alice, session, town):
    town.person("Bob", email="bob@example.org", password_hash=alice.password_hash)
    log_in(elsewhere, "bob@example.org")
    of_bob = logins(session)[0].id
    log_in(browser, "alice@example.org")
    send(browser, SECURITY, login=str(of_bob), expect=404)
    assert of_bob in [login.id for login in logins(session)]


@pytest.mark.parametrize("login", ["", "x", "١", "9" * 30, "-1"])
def test_nonsense_ends_nothing(browser, alice, session, login):
    log_in(browser, "alice@example.org")
    send(browser, SECURITY, login=login, expect=400)
    assert len(logins(session)) == 1


def test_the_page_costs_the_same_with_one_log_in_and_with_three(
    browser, elsewhere, alice, connection, session
):
    log_in(browser, "alice@example.org")
    with statements_on(connection) as with_one:
        browser.get(SECURITY)
    for one in (elsewhere, Browser(browser._client.application.test_client(), session)):
        log_in(one, "alice@example.org")
    with statements_on(connection) as with_three:
        browser.get(SECURITY)
    assert len(with_one) == len(with_three)


def test_a_new_password_needs_the_old_one_and_ends_every_log_in(browser, elsewhere, alice, session):
    log_in(elsewhere, "alice@example.org")
    log_in(browser, "alice@example.org")
    path = "/de/account/password"
    page = send(browser, path, old="something else", password=NEW_PASSWORD, expect=422).text
    assert 'id="old-error"' in page
    assert len(logins(session)) == 2

    assert send(browser, path, old=PASSWORD, password=NEW_PASSWORD).location == "/de/account/login"

    assert is_password(alice.password_hash, NEW_PASSWORD)
    assert logins(session) == []
    assert letters(session, LetterKind.PASSWORD_CHANGED)
    for one in (browser, elsewhere):
        one.get(SECURITY, expect=302)


@pytest.mark.parametrize("way", ["new password", "all others"])
def test_whoever_was_in_the_account_reads_its_calendar_no_longer(
    browser, elsewhere, alice, session, way
):
    log_in(elsewhere, "alice@example.org")
    log_in(browser, "alice@example.org")
    send(browser, "/de/my/calendar", do="make")
    [address] = re.findall(
        r'href="[^"]*(/de/my/calendar/[^"]+[.]ics)"', browser.get("/de/my/calendar").text
    )
    stranger = Browser(browser._client.application.test_client(), session)
    stranger.get(address)
    assert "/de/my/calendar" in browser.get(SECURITY).text
    if way == "new password":
        send(browser, "/de/account/password", old=PASSWORD, password=NEW_PASSWORD)
        assert letters(session, LetterKind.PASSWORD_CHANGED)[0].params == {"had_calendar": True}
    else:
        send(browser, SECURITY, login="others")
    stranger.get(address, expect=404)


def test_guesses_at_the_old_password_are_counted(browser, alice):
    log_in(browser, "alice@example.org")
    path = "/de/account/password"
    for number in range(6):
        status = 429 if number == 5 else 422
        answer = send(browser, path, old="guess", password=NEW_PASSWORD, expect=status)
    assert answer.headers["Retry-After"] == "900"


@pytest.mark.parametrize("path", ["security", "settings", "password", "address"])
def test_a_stranger_is_sent_to_the_log_in_and_back(browser, town, path):
    answer = browser.get(f"/de/account/{path}", expect=302)
    assert answer.location == f"/de/account/login?next=/de/account/{path}"


@pytest.mark.parametrize("path", ["security", "settings", "password", "address"])
def test_a_form_without_its_token_changes_nothing(browser, alice, session, path, password_hash):
    log_in(browser, "alice@example.org")
    fields = {"login": "others", "name": "Eve", "email": "eve@example.org", "language": "de"}
    browser.post(f"/de/account/{path}", data=fields, expect=422)
    assert (alice.name, alice.email) == ("Alice", "alice@example.org")
    assert alice.password_hash == password_hash
    assert letters(session) == []


def test_personal_pages_are_kept_by_nobody(browser, alice):
    log_in(browser, "alice@example.org")
    for path in ("security", "settings", "password", "address", "second-factor/set-up"):
        assert browser.get(f"/de/account/{path}").headers["Cache-Control"] == "no-store"


def test_blocking_somebody_ends_every_log_in(browser, alice):
    log_in(browser, "alice@example.org")
    alice.state = AccountState.BLOCKED
    browser.get(SECURITY, expect=302)


def test_a_log_in_remembers_hourly_when_something_was_sent_with_it(browser, alice, session):
    log_in(browser, "alice@example.org")
    [login] = logins(session)
    first = login.seen_at
    path, fields = "/de/account/settings", {"name": "Alice", "language": "de"}
    send(browser, path, **fields)
    assert login.seen_at == first
    later = datetime.now(UTC) + timedelta(hours=2)
    with travel(later):
        browser.get("/de/account/settings")
        session.expire_all()
        assert login.seen_at == first
        send(browser, path, **fields)
    assert login.seen_at >= later


def test_logging_in_is_remembered_with_its_day(browser, alice, now):
    assert alice.last_seen_at is None
    log_in(browser, "alice@example.org")
    assert alice.last_seen_at >= now


def test_a_shared_phone_is_forgotten_after_an_hour_and_with_the_browser(browser, alice, session):
    answer = log_in(browser, "alice@example.org", shared="y")
    [cookie] = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("login=")]
    assert "Max-Age" not in cookie
    assert "Expires" not in cookie
    with travel(datetime.now(UTC) + timedelta(minutes=59)):
        browser.get(SECURITY)
    with travel(datetime.now(UTC) + timedelta(minutes=61)):
        browser.get(SECURITY, expect=302)


def test_a_cookie_that_was_planted_is_worth_nothing_after_logging_in(browser, alice, session):
    browser._client.set_cookie("login", "planted")
    answer = log_in(browser, "alice@example.org")
    assert "planted" not in str(answer.headers)
    stranger = Browser(browser._client.application.test_client(), session)
    stranger._client.set_cookie("login", "planted")
    stranger.get(SECURITY, expect=302)


def test_a_form_session_that_was_planted_does_not_outlive_logging_in(browser, alice, app):
    page = browser.get("/de/account/login").text
    planted, token = browser._client.get_cookie("form").value, token_of(page)
    form = {"csrf_token": token, "email": "alice@example.org", "password": PASSWORD}
    browser.post("/de/account/login", data=form)
    answer = browser.post(SECURITY, data={"csrf_token": token, "login": "others"}, expect=422)
    assert answer.status_code == 422
    assert browser._client.get_cookie("form").value != planted


def test_logging_out_clears_what_the_browser_kept(browser, alice, session):
    log_in(browser, "alice@example.org")
    token = browser.get("/de/").text.partition('name="csrf_token" value="')[2].partition('"')[0]
    answer = browser.post("/de/account/logout", data={"csrf_token": token})
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert logins(session) == []
    assert "Log out" not in browser.get("/en/").text


def test_logging_in_again_ends_the_log_in_that_the_browser_had(browser, alice, session):
    log_in(browser, "alice@example.org")
    [first] = [login.token_hash for login in logins(session)]
    copied = browser._client.get_cookie("login").value
    page = browser.get("/de/account/link").text
    form = {"csrf_token": token_of(page), "email": "alice@example.org", "password": PASSWORD}
    browser.post("/de/account/login", data=form)

    [second] = [login.token_hash for login in logins(session)]
    assert second != first
    stranger = Browser(browser._client.application.test_client(), session)
    stranger._client.set_cookie("login", copied)
    stranger.get(SECURITY, expect=302)


def test_a_form_session_that_was_forged_is_no_way_in(browser, alice, app):
    alice.totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    log_in(browser, "alice@example.org")
    real = browser._client.get_cookie("form").value
    browser.get("/de/account/second-factor")
    content, _, signature = real.partition(".")
    browser._client.set_cookie("form", f"{content[::-1]}.{signature}")
    assert browser.get("/de/account/second-factor", expect=303).location == "/de/account/login"


def test_the_half_of_a_log_in_is_over_after_ten_minutes(browser, alice):
    alice.totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    log_in(browser, "alice@example.org")
    browser.get("/de/account/second-factor")
    with travel(datetime.now(UTC) + timedelta(minutes=11)):
        browser.get("/de/account/second-factor", expect=303)


def test_a_log_in_is_over_after_thirty_days(browser, alice):
    log_in(browser, "alice@example.org")
    with travel(datetime.now(UTC) + timedelta(days=29)):
        browser.get(SECURITY)
    with travel(datetime.now(UTC) + timedelta(days=31)):
        browser.get(SECURITY, expect=302)


@pytest.mark.parametrize("path", ["login", "register"])
def test_passwords_are_masked_and_may_be_pasted(browser, town, path):
    page = browser.get(f"/de/account/{path}").text
    [field] = re.findall(r'<input[^>]*name="password"[^>]*>', page)
    assert 'type="password"' in field
    assert re.search(r'autocomplete="(current|new)-password"', field)
