"""What people do with their accounts, step by step, and what they find in their letters."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, event, select
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.domain.letter import LetterKind
from helpboard.models import Letter
from tests.browser_client import Browser
from tests.conftest import SECRET

PASSWORD = "Kastanien im Regen"
NEW_PASSWORD = "Nebel über dem Feldweg"


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page.partition("<main")[2])
    assert found, "the page has no form"
    return found[1]


def send(
    browser: Browser, path: str, *, expect: int = 303, to: str = "", **fields: Any
) -> TestResponse:
    """Open the page ``path``, fill in its form and send it."""
    token = token_of(browser.get(path).text)
    return browser.post(to or path, data={"csrf_token": token, **fields}, expect=expect)


def register(browser: Browser, *, expect: int = 303, **changed: Any) -> TestResponse:
    typed = {"name": "Dora", "email": "dora@example.org", "password": PASSWORD, "terms": "y"}
    fields = {name: text for name, text in {**typed, **changed}.items() if text is not None}
    return send(browser, "/de/account/register", expect=expect, **fields)


def log_in(
    browser: Browser, email: str, password: str = PASSWORD, *, expect: int = 303, **more: Any
) -> TestResponse:
    path = "/de/account/login"
    return send(browser, path, expect=expect, email=email, password=password, **more)


def letters(session: Session, kind: LetterKind | None = None) -> list[Letter]:
    found = select(Letter).order_by(Letter.id)
    return list(session.scalars(found if kind is None else found.where(Letter.kind == kind)))


def path_in(letter: Letter) -> str:
    """The address that a letter's button leads to."""
    [link_key] = [value for name, value in letter.params.items() if name.endswith("_link")]
    return f"/l/{LinkTokens(key=SECRET).token(link_key)}?lang=de"


def press(browser: Browser, letter: Letter, *, expect: int = 303) -> TestResponse:
    """Follow a letter's link and press the button there."""
    return send(browser, path_in(letter), expect=expect)


@contextmanager
def statements_on(connection: Connection) -> Iterator[list[str]]:
    """Collect the beginnings of the statements that are run, without savepoints."""
    run: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if "SAVEPOINT" not in statement:
            run.append(" ".join(statement.split()[:3]))

    event.listen(connection, "before_cursor_execute", note)
    yield run
    event.remove(connection, "before_cursor_execute", note)
