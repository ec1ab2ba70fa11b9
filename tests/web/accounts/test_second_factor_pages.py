import re
from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select
from time_machine import travel

from helpboard.domain.account import AccountState
from helpboard.domain.letter import LetterKind
from helpboard.models import Coordinator, Login, RecoveryCode
from helpboard.queries.actors import actor_of
from tests.browser_client import Browser
from tests.web.accounts.steps import (
    NEW_PASSWORD,
    PASSWORD,
    letters,
    log_in,
    press,
    send,
)

SET_UP = "/de/account/second-factor/set-up"
CODES = "/de/account/second-factor/codes"
OFF = "/de/account/second-factor/off"
SECOND = "/de/account/second-factor"


def later(minutes):
    """The next codes of the app; each code works once."""
    return travel(datetime.now(UTC) + timedelta(minutes=minutes))


def secret_on(page):
    return re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1].replace(" ", "")


def set_up(browser, *, expect=303, **changed):
    secret = secret_on(browser.get(SET_UP).text)
    fields = {"password": PASSWORD, "code": pyotp.TOTP(secret).now(), **changed}
    return secret, send(browser, SET_UP, expect=expect, **fields)


def codes_shown(browser):
    page = browser.get(CODES).text
    return re.findall(r"<li><code>([0-9a-z-]+)</code></li>", page)


@pytest.fixture
def protected(browser, alice):
    """Alice with a second factor, logged in; her secret and her recovery codes."""
    log_in(browser, "alice@example.org")
    secret, _ = set_up(browser)
    return secret, codes_shown(browser)


def test_alice_sets_up_her_app_and_gets_ten_codes_once(browser, alice, session):
    log_in(browser, "alice@example.org")
    log_in(Browser(browser._client.application.test_client(), session), "alice@example.org")

    secret, answer = set_up(browser)

    assert answer.location == CODES
    assert alice.totp_secret == secret
    shown = codes_shown(browser)
    assert len(set(shown)) == 10
    assert codes_shown(browser) == []
    kept = {one.code_hash for one in session.scalars(select(RecoveryCode))}
    assert len(kept) == 10
    assert not kept & set(shown)
    assert len(session.scalars(select(Login)).all()) == 1
    assert letters(session, LetterKind.SECOND_FACTOR_ON)[0].user_id == alice.id


def test_the_picture_says_the_same_as_the_letters(browser, alice):
    log_in(browser, "alice@example.org")
    page = browser.get(SET_UP).text
    assert '<svg width="232"' in page
    assert len(re.findall(r"M\d+ \d+h(\d+)v1h-\1z", page)) > 300
    assert secret_on(page) == secret_on(browser.get(SET_UP).text)


@pytest.mark.parametrize(
    ("changed", "field"), [({"password": "guess"}, "password"), ({"code": "000000"}, "code")]
)
def test_setting_up_needs_the_password_and_a_right_code(browser, alice, changed, field):
    log_in(browser, "alice@example.org")
    _, answer = set_up(browser, expect=422, **changed)
    assert f'id="{field}-error"' in answer.text
    assert alice.totp_secret is None


def test_the_code_that_set_it_up_does_not_log_in(browser, alice, protected, session):
    secret, _ = protected
    session.refresh(alice)
    log_in(browser, "alice@example.org")
    send(browser, SECOND, code=pyotp.TOTP(secret).generate_otp(alice.totp_step), expect=422)


def test_a_recovery_code_opens_a_log_in_once(browser, alice, protected, session):
    _, codes = protected
    stranger = Browser(browser._client.application.test_client(), session)
    log_in(stranger, "alice@example.org")
    assert send(stranger, SECOND, code=codes[0].upper().replace("-", " ")).location == "/de/my/"

    log_in(stranger, "alice@example.org")
    send(stranger, SECOND, code=codes[0], expect=422)
    assert len(session.scalars(select(Login)).all()) == 2
    send(stranger, SECOND, code=codes[1])
    used = session.scalars(select(RecoveryCode).where(RecoveryCode.used_at.is_not(None))).all()
    assert len(used) == 2


def test_a_recovery_code_of_somebody_else_opens_nothing(
    browser, alice, protected, town, session, password_hash
):
    _, codes = protected
    town.person(
        "Bob",
        email="bob@example.org",
        password_hash=password_hash,
        totp_secret="JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP",
    )
    log_in(browser, "bob@example.org")
    send(browser, SECOND, code=codes[0], expect=422)


def test_wrong_codes_are_counted_with_wrong_passwords(browser, alice, protected, session):
    stranger = Browser(browser._client.application.test_client(), session)
    log_in(stranger, "alice@example.org")
    for number in range(6):
        code = ("000000", "aaaa-bbbb-cccc")[number % 2]
        answer = send(stranger, SECOND, code=code, expect=429 if number == 5 else 422)
    assert answer.headers["Retry-After"] == "900"


def test_new_codes_make_the_old_ones_worthless(browser, alice, protected, session):
    secret, old = protected
    with later(2):
        send(browser, CODES, code=pyotp.TOTP(secret).now())
        new = codes_shown(browser)
    assert len(new) == 10
    stranger = Browser(browser._client.application.test_client(), session)
    log_in(stranger, "alice@example.org")
    send(stranger, SECOND, code=old[0], expect=422)
    send(stranger, SECOND, code=new[0])


def test_new_codes_need_a_code(browser, alice, protected):
    page = send(browser, CODES, code="000000", expect=422).text
    assert 'id="code-error"' in page
    assert "<li><code>" not in page


@pytest.mark.parametrize(
    ("password", "code", "field"),
    [("guess", None, "password"), (PASSWORD, "000000", "code")],
)
def test_switching_off_needs_password_and_code(browser, alice, protected, password, code, field):
    secret, _ = protected
    with later(2):
        right = pyotp.TOTP(secret).now()
        page = send(browser, OFF, password=password, code=code or right, expect=422).text
    assert f'id="{field}-error"' in page
    assert alice.totp_secret == secret


def test_alice_switches_it_off(browser, alice, protected, session):
    _, codes = protected
    send(browser, OFF, password=PASSWORD, code=codes[3])
    assert (alice.totp_secret, alice.totp_step) == (None, None)
    assert session.scalars(select(RecoveryCode)).all() == []
    assert letters(session, LetterKind.SECOND_FACTOR_OFF)


@pytest.fixture
def carla(town, password_hash):
    carla = town.person("Carla", email="carla@example.org", password_hash=password_hash)
    town.add(Coordinator(user_id=carla.id, area_id=town.home.id))
    return carla


def test_a_coordinator_is_led_to_the_second_step_and_has_no_rights_before(
    browser, carla, session, town
):
    assert log_in(browser, "carla@example.org").location == SET_UP
    assert actor_of(session, carla).coordinates == frozenset()

    set_up(browser)

    assert actor_of(session, carla).coordinates == {town.home.id}


def test_a_coordinator_cannot_switch_it_off(browser, carla, session):
    log_in(browser, "carla@example.org")
    secret, _ = set_up(browser)
    codes = codes_shown(browser)
    assert browser.get(OFF, expect=303).location == "/de/account/security"
    token = browser.get(CODES).text.partition('name="csrf_token" value="')[2].partition('"')[0]
    form = {"csrf_token": token, "password": PASSWORD, "code": codes[0]}
    browser.post(OFF, data=form)
    assert carla.totp_secret == secret
    assert OFF not in browser.get("/de/account/security").text


def test_a_coordinator_who_logs_in_by_letter_is_led_there_too(browser, carla, session):
    send(browser, "/de/account/link", email="carla@example.org")
    assert press(browser, letters(session)[0]).location == SET_UP


def test_a_new_password_does_not_take_the_second_step_away(browser, alice, protected, session):
    send(browser, "/de/account/password", old=PASSWORD, password=NEW_PASSWORD)
    assert alice.totp_secret is not None
    assert log_in(browser, "alice@example.org", NEW_PASSWORD).location == SECOND


def test_whoever_was_blocked_between_the_steps_stays_outside(browser, alice, protected, session):
    _, codes = protected
    stranger = Browser(browser._client.application.test_client(), session)
    log_in(stranger, "alice@example.org")
    page = stranger.get(SECOND).text
    alice.state = AccountState.BLOCKED
    token = re.findall(r'name="csrf_token"[^>]*value="([^"]+)"', page)[-1]
    stranger.post(SECOND, data={"csrf_token": token, "code": codes[0]}, expect=422)
    assert session.scalars(select(RecoveryCode).where(RecoveryCode.used_at.is_not(None))).all() == (
        []
    )
