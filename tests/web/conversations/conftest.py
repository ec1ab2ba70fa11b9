from datetime import timedelta
from itertools import count

import pytest

from helpboard.models import Login
from helpboard.web.auth import hashed
from tests.browser_client import Browser


@pytest.fixture
def alice(town):
    return town.person("Alice", email="alice@example.org")


@pytest.fixture
def bob(town):
    return town.person("Bob", email="bob@example.org")


@pytest.fixture
def visit(app, session, now):
    """A browser of its own for a person, or for a visitor."""
    numbers = count(1)

    def as_person(person=None):
        client = app.test_client()
        if person is not None:
            token = f"token {next(numbers)} of {person.id}"
            session.add(
                Login(
                    user_id=person.id,
                    token_hash=hashed(token),
                    created_at=now,
                    expires_at=now + timedelta(days=1),
                )
            )
            client.set_cookie("login", token)
        return Browser(client, session)

    return as_person
