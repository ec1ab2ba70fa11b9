from datetime import timedelta

import pytest

from helpboard.models import Login
from helpboard.web.auth import hashed


@pytest.fixture
def alice(town):
    return town.person("Alice", email="alice@example.org")


@pytest.fixture
def as_alice(browser, alice, session, now):
    """A browser in which Alice is logged in."""
    session.add(
        Login(
            user_id=alice.id,
            token_hash=hashed("alices token"),
            created_at=now,
            expires_at=now + timedelta(days=1),
        )
    )
    browser._client.set_cookie("login", "alices token")
    return browser
