"""Accounts in a browser: joining, the second step, and no barrier on any personal page."""

import pyotp
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.joining import BUTTON, join, letter_to, link_in, log_in
from tests.browser.judging import axe_findings, follow, too_wide
from tests.journeys.demo import Demo

PASSWORD = "Nebel über dem Feldweg"
PERSONAL = ("security", "settings", "password", "address", "address/asked", "second-factor/set-up")


@pytest.mark.parametrize(("tag", "script"), [("de", True), ("ar", False)])
def test_somebody_joins_and_finds_the_own_page(
    demo: Demo, new_page: NewPage, tag: str, script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    email = f"joins-{tag}@example.org"
    join(page, demo, name="Nora", email=email, password=PASSWORD, tag=tag)
    page.wait_for_url(f"**/{tag}/my/")
    page.goto(f"/{tag}/account/settings")
    assert page.input_value("#name") == "Nora"


def test_a_letter_opens_the_account_of_somebody_without_a_password(
    demo: Demo, new_page: NewPage
) -> None:
    page, email = new_page(), "by-letter@example.org"
    page.goto("/en/account/register")
    page.fill("#name", "Nora")
    page.fill("#email", email)
    page.check("#terms", force=True)
    follow(page.locator(BUTTON).first)
    page.goto(link_in(letter_to(demo, email)))
    follow(page.locator(BUTTON).first)
    page.wait_for_url("**/en/my/")

    other = new_page()
    other.goto("/en/account/link")
    other.fill("#email", email)
    follow(other.locator(BUTTON).first)
    other.goto(link_in(letter_to(demo, email, after=1)))
    follow(other.locator(BUTTON).first)
    other.wait_for_url("**/en/my/")


def test_the_second_step_is_set_up_and_a_recovery_code_opens_the_account(
    demo: Demo, new_page: NewPage
) -> None:
    page, email = new_page(), "second-step@example.org"
    join(page, demo, name="Nora", email=email, password=PASSWORD)
    page.goto("/de/account/second-factor/set-up")
    secret = page.locator("main code").inner_text().replace(" ", "")
    page.fill("#password", PASSWORD)
    page.fill("#code", pyotp.TOTP(secret).now())
    follow(page.locator(BUTTON).first)
    codes = page.locator("main li code").all_inner_texts()
    assert len(codes) == 10

    other = new_page()
    other.goto("/de/account/login")
    log_in(other, email=email, password=PASSWORD)
    other.wait_for_url("**/de/account/second-factor")
    other.fill("#code", codes[0])
    follow(other.locator(BUTTON).first)
    other.wait_for_url("**/de/my/")


@pytest.fixture
def volunteer(demo: Demo, new_page: NewPage) -> Page:
    page = new_page(axe=True)
    known = demo.manifest["accounts"]["volunteer"]
    page.goto("/de/account/login")
    log_in(page, email=known["email"], password=known["password"])
    page.wait_for_url("**/de/my/")
    return page


def test_no_personal_page_has_a_barrier_or_scrolls_sideways(volunteer: Page) -> None:
    faults = {}
    for tag in ("de", "ar"):
        for path in PERSONAL:
            volunteer.goto(f"/{tag}/account/{path}")
            faults[tag, path] = axe_findings(volunteer)
            volunteer.set_viewport_size({"width": 320, "height": 700})
            faults[tag, path] += too_wide(volunteer)
            volunteer.set_viewport_size({"width": 390, "height": 844})
    assert {page: found for page, found in faults.items() if found} == {}


def test_a_form_that_is_wrong_says_so_without_a_barrier(new_page: NewPage) -> None:
    page = new_page(axe=True, quiet=False)
    page.goto("/de/account/register")
    page.fill("#password", "passwort123")
    follow(page.locator(BUTTON).first)
    assert page.locator(".field--bad").count() == 4
    assert axe_findings(page) == []
