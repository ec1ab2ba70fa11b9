from datetime import UTC, datetime, timedelta

import pyotp
import pytest
from sqlalchemy import select

from helpboard.adapters.passwords import hash_password
from helpboard.adapters.second_factor import matching_step
from helpboard.models import Login
from tests.web.accounts.test_login import PASSWORD, log_in, token_of

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(scope="module")
def password_hash():
    return hash_password(PASSWORD)


@pytest.fixture
def carla(town, password_hash):
    """Coordinates; her account has a second factor."""
    return town.person(
        "Carla", email="carla@example.org", password_hash=password_hash, totp_secret=SECRET
    )


def give_code(browser, code, *, expect=303):
    page = browser.get("/de/account/second-factor").text
    form = {"csrf_token": token_of(page), "code": code}
    return browser.post("/de/account/second-factor", data=form, expect=expect)


def code_now():
    return pyotp.TOTP(SECRET).now()


def logins(session):
    return session.scalars(select(Login)).all()


def test_the_password_alone_opens_nothing(browser, carla, session):
    response = log_in(browser, email="carla@example.org")

    assert response.location.startswith("/de/account/second-factor")
    assert logins(session) == []


def test_password_and_code_open_a_login_and_lead_where_she_wanted(browser, carla, session):
    response = log_in(browser, email="carla@example.org", path="?next=/de/calendar/")
    page = browser.get(response.location).text
    form = {"csrf_token": token_of(page), "code": code_now()}

    assert browser.post(response.location, data=form).location == "/de/calendar/"
    assert [login.user_id for login in logins(session)] == [carla.id]


def test_a_code_works_once(browser, carla, session):
    code = code_now()
    log_in(browser, email="carla@example.org")
    give_code(browser, code)
    log_in(browser, email="carla@example.org")

    give_code(browser, code, expect=422)

    assert len(logins(session)) == 1


@pytest.mark.parametrize("code", ["000000", "12345", "abcdef", "١٢٣٤٥٦", "1" * 20])
def test_a_wrong_code_is_said_at_the_form(browser, carla, session, code):
    log_in(browser, email="carla@example.org")
    give_code(browser, code, expect=422)
    assert logins(session) == []


def test_the_code_is_asked_of_nobody_without_the_password(browser, carla):
    response = browser.get("/de/account/second-factor", expect=303)
    assert response.location == "/de/account/login"


def test_a_phone_whose_clock_is_half_a_minute_wrong_is_understood():
    now = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
    late = pyotp.TOTP(SECRET).at(now - timedelta(seconds=30))
    much_too_late = pyotp.TOTP(SECRET).at(now - timedelta(seconds=90))
    assert matching_step(SECRET, f"{late[:3]} {late[3:]}", now=now) is not None
    assert matching_step(SECRET, much_too_late, now=now) is None
