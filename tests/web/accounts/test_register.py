import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.adapters import passwords
from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.models import ActionLink, Letter, Login, Notice, User
from tests.web.accounts.steps import (
    PASSWORD,
    letters,
    log_in,
    path_in,
    press,
    register,
    send,
    statements_on,
    token_of,
)


def person(session, email="dora@example.org"):
    return session.scalars(select(User).where(User.email == email)).one_or_none()


def test_dora_joins_confirms_her_address_and_logs_in(browser, town, session):
    answer = register(browser)
    assert person(session).state is AccountState.UNCONFIRMED
    browser.get(answer.location)
    [letter] = letters(session)
    assert (letter.kind, letter.to_email) == (LetterKind.CONFIRM_ADDRESS, "dora@example.org")

    page = browser.get(path_in(letter)).text
    assert "Dora" in page
    assert person(session).state is AccountState.UNCONFIRMED
    assert press(browser, letter).location == "/de/account/login"

    dora = person(session)
    assert dora.state is AccountState.ACTIVE
    assert dora.terms_at is not None
    assert log_in(browser, "dora@example.org").location == "/de/my/"


def test_nobody_logs_in_before_the_address_is_confirmed(browser, town, session):
    register(browser)
    unconfirmed = log_in(browser, "dora@example.org", expect=422).text
    unknown = log_in(browser, "dora@example.com", expect=422).text
    assert _without_tokens(unconfirmed).replace("dora@example.org", "dora@example.com") == (
        _without_tokens(unknown)
    )
    assert session.scalars(select(Login)).all() == []


def test_a_link_is_good_for_one_of_two_readers(browser, town, session):
    register(browser)
    [letter] = letters(session)
    first, second = (token_of(browser.get(path_in(letter)).text) for _ in range(2))
    browser.post(path_in(letter), data={"csrf_token": first})
    browser.post(path_in(letter), data={"csrf_token": second}, expect=410)


def test_somebody_without_a_password_is_let_in_by_the_letter(browser, town, session):
    register(browser, password="")
    [letter] = letters(session)
    assert press(browser, letter).location == "/de/my/"
    assert [one.user_id for one in session.scalars(select(Login))] == [person(session).id]


def test_nobody_prepares_an_account_for_somebody_else(browser, town, session):
    register(browser, name="Eve", password="Eves sehr langes Wort")
    register(browser)
    of_eve, of_dora = letters(session, LetterKind.CONFIRM_ADDRESS)

    press(browser, of_dora)

    assert person(session).name == "Dora"
    log_in(browser, "dora@example.org", "Eves sehr langes Wort", expect=422)
    log_in(browser, "dora@example.org")
    send(browser, path_in(of_eve), expect=410)
    assert person(session).name == "Dora"


def _without_tokens(page):
    return re.sub(r'value="[^"]{60,}"', "", page)


@pytest.mark.parametrize("state", [None, *AccountState])
def test_every_address_gets_the_same_answer(browser, town, session, state, password_hash):
    if state:
        town.person("Dora", email="dora@example.org", state=state, password_hash=password_hash)
    answer = register(browser, email=" DORA@example.org ")

    assert answer.location == "/de/account/letter"
    [letter] = letters(session)
    is_new = state in {None, AccountState.UNCONFIRMED}
    kind = LetterKind.CONFIRM_ADDRESS if is_new else LetterKind.ALREADY_REGISTERED
    assert letter.kind is kind
    assert person(session).state is (state or AccountState.UNCONFIRMED)


def test_known_and_unknown_addresses_cost_the_same_work(
    browser, town, session, connection, monkeypatch, alice
):
    hashed = []
    real = passwords._HASHER.hash
    monkeypatch.setattr(
        "helpboard.web.accounts.joining.hash_password", lambda word: hashed.append(1) or real(word)
    )
    run = {}
    for email in ("nobody@example.org", "alice@example.org"):
        with statements_on(connection) as run[email]:
            register(browser, email=email)
    assert hashed == [1, 1]
    assert run["nobody@example.org"] == run["alice@example.org"]
    assert any(one.startswith("INSERT INTO letter") for one in run["alice@example.org"])


def test_a_known_account_stays_as_it_was(browser, town, session, alice, password_hash):
    register(browser, email="alice@example.org", name="Eve", password="Eves sehr langes Wort")
    assert (alice.name, alice.password_hash) == ("Alice", password_hash)
    assert session.scalars(select(ActionLink)).one().data == {}


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("name", "", "Please write a name."),
        ("name", "Dora\x0bBcc: eve@example.org", "U+000B"),
        ("name", "Dora\r\nBcc: eve@example.org", "one line"),
        ("name", "Dora\u202egro", "U+202E"),
        ("name", "D" * 61, "60 characters"),
        ("email", "", "Please write your e-mail address."),
        ("email", "dora@example.org\nBcc: eve@example.org", "name@example.org"),
        ("email", "dora", "name@example.org"),
        ("password", "kurz", "at least 10"),
        ("password", "1234567890", "Please choose something else."),
        ("password", "passwort123", "Many people use"),
        ("password", "dora@example.org", "easy to guess"),
        ("terms", None, "16 or older"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_else_is_lost(
    browser, town, session, field, typed, said
):
    form = {"name": "Dora", "email": "dora@example.org", "password": PASSWORD, "terms": "y"}
    fields = {name: text for name, text in {**form, field: typed}.items() if text is not None}
    page = send(browser, "/en/account/register", expect=422, **fields).text

    assert said in page
    assert PASSWORD not in page
    assert ('value="Dora"' in page) == (field != "name")
    assert session.scalars(select(User)).all() == []
    assert letters(session) == []


def test_an_expired_form_keeps_what_was_typed_except_the_password(browser, town, session):
    typed = {"name": "Dora", "email": "dora@example.org", "password": PASSWORD, "terms": "y"}
    page = browser.post("/de/account/register", data=typed, expect=422).text
    assert 'value="dora@example.org"' in page
    assert "checked" in page
    assert PASSWORD not in page
    assert letters(session) == []


def test_a_double_click_writes_one_letter(browser, town, session):
    path = "/de/account/register"
    form = {
        "csrf_token": token_of(browser.get(path).text),
        "name": "Dora",
        "email": "dora@example.org",
        "password": PASSWORD,
        "terms": "y",
    }
    for _ in range(2):
        browser.post(path, data=form)
    assert len(letters(session)) == 1


def test_who_floods_a_mailbox_gains_nothing_by_signs_behind_a_plus(browser, town, session):
    for number in range(5):
        register(browser, email=f"dora+{number}@example.org")
    register(browser, email="dora@example.org", expect=429)
    register(browser, email="dora+more@other.example")
    assert len(letters(session)) == 6


def test_the_sixth_registration_of_an_hour_waits_and_keeps_its_text(browser, town, session):
    for number in range(5):
        register(browser, name=f"Dora {number}")
    answer = register(browser, expect=429)
    assert answer.headers["Retry-After"] == "3600"
    assert 'value="dora@example.org"' in answer.text
    assert len(session.scalars(select(Letter)).all()) == 5
    register(browser, email="emil@example.org")


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("D\u043era", "name-mixes-scripts"),
        ("Nähstube F\u0430den", "name-mixes-scripts"),
        ("Nahstube Faden", "name-looks-alike"),
    ],
)
def test_a_doubtful_name_is_taken_and_shown_to_the_desk(browser, town, session, name, reason):
    town.organisation("Nähstube Faden")
    register(browser, name=name)
    press(browser, letters(session)[0])

    [notice] = session.scalars(select(Notice))
    assert (notice.about, notice.about_id) == ("user", person(session).id)
    assert notice.reason == reason


def test_an_ordinary_name_is_no_business_of_the_desk(browser, town, session):
    town.organisation("Nähstube Faden")
    register(browser, name="Дора")
    press(browser, letters(session)[0])
    assert session.scalars(select(Notice)).all() == []


def test_whoever_is_logged_in_needs_no_second_account(browser, alice):
    log_in(browser, "alice@example.org")
    assert browser.get("/de/account/register", expect=303).location == "/de/my/"


def test_an_account_that_waits_is_kept_as_long_as_the_newest_letter(browser, town, session, now):
    long_ago = now - timedelta(days=6)
    waiting = town.person(
        "Dora", email="dora@example.org", state=AccountState.UNCONFIRMED, updated_at=long_ago
    )
    known = town.person("Emil", email="emil@example.org", updated_at=long_ago)
    for email in ("dora@example.org", "emil@example.org"):
        register(browser, email=email)
    assert waiting.updated_at >= now
    assert known.updated_at == long_ago


@pytest.mark.parametrize("path", ["/de/account/link", "/de/account/reset"])
def test_a_letter_to_an_unconfirmed_address_confirms_nobodys_password(browser, town, session, path):
    register(browser, name="Mallory")
    send(browser, path, email="dora@example.org")
    assert press(browser, letters(session)[-1]).location == "/de/my/"
    assert person(session).password_hash is None
    browser._client.delete_cookie("login")
    log_in(browser, "dora@example.org", expect=422)


@pytest.mark.parametrize("name", ["WhatsApp 0171 2345678", "dora@example.com", "@dora_lb on insta"])
def test_a_name_that_says_how_to_reach_somebody_is_refused_at_its_field(
    browser, town, session, name
):
    assert 'id="name-error"' in register(browser, name=name, expect=422).text
    assert person(session) is None
