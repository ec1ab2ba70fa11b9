import pytest
from sqlalchemy import select

from helpboard.domain.letter import LetterKind
from helpboard.models import Notice, User
from tests.web.accounts.steps import (
    NEW_PASSWORD,
    PASSWORD,
    letters,
    log_in,
    path_in,
    press,
    send,
    statements_on,
)

SETTINGS, ADDRESS = "/de/account/settings", "/de/account/address"


@pytest.fixture(autouse=True)
def _logged_in(browser, alice):
    log_in(browser, "alice@example.org")


def test_alice_changes_her_name_her_language_and_her_phone(browser, alice):
    send(browser, SETTINGS, name=" Alice  B. ", language="ar", phone="07141 123456")
    assert (alice.name, alice.language, alice.phone) == ("Alice B.", "ar", "07141 123456")
    page = browser.get(SETTINGS).text
    assert 'value="Alice B."' in page


def test_a_keeper_of_passwords_finds_the_page_where_one_is_changed(browser):
    asked = "/.well-known/change-password"
    answer = browser.get(asked, headers={"Accept-Language": "uk"}, expect=302)
    assert answer.location == "/uk/account/password"
    assert 'autocomplete="new-password"' in browser.get(answer.location).text


def test_a_phone_can_be_taken_back(browser, alice):
    alice.phone = "07141 123456"
    send(browser, SETTINGS, name="Alice", language="de", phone="")
    assert alice.phone is None


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "A\x0bB"),
        ("name", "A\u202eB"),
        ("language", "xx"),
        ("phone", "1" * 41),
    ],
)
def test_what_is_wrong_is_said_at_its_field(browser, alice, field, typed):
    fields = {"name": "Alice", "language": "de", "phone": "", field: typed}
    page = send(browser, SETTINGS, expect=422, **fields).text
    assert f'id="{field}-error"' in page
    assert (alice.name, alice.language, alice.phone) == ("Alice", "de", None)


def test_a_new_name_that_looks_like_an_organisation_is_shown_to_the_desk(
    browser, alice, session, town
):
    town.organisation("Nähstube Faden")
    send(browser, SETTINGS, name="Alice", language="de")
    assert session.scalars(select(Notice)).all() == []
    send(browser, SETTINGS, name="Nähstube Faden", language="de")
    [notice] = session.scalars(select(Notice))
    assert (notice.about, notice.about_id, notice.reason) == ("user", alice.id, "name-looks-alike")


def wish(browser, email="new@example.org"):
    return send(browser, ADDRESS, email=email)


def both(session):
    [leaving] = letters(session, LetterKind.LEAVE_ADDRESS)[-1:]
    [arriving] = letters(session, LetterKind.CONFIRM_NEW_ADDRESS)[-1:]
    return leaving, arriving


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_account_moves_when_both_addresses_agree(browser, alice, session, order):
    wish(browser)
    pair = both(session)
    assert (pair[0].user_id, pair[1].to_email) == (alice.id, "new@example.org")

    press(browser, pair[order[0]])
    assert alice.email == "alice@example.org"
    press(browser, pair[order[1]])

    assert alice.email == "new@example.org"
    [told] = letters(session, LetterKind.ADDRESS_CHANGED)
    assert told.to_email == "alice@example.org"


def test_one_address_cannot_agree_twice(browser, alice, session):
    wish(browser)
    leaving, _ = both(session)
    press(browser, leaving)
    browser.get(path_in(leaving), expect=410)
    assert alice.email == "alice@example.org"


def test_a_second_wish_makes_the_first_worthless(browser, alice, session):
    wish(browser, "first@example.org")
    first = both(session)
    wish(browser, "second@example.org")
    for letter in first:
        browser.get(path_in(letter), expect=410)
    for letter in both(session):
        press(browser, letter)
    assert alice.email == "second@example.org"


def test_a_new_password_stops_a_move_that_somebody_else_began(browser, alice, session):
    wish(browser)
    pair = both(session)
    send(browser, "/de/account/password", old=PASSWORD, password=NEW_PASSWORD)
    for letter in pair:
        browser.get(path_in(letter), expect=410)
    assert alice.email == "alice@example.org"


def test_nobody_learns_whether_an_address_has_an_account(browser, alice, session, town, connection):
    bob = town.person("Bob", email="bob@example.org")
    run, answers = {}, {}
    for email in ("new@example.org", "bob@example.org"):
        with statements_on(connection) as run[email]:
            answers[email] = wish(browser, email)
    assert run["new@example.org"] == run["bob@example.org"]
    assert len({answer.location for answer in answers.values()}) == 1
    [told] = letters(session, LetterKind.ALREADY_REGISTERED)
    assert told.user_id == bob.id


def test_an_address_that_somebody_got_in_the_meantime_is_a_conflict(browser, alice, session, town):
    wish(browser)
    leaving, arriving = both(session)
    press(browser, leaving)
    town.person("Bob", email="new@example.org")
    page = browser.get(path_in(arriving)).text
    assert "new@example.org" in page
    press(browser, arriving, expect=409)
    assert session.scalars(select(User.email).where(User.id == alice.id)).one() == (
        "alice@example.org"
    )


@pytest.mark.parametrize(
    "typed", ["", "nonsense", "alice@example.org", "a@example.org\r\nBcc: b@example.org"]
)
def test_no_letter_goes_to_an_address_that_is_none(browser, alice, session, typed):
    page = send(browser, ADDRESS, email=typed, expect=422).text
    assert 'id="email-error"' in page
    assert letters(session) == []


def test_the_sixth_wish_of_a_day_waits(browser, alice, session):
    for number in range(6):
        expect = 429 if number == 5 else 303
        send(browser, ADDRESS, email=f"new{number}@example.org", expect=expect)
    assert len(letters(session, LetterKind.LEAVE_ADDRESS)) == 5


def test_somebody_who_takes_one_doubtful_name_after_the_other_waits_at_the_desk_once(
    browser, alice, session
):
    for name in ("D\u043era", "\u0410nna", "B\u043eb"):
        send(browser, SETTINGS, name=name, language="de", phone="")
    [notice] = session.scalars(select(Notice))
    assert (notice.about, notice.about_id) == ("user", alice.id)
