"""Every kind of public page, in every language: no barrier that a machine can find."""

import pytest
from playwright.sync_api import Page, ViewportSize

from helpboard.web.permissions import Permission, permission_of
from tests.browser.conftest import PHONE, NewPage
from tests.browser.judging import (
    PLACEHOLDER_CONTRAST,
    axe_findings,
    contrast_findings,
    too_wide,
)
from tests.browser.routes import NO_PAGES, ONE_OF_EACH, more_of_some
from tests.journeys.demo import TAGS, Demo

SHOWN_IN = {"contrast": "1.1.auto", "largest": "0.3.auto", "dark": "0.1.dark"}
"""Looks that a reader can choose, as the cookie says them."""

WIDEST = ("de", "fr", "ru", "fa")
"""Languages with the longest words and lines, where every language would cost too much time."""

SMALLEST: ViewportSize = {"width": 320, "height": 640}
TEXT_SIZE = "getComputedStyle(document.documentElement).fontSize"

SAMPLE = ("start.index", "board.index", "posts.show", "organisations.profile")


def test_every_public_view_has_a_page_that_is_checked(demo: Demo) -> None:
    rules = list(demo.app.url_map.iter_rules())
    shown = {rule.endpoint for rule in rules if "lang" in rule.arguments and "GET" in rule.methods}
    public = {one for one in shown if permission_of(demo.app, one) is Permission.ANYBODY}
    assert public - NO_PAGES == ONE_OF_EACH.keys()


def addresses(demo: Demo, tag: str) -> list[str]:
    return [f"/{tag}/{path(demo)}" for path in ONE_OF_EACH.values()]


def faults_of(page: Page, paths: list[str]) -> dict[str, list[str]]:
    faults = {}
    for path in paths:
        page.goto(path)
        faults[path] = axe_findings(page) + contrast_findings(page)
    return {path: found for path, found in faults.items() if found}


@pytest.mark.parametrize("tag", TAGS)
def test_no_kind_of_page_has_a_barrier_or_scrolls_sideways(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    """Each page is loaded once, on the smallest phone, and judged there and on a larger one."""
    page = new_page(axe=True, viewport=SMALLEST)
    faults = {}
    for path in addresses(demo, tag):
        page.set_viewport_size(SMALLEST)
        page.goto(path)
        wide = {
            "on the smallest phone": too_wide(page),
            "there, with text twice as large": too_wide_enlarged(page),
        }
        page.set_viewport_size(PHONE)
        if tag in WIDEST:
            wide["with the phone's text twice as large"] = too_wide_with_large_text(page)
        found = [f"{where}: {part}" for where, parts in wide.items() for part in parts]
        faults[path] = found + axe_findings(page) + contrast_findings(page)
    assert {path: found for path, found in faults.items() if found} == {}


def too_wide_with_large_text(page: Page) -> list[str]:
    """Return what scrolls sideways when the phone's own text is twice as large."""
    phone = page.context.new_cdp_session(page)
    phone.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert page.evaluate(TEXT_SIZE) == "32px"
    found = too_wide(page)
    phone.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    assert page.evaluate(TEXT_SIZE) == "16px"
    phone.detach()
    return found


def too_wide_enlarged(page: Page) -> list[str]:
    """Return what scrolls sideways when the text of the page is enlarged to 200 %."""
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate(TEXT_SIZE) == "32px"
    found = too_wide(page)
    page.evaluate("document.documentElement.style.fontSize = ''")
    return found


def test_axe_finds_nothing_where_people_wrote_the_content(demo: Demo, new_page: NewPage) -> None:
    paths = [f"/{tag}/{path}" for path, tag in zip(more_of_some(demo), TAGS * 8, strict=False)]
    assert len(paths) >= 20
    page = new_page(axe=True, quiet=False)
    assert faults_of(page, paths) == {}


@pytest.mark.parametrize("look", SHOWN_IN)
@pytest.mark.parametrize("tag", ["de", "ar"])
def test_axe_finds_nothing_in_any_look(
    demo: Demo, new_page: NewPage, base_url: str, look: str, tag: str
) -> None:
    page = new_page(axe=True)
    page.context.add_cookies([{"name": "display", "value": SHOWN_IN[look], "url": base_url}])
    paths = [f"/{tag}/{ONE_OF_EACH[view](demo)}" for view in SAMPLE]
    assert faults_of(page, paths) == {}


def test_axe_finds_nothing_when_the_phone_itself_is_dark(demo: Demo, new_page: NewPage) -> None:
    page = new_page(axe=True, color_scheme="dark")
    assert faults_of(page, [f"/uk/{ONE_OF_EACH[view](demo)}" for view in SAMPLE]) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_placeholders_can_be_read(new_page: NewPage, scheme: str) -> None:
    page = new_page(color_scheme=scheme)
    page.goto("/de/board/")
    assert page.locator("input[placeholder]").count() > 0
    assert page.evaluate(PLACEHOLDER_CONTRAST) >= 4.5


def test_axe_would_find_a_fault(new_page: NewPage) -> None:
    page = new_page(axe=True)
    page.goto("/de/")
    page.evaluate("document.querySelector('h1').outerHTML = '<h4>Ein Fehler</h4>'")
    assert {found.split(":")[0] for found in axe_findings(page)} >= {"page-has-heading-one"}


def test_what_scrolls_sideways_would_be_found(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/phone")
    page.evaluate("document.querySelector('h1').style.width = '16em'")
    page.evaluate("document.querySelector('h1').style.fontSize = '1rem'")
    assert too_wide(page) == []
    assert too_wide_with_large_text(page) != []
    assert too_wide_enlarged(page) != []
    assert too_wide(page) == []
    page.evaluate("document.querySelector('h1').style.width = '20em'")
    assert too_wide(page) == []
    page.set_viewport_size(SMALLEST)
    assert too_wide(page) != []


def test_nothing_scrolls_sideways_with_the_boards_own_largest_text(
    demo: Demo, new_page: NewPage, base_url: str
) -> None:
    page = new_page(viewport=SMALLEST)
    page.context.add_cookies([{"name": "display", "value": SHOWN_IN["largest"], "url": base_url}])
    faults = {}
    for path in addresses(demo, "de"):
        page.goto(path)
        faults[path] = too_wide(page)
    assert {path: found for path, found in faults.items() if found} == {}
