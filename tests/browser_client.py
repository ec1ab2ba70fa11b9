"""A test client that reads every page with a critic's eye."""

import re
from collections import Counter
from html.parser import HTMLParser
from typing import Any

from flask.testing import FlaskClient
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

LANDMARKS = ("header", "nav", "main", "footer")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: Counter[str] = Counter()
        self.ids: Counter[str] = Counter()
        self.faults: list[str] = []
        self.title = ""
        self.lang = ""
        self.dir = ""
        self._in_title = False
        self._svg = 0
        self._links = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags[tag] += 1
        self._svg += tag == "svg"
        self._in_title = tag == "title" and not self._svg
        if "id" in given:
            self.ids[given["id"] or ""] += 1
        if "style" in given or any(name.startswith("on") for name in given):
            self.faults.append(f"inline style or handler on <{tag}>")
        if tag == "style" or (tag == "script" and not _is_harmless(given)):
            self.faults.append(f"inline <{tag}>")
        if tag == "form" and "action" not in given:
            self.faults.append("form without action")
        if tag == "img" and "alt" not in given:
            self.faults.append("img without alt")
        if tag == "html":
            self.lang, self.dir = given.get("lang") or "", given.get("dir") or ""
        if tag == "a" and self._links == 0:
            self._links = 1
            if not (given.get("href") or "").startswith("#"):
                self.faults.append("the first link does not skip to the content")

    def handle_endtag(self, tag: str) -> None:
        self._svg -= tag == "svg"
        self._in_title = False

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.title += data


def _is_harmless(attrs: dict[str, str | None]) -> bool:
    """A script is a file, or data for search engines that no browser runs."""
    return "src" in attrs or attrs.get("type") == "application/ld+json"


def check_page(html: str) -> None:
    """Fail unless ``html`` is a page as this house builds them."""
    page = _Page()
    page.feed(html)
    faults = page.faults + [f"id {i!r} twice" for i, n in page.ids.items() if n > 1]
    if page.tags["h1"] != 1:
        faults.append(f"{page.tags['h1']} h1 headings")
    if not re.search(r"\S", page.title):
        faults.append("no title")
    if not page.lang or page.dir not in {"ltr", "rtl"}:
        faults.append("html without lang and dir")
    faults += [f"no <{tag}>" for tag in LANDMARKS if not page.tags[tag]]
    assert faults == []


class Browser:
    """Saves rows before a visit, judges the page, forgets stale rows after it."""

    def __init__(self, client: FlaskClient, session: Session) -> None:
        self._client = client
        self._session = session

    def get(self, path: str, *, expect: int = 200, **kwargs: Any) -> TestResponse:
        return self._visit("GET", path, expect, **kwargs)

    def head(self, path: str, *, expect: int = 200, **kwargs: Any) -> TestResponse:
        return self._visit("HEAD", path, expect, **kwargs)

    def post(self, path: str, *, expect: int = 303, **kwargs: Any) -> TestResponse:
        return self._visit("POST", path, expect, **kwargs)

    def _visit(self, method: str, path: str, expect: int, **kwargs: Any) -> TestResponse:
        self._session.commit()
        # Tests change rows past the app's own sessions, so nobody else tells the page cache.
        self._client.application.extensions["helpboard"].version.moved()
        response = self._client.open(path, method=method, **kwargs)
        self._session.expire_all()
        assert response.status_code == expect, response.text[:2000]
        if method != "HEAD" and response.mimetype == "text/html" and not response.location:
            check_page(response.text)
        return response
