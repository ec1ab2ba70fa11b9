"""The desk in a browser: no barrier on its pages, nothing sideways, and the keys of Today."""

import pyotp
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, follow, too_wide
from tests.browser.test_my_organisations import log_in
from tests.journeys.demo import Demo

PLACES = ("", "queue", "answers", "notices", "appeals", "log", "letters", "texts",
          "texts/terms/de", "texts/contact/de/revisions")  # fmt: skip
DESK: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 700}


def at_the_desk(page: Page, demo: Demo) -> None:
    log_in(page, demo, "coordinator", "en")
    secret = demo.manifest["accounts"]["coordinator"]["totp_secret"]
    page.locator("input[name=code]").fill(pyotp.TOTP(secret).now())
    follow(page.locator("main form button[type=submit]").first)
    page.wait_for_url("**/en/desk/")


def test_the_pages_of_the_desk_have_no_barrier_and_its_keys_work(
    demo: Demo, new_page: NewPage, base_url: str
) -> None:
    page = new_page(axe=True, viewport=DESK, quiet=False)
    at_the_desk(page, demo)
    waiting = page.locator("[data-testid=queue-item] [data-key-open]")
    page.wait_for_load_state("networkidle")  # the keys work when their script is there
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert waiting.nth(1).evaluate("one => one === document.activeElement")
    page.keyboard.press("k")
    page.keyboard.press("a")
    page.wait_for_url("**/en/desk/notices/*")  # the threat stands first

    faults = {}
    for look in ("", "1.1.auto"):
        if look:
            page.context.add_cookies([{"name": "display", "value": look, "url": base_url}])
        for place in PLACES:
            page.goto(f"/en/desk/{place}")
            faults[place, look] = axe_findings(page)
    page.set_viewport_size(PHONE)
    for place in PLACES:
        page.goto(f"/de/desk/{place}")
        faults[place, "phone"] = [*axe_findings(page), *too_wide(page)]
    assert {key: found for key, found in faults.items() if found} == {}
