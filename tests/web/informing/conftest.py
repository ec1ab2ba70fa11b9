"""The desk's people, and how each of them uses the browser."""

import pytest

from tests.informing import desk
from tests.web.signing_in import signing_in


@pytest.fixture
def cast(town):
    return desk(town)


@pytest.fixture
def as_(browser, town, cast):
    """Let somebody of the cast, or anybody else, use the browser; nobody is a visitor."""
    become = signing_in(browser, town)

    def log_in(who=None):
        return become(cast[who] if isinstance(who, str) else who)

    return log_in
