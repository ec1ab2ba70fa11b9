"""Who coordinates which area, said at a terminal."""

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture(autouse=True)
def _board(helpboard):
    helpboard("init", "--area", "ludwigsburg")


def test_add_makes_an_account_and_list_shows_it(helpboard):
    assert (
        "new account"
        in helpboard(
            "coordinator", "add", "Alice@example.org", "--area", "ludwigsburg", "--name", "Alice"
        ).stdout
    )
    assert helpboard("coordinator", "list").stdout == (
        "ludwigsburg  alice@example.org  Alice  (no second factor yet)\n"
    )


def test_adding_twice_is_adding_once(helpboard):
    for _ in range(2):
        helpboard("coordinator", "add", "alice@example.org", "--area", "ludwigsburg")
    assert len(helpboard("coordinator", "list").stdout.splitlines()) == 1


def test_remove_takes_the_area_and_keeps_the_account(helpboard):
    helpboard("coordinator", "add", "alice@example.org", "--area", "ludwigsburg")
    helpboard("coordinator", "remove", "alice@example.org")
    assert "Nobody coordinates" in helpboard("coordinator", "list").stdout
    again = helpboard("coordinator", "add", "alice@example.org", "--area", "ludwigsburg")
    assert "new account" not in again.stdout


def test_an_unknown_area_or_person_is_refused_with_its_name(helpboard):
    unknown_area = ("coordinator", "add", "alice@example.org", "--area", "nowhere")
    assert "no area nowhere" in helpboard(*unknown_area, expect=1).stderr
    assert "Nobody has" in helpboard("coordinator", "remove", "bob@example.org", expect=1).stderr
    assert "Nobody coordinates" in helpboard("coordinator", "list").stdout


def test_what_is_no_address_is_wrong_usage(helpboard):
    helpboard("coordinator", "add", "alice", "--area", "ludwigsburg", expect=2)
    helpboard("coordinator", "add", "alice@example.org", expect=2)


def test_whoever_lost_the_second_factor_starts_anew_and_every_log_in_ends(helpboard, instance):
    helpboard("coordinator", "add", "alice@example.org", "--area", "ludwigsburg")
    with closing(sqlite3.connect(instance / "helpboard.db")) as file:
        file.execute("UPDATE user SET totp_secret = 'JBSWY3DPEHPK3PXP', totp_step = 7")
        file.execute(
            "INSERT INTO login (user_id, token_hash, created_at, expires_at, client)"
            " SELECT id, 'x', '2026-01-01', '2999-01-01', '' FROM user"
        )
        file.execute("INSERT INTO recovery_code (user_id, code_hash) SELECT id, 'x' FROM user")
        file.commit()
    assert "no second factor yet" not in helpboard("coordinator", "list").stdout

    said = helpboard("coordinator", "reset-second-factor", "Alice@example.org").stdout

    assert "sets up a new one" in said
    assert "no second factor yet" in helpboard("coordinator", "list").stdout
    with closing(sqlite3.connect(instance / "helpboard.db")) as file:
        left = [file.execute(f"SELECT * FROM {t}").fetchall() for t in ("login", "recovery_code")]
        letters = file.execute("SELECT kind FROM letter").fetchall()
    assert left == [[], []]
    assert letters == [("second-factor-off",)]


def test_a_second_factor_of_nobody_cannot_be_reset(helpboard):
    answer = helpboard("coordinator", "reset-second-factor", "bob@example.org", expect=1)
    assert "Nobody has the address bob@example.org." in answer.stderr
