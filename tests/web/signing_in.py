"""Letting anybody of a test use the browser, each with a log-in of their own."""

import re
from collections.abc import Callable
from datetime import timedelta

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.models import ActionLink, Login, User
from helpboard.web.auth import hashed
from tests.browser_client import Browser
from tests.conftest import SECRET
from tests.town import Town


def signing_in(browser: Browser, town: Town) -> Callable[[User | None], Browser]:
    """Return how a person becomes the reader; nobody is a visitor."""

    def become(person: User | None = None) -> Browser:
        client = browser._client
        client.delete_cookie("login")
        if person is not None:
            token = f"token of {person.id}"
            known = town.session.query(Login).filter_by(token_hash=hashed(token)).count()
            if not known:
                expires = town.now + timedelta(days=1)
                town.add(
                    Login(
                        user_id=person.id,
                        token_hash=hashed(token),
                        created_at=town.now,
                        expires_at=expires,
                    )
                )
            client.set_cookie("login", token)
        return browser

    return become


def token_in(page: str) -> str:
    """Return the form token of a page."""
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def address_of(link: ActionLink, lang: str = "en") -> str:
    """Return where a link of a letter leads."""
    return f"/l/{LinkTokens(key=SECRET).token(link.key)}?lang={lang}"
