"""A phone that keeps the pages it has read."""

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.journeys.demo import Demo

PHONE = {"service_workers": "allow", "quiet": False}
KEPT = """async () => (await (await caches.open('pages')).keys())
  .map(one => new URL(one.url).pathname + new URL(one.url).search)"""


def ready(new_page: NewPage, path: str, **options: Any) -> Page:
    """A phone that has been here and keeps what it reads."""
    page = new_page(**{**PHONE, **options})
    page.goto(path)
    wait_for_worker(page)
    return page


def wait_for_worker(page: Page) -> None:
    page.evaluate("navigator.serviceWorker.ready.then(() => 1)")
    until(page, lambda: bool(page.evaluate("navigator.serviceWorker.controller !== null")))
    wait_for(page, "/" + page.url.split("/", 3)[3])


def wait_for(page: Page, path: str) -> None:
    """Wait until the worker has put a page away."""
    until(page, lambda: path in page.evaluate(KEPT))


def until(page: Page, is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        page.wait_for_timeout(50)


def open_page(page: Page, path: str) -> None:
    page.goto(path)
    wait_for(page, path)


def status_of(page: Page, path: str) -> int:
    answer = page.goto(path)
    assert answer
    return answer.status


def posts(demo: Demo) -> list[str]:
    return [f"/de/posts/{number}" for number in demo.manifest["posts"]["published"]]
