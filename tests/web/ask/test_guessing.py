"""Guessing codes: slow for who guesses, no lock for who types the right one."""

import pytest

from helpboard.adapters.limits import Limit
from helpboard.web.ask import guessing
from tests.web.ask.asking import asked, token_of

WRONG = "apple forest river tulip window"


@pytest.fixture
def narrow(monkeypatch):
    """The same limits in small, so that a test reaches them."""
    for name, most in (
        ("WRONG_CODES", 4),
        ("WRONG_CODES_WHEN_GUESSED", 2),
        ("WRONG_CODES_IN_ALL", 6),
    ):
        limit = getattr(guessing, name)
        monkeypatch.setattr(guessing, name, Limit(limit.name, most, limit.within))


def _enter(browser, code, client, *, expect):
    form = {"csrf_token": token_of(browser.get("/de/ask").text), "code": code}
    place = {"REMOTE_ADDR": client}
    return browser.post("/de/answers/", data=form, environ_base=place, expect=expect)


def test_a_client_that_is_wrong_too_often_waits(browser, town, narrow):
    for _ in range(4):
        _enter(browser, WRONG, "192.0.2.1", expect=422)
    assert _enter(browser, WRONG, "192.0.2.1", expect=429).headers["Retry-After"]
    _enter(browser, WRONG, "192.0.2.2", expect=422)


def test_what_can_be_no_code_is_a_typing_error_and_no_guess(browser, town, narrow):
    for _ in range(6):
        _enter(browser, "five words or so", "192.0.2.1", expect=422)
    _enter(browser, WRONG, "192.0.2.1", expect=422)


def test_guessing_from_many_places_slows_each_and_locks_nobody_out(browser, town, narrow):
    words = asked(browser)
    for number in range(6):
        _enter(browser, WRONG, f"192.0.2.{number}", expect=422)
    for expect in (422, 422, 429):
        _enter(browser, WRONG, "198.51.100.1", expect=expect)
    _enter(browser, words, "203.0.113.7", expect=303)
