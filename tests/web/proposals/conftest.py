"""An association and a café that fit, and people of both."""

import re

import pytest

from tests.proposing import Sewers, log_in


@pytest.fixture
def sewers(town):
    return Sewers(town)


@pytest.fixture
def as_(browser, town):
    """Let somebody use the browser; nobody is a visitor."""

    def become(person=None):
        browser._client.delete_cookie("login")
        if person is not None:
            log_in(town, browser._client, person)
        return browser

    return become


def token_of(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]


def selects(statements):
    """Return how many of some statements read anything."""
    return sum(statement.lstrip().startswith(("SELECT", "WITH")) for statement in statements)
