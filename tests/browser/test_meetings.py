"""A lead looks after the meetings on a phone, without script, in two directions."""

import re

import pytest

from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, follow, too_wide
from tests.browser.test_my_organisations import log_in, send
from tests.journeys.demo import Demo

HUB = "my/groups/cafe-lindenhain"


@pytest.mark.parametrize(("tag", "nth"), [("de", -1), ("ar", -2)])
def test_a_gap_goes_on_the_board_and_leaves_it_when_the_hosts_are_found(
    demo: Demo, new_page: NewPage, tag: str, nth: int
) -> None:
    page = new_page(java_script_enabled=False, quiet=False)
    log_in(page, demo, "group_lead", tag)
    page.goto(f"/{tag}/{HUB}")
    follow(page.locator("main a.tap[href*='/meetings/']").nth(nth))
    meeting = page.url
    assert page.get_by_test_id("gap").count() == 1
    follow(page.locator("main a[href$='/board']"))
    send(page)
    page.wait_for_url(re.compile(rf"/{tag}/my/posts/\d+"))
    address = f"/{tag}/posts/{page.url.rpartition('/')[2]}"
    assert page.goto(address).status == 200

    page.goto(meeting)
    for select in page.locator("main select").all():
        select.select_option("host")
    send(page)

    assert page.get_by_test_id("gap").count() == 0
    assert page.goto(address).status == 410


@pytest.mark.parametrize("tag", ["de", "ar"])
def test_every_page_about_a_meeting_fits_a_phone_and_has_no_barrier(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(axe=True)
    log_in(page, demo, "group_lead", tag)
    page.goto(f"/{tag}/{HUB}")
    next_one = page.locator("main .meeting__title a").first.get_attribute("href")
    last_one = page.locator("main .counts a").first.get_attribute("href")
    faults = {}
    for path in (
        f"/{tag}/{HUB}",
        *(f"{next_one}{deed}" for deed in ("", "/cancel", "/move")),
        *(f"{last_one}{deed}" for deed in ("", "/numbers")),
        f"/{tag}/cafes/?area=ludwigsburg-hoheneck",
        f"/{tag}/calendar/?area=ludwigsburg-hoheneck",
    ):
        page.goto(path)
        faults[path] = [*axe_findings(page), *too_wide(page)]
    assert {path: found for path, found in faults.items() if found} == {}
