"""Who coordinates which area, said at a terminal."""

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
