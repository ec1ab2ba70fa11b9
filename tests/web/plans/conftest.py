"""Carla coordinates the town; her account has a second factor."""

import hashlib
import re
from datetime import timedelta
from itertools import count

import pytest

from helpboard.models import Login
from tests.planning import coordinator

_number = count()


def token_of(page):
    return re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)[1]


@pytest.fixture
def become(browser, town):
    """Let somebody use the browser; nobody is a visitor."""

    def log_in(person=None):
        client = browser._client
        client.delete_cookie("login")
        if person is not None:
            token = f"token of {person.id} {next(_number)}"
            town.add(
                Login(
                    user_id=person.id,
                    token_hash=hashlib.sha256(token.encode()).hexdigest(),
                    created_at=town.now,
                    expires_at=town.now + timedelta(days=1),
                )
            )
            client.set_cookie("login", token)
        return browser

    return log_in


@pytest.fixture
def carla(town):
    return coordinator(town)[0]


@pytest.fixture
def desk(become, carla):
    """The browser of the coordinator."""
    return become(carla)
