"""A reader without a mouse: everything can be reached, and one sees where one is."""

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.routes import ONE_OF_EACH
from tests.journeys.demo import Demo

DESK = {"width": 1280, "height": 900}
NEWER = ("info.page", "info.glossary", "places.slip", "phones.offline", "feedback.new")
"""Pages with controls that start, board and directory do not have."""
MOST_STEPS = 400

_FOCUSED = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const looks = [one, one.closest('.note'), one.closest('.card'), one.parentElement];
  const seen = looks.filter(Boolean).some(shown => {
    const style = getComputedStyle(shown);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = one.getBoundingClientRect();
  one.dataset.reached = '1';
  return {name: (one.getAttribute('aria-label') || one.textContent || one.name || '').trim(),
          seen, shown: box.width > 0 && box.height > 0, tag: one.tagName};
}"""

_UNREACHED = """() => [...document.querySelectorAll(
    'a[href], button, summary, input:not([type=hidden]), select, textarea')]
  .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.dataset.reached
                 && !(one.type === 'radio'))
  .map(one => one.outerHTML.slice(0, 120))"""


def walk(page: Page) -> list[dict[str, object]]:
    """Press Tab until the page begins again; return every stop."""
    stops: list[dict[str, object]] = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(_FOCUSED)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError("the keyboard goes round in circles")


@pytest.mark.parametrize("path", ["/de/", "/ar/board/", "/uk/organisations/"])
@pytest.mark.parametrize("size", ["phone", "desk"])
def test_the_keyboard_reaches_everything_and_one_sees_where_one_is(
    new_page: NewPage, path: str, size: str
) -> None:
    page = new_page(viewport=DESK) if size == "desk" else new_page()
    page.goto(path)
    stops = walk(page)
    assert len(stops) > 25
    assert page.evaluate(_UNREACHED) == []
    assert [stop for stop in stops if not stop["seen"] or not stop["shown"]] == []
    assert [stop for stop in stops if stop["tag"] == "A" and not stop["name"]] == []


@pytest.mark.parametrize("view", NEWER)
def test_the_keyboard_reaches_everything_on_other_pages_too(
    demo: Demo, new_page: NewPage, view: str
) -> None:
    page = new_page()
    page.goto(f"/ar/{ONE_OF_EACH[view](demo)}")
    stops = walk(page)
    assert page.evaluate(_UNREACHED) == []
    assert [stop for stop in stops if not stop["seen"] or not stop["shown"]] == []
    assert len(stops) > 3  # the page for no network has few


_EDGELESS = """() => [...document.querySelectorAll('.button, .chip, .card, .note, .notice, dialog,'
    + 'select, textarea, input:not([type=hidden], [type=radio], [type=checkbox])')]
  .filter(one => one.checkVisibility())
  .filter(one => { const style = getComputedStyle(one);
    return style.borderTopStyle === 'none' || parseFloat(style.borderTopWidth) < 1; })
  .map(one => one.outerHTML.slice(0, 120))"""


@pytest.mark.parametrize("view", NEWER)
def test_forced_colours_leave_an_edge_around_whatever_is_pressed_or_filled_in(
    demo: Demo, new_page: NewPage, view: str
) -> None:
    page = new_page(forced_colors="active")
    page.goto(f"/de/{ONE_OF_EACH[view](demo)}")
    assert page.evaluate(_EDGELESS) == []
    page.keyboard.press("Tab")
    focus = page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle")
    assert focus != "none"


def test_the_first_stop_skips_to_the_content(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.text_content() == "Zum Inhalt springen"
    assert skip.is_visible()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_main_menu_opens_and_closes_by_keyboard(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/ar/")
    menu = page.locator("#nav")
    assert not menu.is_visible()
    page.locator(".head__open").focus()
    page.keyboard.press("Enter")
    assert menu.is_visible()
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.classList.contains('head__open')")
    page.keyboard.press("Enter")
    link = menu.get_by_role("link").nth(1)
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/organisations/")


def test_the_language_menu_opens_by_keyboard_and_stays_on_the_page(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/cafes/")
    page.locator("[data-testid=language-menu] > summary").focus()
    page.keyboard.press("Enter")
    page.locator("[data-testid=language-menu] a[hreflang=uk]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/uk/cafes/")


@pytest.mark.parametrize("path", ["/de/", "/ar/board/", "/uk/cafes/"])
def test_whatever_is_pressed_with_a_thumb_is_large_enough(new_page: NewPage, path: str) -> None:
    page = new_page()
    page.goto(path)
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, summary, select, input:not([type=hidden]),'
            + 'a.button, a.chip, a.tool, .foot a, .menu__item')]
          .filter(one => one.checkVisibility() && one.type !== 'radio')
          .map(one => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
          .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
          .map(([html, box]) => `${html} ${box.width} x ${box.height}`)"""
    )
    assert small == []
