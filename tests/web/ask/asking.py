"""How somebody without account fills in the form."""

import re
from typing import Any

TEXT = "Meine Tochter fährt damit zur Schule."


def token_of(page: str) -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', page)
    assert found
    return found[1]


def words_on(page: str) -> str:
    found = re.search(r'data-testid="code"[^>]*>([^<]+)<', page)
    assert found
    return found[1]


def ask(browser: Any, *, expect: int = 303, lang: str = "de", **values: Any) -> Any:
    """Send the form of ``/ask`` as a script would."""
    form = {
        "csrf_token": token_of(browser.get(f"/{lang}/ask").text),
        "kind": "request",
        "topic": "bicycle",
        "area": "ludwigsburg-mitte",
        "thing": "bicycle",
        "text": TEXT,
        "text_lang": "de",
        "hear": "code",
        **values,
    }
    return browser.post(f"/{lang}/ask", data=form, expect=expect)


def asked(browser: Any, **values: Any) -> str:
    """Ask, and return the words on the card."""
    lang = values.get("lang", "de")
    return words_on(browser.get(ask(browser, **values).location or f"/{lang}/").text)


def enter(browser: Any, code: str, *, expect: int = 303) -> Any:
    form = {"csrf_token": token_of(browser.get("/de/ask").text), "code": code}
    return browser.post("/de/answers/", data=form, expect=expect)


def send(browser: Any, path: str, *, expect: int = 303, **values: Any) -> Any:
    """Open a form and send it."""
    return browser.post(
        path, data={"csrf_token": token_of(browser.get(path).text), **values}, expect=expect
    )
