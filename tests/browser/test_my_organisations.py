"""Editors look after their organisation on a phone, without script, in two directions."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, follow, too_wide
from tests.journeys.demo import Demo

PLACES = ("", "/edit", "/hours", "/members", "/gives-seeks", "/gives-seeks/new", "/services",
          "/services/new", "/departments", "/logo")  # fmt: skip


def log_in(page: Page, demo: Demo, who: str, tag: str) -> None:
    account = demo.manifest["accounts"][who]
    page.goto(f"/{tag}/account/login")
    page.locator("input[name=email]").fill(account["email"])
    page.locator("input[name=password]").fill(account["password"])
    follow(page.locator("main form button[type=submit]").first)
    page.wait_for_url(re.compile(rf"/{tag}/(?!account/login)"))


def send(page: Page) -> None:
    follow(page.locator("main .form__end button[type=submit]").first)


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_an_organisation_is_founded_and_says_when_it_is_open_without_script(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(java_script_enabled=False, quiet=False)
    log_in(page, demo, "volunteer2", tag)
    page.goto(f"/{tag}/my/organisations/new")
    page.locator("input[name=name]").fill(f"Radwerkstatt Nord {tag}")
    page.locator("select[name=kind]").select_option("volunteer_circle")
    page.locator("textarea[name=about]").fill("Wir reparieren Räder am Freitag.")
    page.locator("select[name=source_lang]").select_option("de")
    page.locator("input[name=phone]").fill("keine")
    send(page)
    assert page.locator("#phone-error").count() == 1
    assert page.locator("textarea[name=about]").input_value().startswith("Wir reparieren")
    page.locator("input[name=phone]").fill("07141 910 0")
    send(page)
    slug = f"radwerkstatt-nord-{tag}"
    page.wait_for_url(f"**/{tag}/my/organisations/{slug}")
    page.goto(f"/{tag}/my/organisations/{slug}/hours")
    page.locator("[name='hours.fri.1.from']").fill("16:00")
    page.locator("[name='hours.fri.1.to']").fill("19:00")
    page.locator("[name='hours.sat.same']").check(force=True)
    send(page)
    page.wait_for_url(f"**/{tag}/my/organisations/{slug}")
    page.goto(f"/{tag}/organisations/{slug}")
    assert page.locator("main").inner_text().count("16:00") == 2
    assert "07141 9100" in page.locator("main").inner_text()


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_every_page_of_the_editors_fits_a_phone_and_has_no_barrier(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(axe=True)
    log_in(page, demo, "organisation", tag)
    slug = demo.manifest["accounts"]["organisation"]["organisation"]
    faults = {}
    for place in PLACES:
        page.goto(f"/{tag}/my/organisations/{slug}{place}")
        page.locator("details").evaluate_all(
            "all => all.filter(one => one.closest('main')).forEach(one => { one.open = true })"
        )
        faults[place] = [*axe_findings(page), *too_wide(page)]
    assert {place: found for place, found in faults.items() if found} == {}
