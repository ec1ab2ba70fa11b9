"""Posting on a phone without script, in German and in Arabic, and leaving no trace."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.judging import follow, too_wide
from tests.journeys.demo import Demo

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
    b"\x1f\x15\xc4\x89\x00\x00\x00\rIDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89"
    b"\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)


def log_in(page: Page, demo: Demo, lang: str, who: str) -> None:
    account = demo.manifest["accounts"][who]
    page.goto(f"/{lang}/account/login")
    page.locator("input[name=email]").fill(account["email"])
    page.locator("input[name=password]").fill(account["password"])
    page.locator("input[name=password]").press("Enter")
    page.wait_for_url(lambda url: "account/login" not in url)


@pytest.mark.parametrize(("lang", "direction"), [("de", "ltr"), ("ar", "rtl")])
def test_a_bicycle_is_posted_in_a_few_taps_without_script(
    new_page: NewPage, demo: Demo, lang: str, direction: str
) -> None:
    page = new_page(java_script_enabled=False)
    log_in(page, demo, lang, "newcomer")
    page.goto(f"/{lang}/posts/new")
    assert too_wide(page) == []
    follow(page.locator("main a[href*='kind=request']"))
    follow(page.locator("main a[href*='topic=goods']"))
    follow(page.locator("main a[href*='topic=bicycle']"))
    assert page.locator("html").get_attribute("dir") == direction
    assert too_wide(page) == []
    page.locator("select[name=thing]").select_option("child-bicycle")
    page.locator("input[name=size]").fill("20")
    page.locator("textarea[name=text]").fill("Für meine Tochter.")
    page.locator("input[name=photo]").set_input_files(
        {"name": "bike.png", "mimeType": "image/png", "buffer": PNG}
    )
    follow(page.locator("button[name=do][value=preview]"))

    shown = page.locator("[data-preview]").evaluate_all(
        "all => all.map(one => one.dataset.preview)"
    )
    assert len(shown) == 3
    assert {lang, "de"} <= set(shown)
    assert page.locator("textarea[name=text]").input_value() == "Für meine Tochter."
    assert page.locator(".picture img").count() == 1
    assert too_wide(page) == []

    follow(page.locator("button[name=do][value=publish]"))
    if page.locator("button[name=anyway]").count():
        follow(page.locator("button[name=anyway]"))
    assert re.search(rf"/{lang}/my/posts/\d+$", page.url)
    assert page.get_by_test_id("post-state").get_attribute("data-state") == "pending"
    assert page.locator(".pictures img").count() == 1
    for _ in range(2):  # taken back it is a draft, and then nothing
        follow(page.locator("main a[href$='/withdraw']"))
        follow(page.locator("main form button[type=submit]"))
        if page.locator("[data-testid=own-post][data-state=draft]").count():
            follow(page.locator("[data-state=draft] .card__title a", has_text="20").first)
    assert too_wide(page) == []


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_weekly_times_are_chosen_on_a_phone(new_page: NewPage, demo: Demo, lang: str) -> None:
    page = new_page(java_script_enabled=False)
    log_in(page, demo, lang, "newcomer")
    page.goto(f"/{lang}/posts/new?kind=offer&topic=tandem")
    assert page.locator(".week").is_hidden()
    page.locator("input[name=when][value=weekly]").check()
    assert page.locator(".week").is_visible()
    page.locator("input[name='when.slot'][value=mon-evening]").check(force=True)
    assert too_wide(page) == []
    follow(page.locator("button[name=do][value=preview]"))
    lines = page.locator("[data-preview=de] [data-block=when]")
    assert lines.get_attribute("data-value") == "mon 18:00-24:00"
