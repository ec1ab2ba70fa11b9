from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select
from time_machine import travel

from helpboard.adapters.passwords import is_password
from helpboard.domain.account import AccountState
from helpboard.domain.decision import APPEAL_LIFE
from helpboard.domain.letter import LetterKind
from helpboard.models import AccountDecision, Appeal, Login
from tests.web.accounts.steps import (
    NEW_PASSWORD,
    PASSWORD,
    letters,
    log_in,
    path_in,
    press,
    send,
    statements_on,
    token_of,
)

LINK, RESET = "/de/account/link", "/de/account/reset"
KINDS = {
    None: LetterKind.NO_ACCOUNT,
    AccountState.UNCONFIRMED: LetterKind.CONFIRM_ADDRESS,
    AccountState.BLOCKED: LetterKind.ACCOUNT_BLOCKED,
}


def logins(session):
    return session.scalars(select(Login)).all()


def test_alice_logs_in_by_letter_once(browser, alice, session):
    assert send(browser, LINK, email="Alice@example.org").location == "/de/account/letter"
    [letter] = letters(session, LetterKind.LOGIN_LINK)
    assert letter.user_id == alice.id
    assert logins(session) == []
    browser.get(path_in(letter))
    assert logins(session) == []

    assert press(browser, letter).location == "/de/my/"

    assert [login.user_id for login in logins(session)] == [alice.id]
    send_again = browser.get(path_in(letter), expect=410)
    assert "/de/account/link" in send_again.text


def test_a_letter_is_good_for_half_an_hour(browser, alice, session):
    send(browser, LINK, email="alice@example.org")
    [letter] = letters(session)
    with travel(datetime.now(UTC) + timedelta(minutes=31)):
        browser.get(path_in(letter), expect=410)
    browser.get(path_in(letter))


def test_a_letter_does_not_spare_the_second_step(browser, alice, session):
    alice.totp_secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
    send(browser, LINK, email="alice@example.org")
    [letter] = letters(session)
    assert press(browser, letter).location == "/de/account/second-factor"
    assert logins(session) == []


def test_a_letter_lets_in_nobody_who_was_blocked_after_it(browser, alice, session):
    send(browser, LINK, email="alice@example.org")
    [letter] = letters(session)
    token = token_of(browser.get(path_in(letter)).text)
    alice.state = AccountState.BLOCKED
    browser.post(path_in(letter), data={"csrf_token": token}, expect=403)
    assert logins(session) == []


def test_a_letter_for_a_shared_phone_opens_a_short_log_in(browser, alice, session):
    send(browser, LINK, email="alice@example.org", shared="y")
    [letter] = letters(session)
    press(browser, letter)
    [login] = logins(session)
    assert login.expires_at - login.created_at == timedelta(hours=1)


@pytest.mark.parametrize("path", [LINK, RESET])
@pytest.mark.parametrize("state", [None, *AccountState])
def test_every_address_gets_the_same_answer_and_a_letter(browser, town, session, state, path):
    if state:
        town.person("Dora", email="dora@example.org", state=state)
    answer = send(browser, path, email="dora@example.org")
    assert answer.location == "/de/account/letter"
    [letter] = letters(session)
    opens = LetterKind.LOGIN_LINK if path == LINK else LetterKind.NEW_PASSWORD
    assert letter.kind is KINDS.get(state, opens)


@pytest.mark.parametrize("path", [LINK, RESET])
def test_known_and_unknown_addresses_cost_the_same_work(browser, alice, connection, path):
    run = {}
    for email in ("nobody@example.org", "alice@example.org"):
        with statements_on(connection) as run[email]:
            send(browser, path, email=email)
    assert run["nobody@example.org"] == run["alice@example.org"]


def test_the_sixth_letter_of_a_day_waits_for_any_address(browser, alice, session):
    for email in ("nobody@example.org", "alice@example.org"):
        for number in range(6):
            path = (LINK, RESET)[number % 2]
            answer = send(browser, path, email=email, expect=429 if number == 5 else 303)
        assert answer.headers["Retry-After"] == "86400"
        assert f'value="{email}"' in answer.text


def test_an_expired_form_keeps_the_address(browser, alice, session):
    page = browser.post(LINK, data={"email": "alice@example.org"}, expect=422).text
    assert 'value="alice@example.org"' in page
    assert letters(session) == []


def test_a_letter_leads_to_a_new_password_that_ends_every_log_in(browser, alice, session):
    log_in(browser, "alice@example.org")
    send(browser, RESET, email="alice@example.org")
    [letter] = letters(session)

    on = press(browser, letter).location
    assert on == "/de/account/new-password"
    send(browser, on, password=NEW_PASSWORD)

    assert is_password(alice.password_hash, NEW_PASSWORD)
    assert logins(session) == []
    assert letters(session, LetterKind.PASSWORD_CHANGED)[0].user_id == alice.id
    log_in(browser, "alice@example.org", PASSWORD, expect=422)
    log_in(browser, "alice@example.org", NEW_PASSWORD)


def test_whoever_copies_the_cookie_of_a_new_password_chooses_no_second_one(browser, alice, session):
    send(browser, RESET, email="alice@example.org")
    on = press(browser, letters(session)[0]).location
    client = browser._client
    copied = client.get_cookie("form").value
    send(browser, on, password=NEW_PASSWORD)
    client.set_cookie("form", copied)
    assert browser.get(on, expect=303).location == "/de/account/reset"


def test_a_new_password_is_chosen_within_ten_minutes(browser, alice, session):
    send(browser, RESET, email="alice@example.org")
    on = press(browser, letters(session)[0]).location
    with travel(datetime.now(UTC) + timedelta(minutes=11)):
        browser.get(on, expect=303)
    browser.get(on)


def test_nobody_chooses_a_password_without_a_letter(browser, alice):
    assert browser.get("/de/account/new-password", expect=303).location == "/de/account/reset"


def test_a_new_password_makes_every_open_letter_worthless(browser, alice, session):
    send(browser, LINK, email="alice@example.org")
    send(browser, RESET, email="alice@example.org")
    to_log_in, to_reset = letters(session)
    send(browser, press(browser, to_reset).location, password=NEW_PASSWORD)
    browser.get(path_in(to_log_in), expect=410)


def test_a_weak_new_password_is_refused_at_its_field(browser, alice, session, password_hash):
    send(browser, RESET, email="alice@example.org")
    on = press(browser, letters(session)[0]).location
    page = send(browser, on, password="qwertzuiop", expect=422).text
    assert 'id="password-error"' in page
    assert "qwertzuiop" not in page
    assert alice.password_hash == password_hash


def test_somebody_elses_wishes_for_letters_do_not_lock_alice_out(browser, alice, session):
    elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
    token = token_of(browser.get(LINK).text)
    form = {"csrf_token": token, "email": "alice@example.org"}
    for number in range(40):
        sent = {**form, "shared": "y"} if number % 2 else form
        expect = 303 if number < 5 else 429
        browser.post(LINK, data=sent, environ_base=elsewhere, expect=expect)
    send(browser, LINK, email="alice@example.org")


def test_whoever_is_blocked_gets_the_way_to_object_until_they_have_objected(
    browser, alice, session, now
):
    """Also when the letter about the block is lost, or was written before it had a link."""
    alice.state = AccountState.BLOCKED
    block = AccountDecision(user_id=alice.id, verdict="block", reason="deceit", at=now)
    session.add(block)
    session.flush()
    send(browser, LINK, email="alice@example.org")
    [letter] = letters(session, LetterKind.ACCOUNT_BLOCKED)
    page = browser.get(path_in(letter)).text
    form = {"csrf_token": token_of(page), "text": "Das war ich nicht."}
    browser.post(path_in(letter), data=form, expect=303)
    [appeal] = session.scalars(select(Appeal))
    assert (appeal.account_decision_id, appeal.text) == (block.id, "Das war ich nicht.")
    send(browser, LINK, email="Alice@example.org")
    assert letters(session, LetterKind.ACCOUNT_BLOCKED)[-1].params == {}


def test_after_six_months_there_is_no_way_to_object_any_more(browser, alice, session, now):
    alice.state = AccountState.BLOCKED
    old = now - APPEAL_LIFE
    session.add(AccountDecision(user_id=alice.id, verdict="block", reason="deceit", at=old))
    session.flush()
    send(browser, LINK, email="alice@example.org")
    [letter] = letters(session, LetterKind.ACCOUNT_BLOCKED)
    assert letter.params == {}
