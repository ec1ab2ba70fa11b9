"""Phones: reading without network, what is never kept, and forgetting."""

from typing import Any

import pyotp
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.joining import log_in
from tests.browser.judging import axe_findings, follow, too_wide
from tests.browser.kept import KEPT, open_page, posts, ready, status_of, until, wait_for_worker
from tests.journeys.demo import Demo

EVERYTHING = """async () => {
  const all = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const one of await cache.keys())
      all.push([one.url, await (await cache.match(one, {ignoreVary: true})).text()]);
  }
  return all;
}"""
LEFT = """async () => [await caches.keys(), localStorage.length, sessionStorage.length,
  (await indexedDB.databases()).length,
  (await navigator.serviceWorker.getRegistrations()).length]"""


def test_the_last_twenty_pages_can_be_read_again_without_network(
    new_page: NewPage, demo: Demo
) -> None:
    page = ready(new_page, "/de/cafes/")
    read = [path for path in posts(demo)[:30] if _may_stay(page, path)][:20]
    headings = {}
    for path in read:
        open_page(page, path)
        headings[path] = page.locator("h1").inner_text()
    assert page.evaluate(KEPT) == read  # the cafés went first
    open_page(page, read[0])
    open_page(page, "/de/groups/")
    assert set(page.evaluate(KEPT)) == {*read, "/de/groups/"} - {read[1]}

    page.context.set_offline(True)
    for path in headings.keys() - {read[1]}:
        assert status_of(page, path) == 200
        assert page.locator("h1").inner_text() == headings[path]
        page.locator("[data-kept-words] time").filter(has_text=":").wait_for()
    assert status_of(page, read[1]) == 503
    until(page, lambda: page.locator("[data-kept-list] a").count() == 20)
    follow(page.locator("[data-kept-list] a").last)
    page.locator("[data-kept-words]").wait_for()

    page.context.set_offline(False)
    page.reload()
    assert page.locator("[data-kept-words]").count() == 0


def test_a_kept_page_has_the_headers_that_it_came_with(new_page: NewPage) -> None:
    page = ready(new_page, "/de/cafes/")
    first = page.reload()
    page.context.set_offline(True)
    again = page.reload()
    assert first
    assert again
    assert again.headers["content-security-policy"] == first.headers["content-security-policy"]
    assert again.headers["x-frame-options"] == "DENY"


def _may_stay(page: Page, path: str) -> bool:
    return page.request.get(path).headers.get("x-offline") == "keep"


def test_a_page_that_was_never_read_says_so_in_the_readers_language(new_page: NewPage) -> None:
    page = ready(new_page, "/de/cafes/", axe=True)
    open_page(page, "/ar/board/")
    page.context.set_offline(True)
    assert status_of(page, "/ar/places/") == 503
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ar", "rtl")
    links = page.locator("[data-kept-list] a")
    until(page, lambda: links.count() == 2)
    assert [links.nth(at).get_attribute("lang") for at in (0, 1)] == ["ar", "de"]
    assert page.locator("a[href='tel:112']").is_visible()
    assert axe_findings(page) == []
    assert too_wide(page) == []
    page.context.set_offline(False)
    follow(page.locator("main a.button").first)
    assert page.url.endswith("/ar/places/")
    assert page.locator("header nav .menu__item").count() > 3


def _log_in(page: Page, demo: Demo, role: str) -> None:
    account = demo.manifest["accounts"][role]
    page.goto("/de/account/login")
    log_in(page, email=account["email"], password=account["password"])
    if "totp_secret" in account:
        page.fill("input[name=code]", pyotp.TOTP(account["totp_secret"]).now())
        follow(page.locator("main form.form button[type=submit]").first)


def test_nothing_personal_or_discreet_is_in_any_cache(new_page: NewPage, demo: Demo) -> None:
    page = ready(new_page, "/de/cafes/")
    [discreet] = [path for path in posts(demo) if "no-store" in _cache_control(page, path)][:1]
    for path in (discreet, "/de/board/?topic=women", "/de/board/?q=bett", "/de/search?q=bett"):
        page.goto(path)
    for path in ("/de/ask?topic=hearing", "/de/answers/", "/de/account/register", "/de/contact"):
        page.goto(path)
    page.goto("/de/ask?topic=women&step=end&when=flexible&area=ludwigsburg-mitte")
    follow(page.locator("main button.ask__next").first)
    page.wait_for_url("**/answers/card")
    page.goto("/de/answers/mine")
    _log_in(page, demo, "volunteer")
    for path in ("/de/my/", "/de/my/posts", "/de/my/data", "/de/account/settings", "/de/groups/"):
        page.goto(path)
    page.context.clear_cookies(name="login")
    _log_in(page, demo, "coordinator")
    for path in ("/de/desk/", "/de/board/"):
        page.goto(path)
    found = page.evaluate(EVERYTHING)
    pages = {url.split("/", 3)[3] for url, _ in found if "/static/" not in url}
    assert {path for path in pages if not path.endswith("/offline")} == {"de/cafes/"}
    texts = "".join(text for _, text in found)
    canaries = _strings(demo.manifest["canaries"])
    assert len(canaries) > 20
    assert [canary for canary in canaries if canary in texts] == []
    assert demo.manifest["accounts"]["volunteer"]["email"] not in texts


def _strings(value: Any) -> list[str]:
    if isinstance(value, dict):
        value = list(value.values())
    return [value] if isinstance(value, str) else [one for part in value for one in _strings(part)]


def _cache_control(page: Page, path: str) -> str:
    return page.request.get(path).headers["cache-control"]


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_forgetting_leaves_nothing_on_the_phone(new_page: NewPage, tag: str) -> None:
    page = ready(new_page, f"/{tag}/board/")
    page.evaluate("localStorage.setItem('draft', 'x'), sessionStorage.setItem('draft', 'x')")
    follow(page.locator("header details.menu").first.locator("summary"))
    follow(page.locator("header form button[name=forget]"))
    page.wait_for_url(f"**/{tag}/forgotten")
    assert page.evaluate(LEFT) == [[], 0, 0, 0, 0]
    assert page.context.cookies() == []


def test_logging_out_drops_what_was_read_before(new_page: NewPage, demo: Demo) -> None:
    page = ready(new_page, "/de/groups/")
    page.evaluate("localStorage.setItem('draft', 'x')")
    _log_in(page, demo, "volunteer2")
    page.wait_for_url("**/de/my/")
    follow(page.locator("header button[popovertarget=nav]").first)
    follow(page.locator("form[action$='/account/logout'] button"))
    page.wait_for_url("**/de/")
    wait_for_worker(page)
    assert page.evaluate(KEPT) == ["/de/"]
    assert page.evaluate("localStorage.length") == 0
