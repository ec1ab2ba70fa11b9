"""A translator's day in a browser: finding work, both texts, publishing, a changed original."""

from playwright.sync_api import Page, ViewportSize, expect

from helpboard.models import Group
from tests.browser.conftest import NewPage
from tests.browser.judging import axe_findings, follow, too_wide
from tests.browser.test_my_organisations import log_in
from tests.journeys.demo import Demo

WIDE: ViewportSize = {"width": 1280, "height": 900}
PHONE: ViewportSize = {"width": 320, "height": 700}
PLACES = ("", "coverage", "feedback", "interface", "interface/ar?q=Organ")
WORDS = "Пошта для всіх: пояснюємо листи."


def _publish(page: Page) -> str:
    """Take the first text that is missing in Ukrainian, publish it, and return its address."""
    page.goto("/de/translate/?to=uk&kind=group&state=missing")
    follow(page.get_by_test_id("work-item").first.locator("a"))
    where = page.url
    follow(page.locator("button[value=claim]"))
    page.locator("textarea").first.fill(WORDS)
    follow(page.locator("button[value=claim]"))  # two hours more
    expect(page.locator("textarea").first).to_have_value(WORDS)
    follow(page.locator("button[value=preview]"))
    expect(page.get_by_test_id("preview")).to_contain_text(WORDS)
    follow(page.locator("button[value=publish]"))
    page.goto(where)
    expect(page.get_by_test_id("state")).to_have_attribute("data-state", "current")
    return where


def test_work_is_found_published_and_marked_when_its_original_changes(
    demo: Demo, new_page: NewPage
) -> None:
    page = new_page(viewport=WIDE, quiet=False)
    log_in(page, demo, "translator", "de")
    where = _publish(page)
    group_id = int(where.split("/group/")[1].split("/")[0])
    with demo.session() as session:
        group = session.get_one(Group, group_id)
        group.about = f"{group.about}\n\nNeu ist der Garten."
        session.commit()
    page.goto(where)
    expect(page.get_by_test_id("state")).to_have_attribute("data-state", "outdated")
    expect(page.get_by_test_id("changed").locator("ins").first).to_contain_text(
        "Neu ist der Garten"
    )
    follow(page.locator("form[action$='/still_right'] button"))
    expect(page.get_by_test_id("state")).to_have_attribute("data-state", "current")


def test_the_workbench_has_no_barrier_and_nothing_sideways(demo: Demo, new_page: NewPage) -> None:
    page = new_page(axe=True, viewport=WIDE, quiet=False)
    log_in(page, demo, "translator", "de")
    faults = {}
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)
        for place in PLACES:
            page.goto(f"/de/translate/{place}")
            faults[place, size["width"]] = [*axe_findings(page), *too_wide(page)]
        page.goto("/de/translate/?to=ar&state=in-work")
        follow(page.get_by_test_id("work-item").first.locator("a"))
        faults["a text", size["width"]] = [*axe_findings(page), *too_wide(page)]
    assert {key: found for key, found in faults.items() if found} == {}
