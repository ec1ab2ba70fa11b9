"""What tests do on the pages of conversations."""

import re

from werkzeug.test import TestResponse

from tests.browser_client import Browser


def token_of(page: str) -> str:
    main = page.partition("<main")[2]
    found = re.search(r'name="csrf_token"(?: type="hidden")? value="([^"]+)"', main)
    assert found
    return found[1]


def send(browser: Browser, path: str, *, to: str = "", expect: int = 303, **fields) -> TestResponse:
    """Open a page, fill in its form and send it, perhaps to another address."""
    token = token_of(browser.get(path).text)
    return browser.post(to or path, data={"csrf_token": token, **fields}, expect=expect)


def do(browser: Browser, thread: str, deed: str, *, expect: int = 303, **fields) -> TestResponse:
    """Press one of the buttons beside a conversation."""
    return send(browser, thread, deed=deed, expect=expect, **fields)
