import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from time_machine import travel

from helpboard.adapters.limits import Counters, Limit, client_network
from helpboard.adapters.passwords import hash_password
from tests.web.accounts.test_login import PASSWORD, log_in

NOW = datetime(2026, 11, 22, 12, 1, tzinfo=UTC)
TWICE = Limit("greetings", 2, timedelta(minutes=10))


@pytest.fixture
def counters(tmp_path):
    return Counters(tmp_path / "limits.db", key="a key")


@pytest.fixture
def dora(town):
    return town.person("Dora", email="dora@example.org", password_hash=hash_password(PASSWORD))


def test_five_wrong_passwords_close_the_door_for_a_while_with_a_sentence(browser, dora):
    for _ in range(5):
        log_in(browser, email="dora@example.org", password="guess", expect=422)

    response = log_in(browser, email="dora@example.org", password="guess", expect=429)

    assert response.headers["Retry-After"] == "900"
    log_in(browser, email="DORA@example.org ", expect=429)


def test_somebody_elses_guesses_do_not_lock_dora_out(browser, dora):
    elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
    page = browser.get("/de/account/login").text
    token = page.partition('name="csrf_token"')[2].partition('value="')[2].partition('"')[0]
    form = {"csrf_token": token, "email": "dora@example.org", "password": "guess"}
    for attempt in range(6):
        browser.post(
            "/de/account/login",
            data=form,
            environ_base=elsewhere,
            expect=429 if attempt == 5 else 422,
        )
    log_in(browser, email="dora@example.org")


def test_a_counter_forgets_when_its_window_is_over(counters):
    for _ in range(2):
        counters.count(TWICE, "dora", now=NOW)
    assert counters.is_reached(TWICE, "dora", now=NOW)
    assert not counters.is_reached(TWICE, "dora", now=NOW + timedelta(minutes=10))
    assert not counters.is_reached(TWICE, "alice", now=NOW)


def test_the_counters_file_names_nobody(counters, tmp_path):
    counters.count(TWICE, "dora@example.org", now=NOW)
    assert b"dora" not in (tmp_path / "limits.db").read_bytes()


def test_counters_that_cannot_be_kept_close_nothing(tmp_path):
    broken = Counters(tmp_path / "nowhere" / "limits.db", key="a key")
    broken.count(TWICE, "dora", now=NOW)
    assert not broken.is_reached(TWICE, "dora", now=NOW)


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        (None, "unknown"),
        ("nonsense", "unknown"),
    ],
)
def test_a_household_on_ipv6_counts_as_one(address, network):
    assert client_network(address) == network


def test_counting_and_asking_in_one_step_lets_nobody_slip_through(counters):
    assert [counters.take(TWICE, "dora", now=NOW) for _ in range(3)] == [True, True, False]
    assert counters.take(TWICE, "alice", now=NOW)
    assert counters.take(TWICE, "dora", now=NOW + timedelta(minutes=10))


def test_a_new_counter_clears_away_those_that_are_over(counters, tmp_path):
    counters.take(TWICE, "dora", now=NOW)
    counters.take(TWICE, "alice", now=NOW + timedelta(minutes=10))
    with closing(sqlite3.connect(tmp_path / "limits.db")) as file:
        assert file.execute("SELECT count(*) FROM hit").fetchone() == (1,)


def test_the_sixty_first_search_of_a_minute_waits(browser, town):
    with travel(NOW, tick=False):
        for number in range(60):
            browser.get(f"/de/search?q=rad{number}")
        refused = browser.get("/de/search?q=rad60", expect=429)
        elsewhere = {"REMOTE_ADDR": "198.51.100.7"}
        browser.get("/de/search?q=rad60", environ_base=elsewhere)
        browser.get("/de/search")
    assert refused.headers["Retry-After"] == "60"
    assert "/de/" in refused.text


def test_answers_from_the_page_cache_are_not_counted(app, town, session):
    session.commit()
    client = app.test_client()
    with travel(NOW, tick=False):
        for _ in range(61):
            answer = client.get("/de/search?q=rad")
    assert answer.status_code == 200
