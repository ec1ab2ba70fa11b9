"""Every kind of public page, in every language: no barrier that a machine can find."""

import pytest
from playwright.sync_api import Page

from helpboard.web.permissions import Permission, permission_of
from tests.browser.conftest import NewPage
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
def test_axe_finds_nothing_on_any_kind_of_page(demo: Demo, new_page: NewPage, tag: str) -> None:
    assert faults_of(new_page(axe=True), addresses(demo, tag)) == {}


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


ENLARGE = "document.documentElement.style.fontSize = '200%'"


def scrolling(page: Page, paths: list[str], *, is_enlarged: bool = False) -> dict[str, list[str]]:
    """Return what makes pages scroll sideways; with ``is_enlarged`` after the text has grown, too.

    A page is loaded once for both.
    """
    faults = {}
    for path in paths:
        page.goto(path)
        faults[path] = too_wide(page)
        if is_enlarged:
            page.evaluate(ENLARGE)
            faults[path] += [f"at 200 %: {found}" for found in too_wide(page)]
    return {path: found for path, found in faults.items() if found}


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_scrolls_sideways_on_the_smallest_phone_even_with_text_twice_as_large(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    assert scrolling(page, addresses(demo, tag), is_enlarged=True) == {}


@pytest.mark.parametrize("tag", WIDEST)
def test_nothing_scrolls_sideways_when_the_phones_text_is_twice_as_large(
    demo: Demo, new_page: NewPage, tag: str
) -> None:
    page = new_page()
    phone = page.context.new_cdp_session(page)
    phone.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    assert scrolling(page, addresses(demo, tag)) == {}
    assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"


def test_nothing_scrolls_sideways_with_the_boards_own_largest_text(
    demo: Demo, new_page: NewPage, base_url: str
) -> None:
    page = new_page(viewport={"width": 320, "height": 640})
    page.context.add_cookies([{"name": "display", "value": SHOWN_IN["largest"], "url": base_url}])
    assert scrolling(page, addresses(demo, "de")) == {}
