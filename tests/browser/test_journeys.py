"""What people do on the board, on a phone, with and without script."""

import re

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import NewPage
from tests.browser.judging import follow, too_wide
from tests.journeys.demo import Demo

WITHOUT_SCRIPT = {"java_script_enabled": False}


def card_links(page: Page) -> list[str]:
    return page.locator("[data-testid=post-card] a").evaluate_all(
        "links => links.map(link => link.getAttribute('href'))"
    )


@pytest.mark.parametrize("script", [True, False])
def test_from_the_start_over_the_board_and_a_filter_to_a_post(
    new_page: NewPage, script: bool
) -> None:
    page = new_page(java_script_enabled=script, locale="en-GB")
    page.goto("/")
    assert re.search(r"/en/$", page.url)
    page.goto("/de/")
    follow(page.locator("main a[href='/de/board/']").first)
    page.wait_for_url("**/de/board/")
    every = page.get_by_test_id("result-count").text_content()
    follow(page.locator("[data-testid=filters] summary"))
    page.locator("input[name=kind][value=request]").check(force=True)
    page.locator("select[name=topic]").select_option("goods")
    follow(page.get_by_role("button", name="Liste zeigen"))
    assert "kind=request" in page.url
    assert "topic=goods" in page.url
    assert page.get_by_test_id("result-count").text_content() != every
    assert card_links(page)
    headline = page.locator("[data-testid=post-card] a").first
    name = headline.text_content()
    follow(headline)
    assert page.locator("h1").text_content() == name
    assert page.get_by_test_id("post-facts").locator("[data-block]").count() > 0
    page.go_back()
    assert "kind=request" in page.url


def test_the_next_page_of_the_board_shows_other_posts(new_page: NewPage) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto("/uk/board/")
    first = card_links(page)
    follow(page.get_by_test_id("next-page"))
    assert "after=" in page.url
    second = card_links(page)
    assert len(second) == len(first)
    assert set(first) & set(second) == set()


def test_a_search_finds_and_an_empty_list_shows_a_way_on(new_page: NewPage) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto("/de/board/")
    page.locator("input[name=q]").fill("Fahrrad")
    page.locator("input[name=q]").press("Enter")
    assert card_links(page)
    page.locator("input[name=q]").fill("xyzzyx plugh")
    page.locator("input[name=q]").press("Enter")
    assert card_links(page) == []
    follow(page.locator("main .empty a[href='/de/board/']"))
    assert card_links(page)


def test_from_the_start_to_the_cafes_and_into_one(new_page: NewPage, demo: Demo) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto("/uk/")
    follow(page.locator("main a[href='/uk/cafes/']").first)
    page.wait_for_url("**/uk/cafes/")
    cards = page.locator("main .card__title a")
    assert cards.count() == len(demo.manifest["groups"]["welcome_cafe"])
    name = cards.first.text_content()
    follow(cards.first)
    assert page.locator("h1").text_content() == name
    assert page.get_by_test_id("meeting").count() > 0
    calendar = page.locator("main a[href$='.ics']").first.get_attribute("href")
    assert page.request.get(calendar or "").headers["content-type"].startswith("text/calendar")


def test_from_the_organisations_to_a_profile_with_phone_and_hours(new_page: NewPage) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto("/de/")
    follow(page.locator("main a[href='/de/organisations/']").first)
    follow(page.locator("main .card__title a").first)
    page.wait_for_url("**/de/organisations/*")
    phone = page.locator("main a[href^='tel:']").first
    assert phone.is_visible()
    assert phone.locator("[dir=ltr]").count() == 1
    assert phone.evaluate("link => link.querySelector('[dir=ltr]').getClientRects().length") == 1


@pytest.mark.parametrize("script", [True, False])
def test_another_language_is_two_taps_away_and_stays_on_the_same_thing(
    new_page: NewPage, demo: Demo, script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    post = demo.manifest["posts"]["published"][4]
    page.goto(f"/de/posts/{post}")
    facts = (
        page.locator("[data-block]").evaluate_all(
            "rows => rows.map(row => [row.dataset.block, row.dataset.value])"
        )
        if script
        else page.locator("[data-block]").count()
    )
    for tag, direction in (("ar", "rtl"), ("uk", "ltr")):
        follow(page.locator("[data-testid=language-menu] > summary"))
        follow(page.locator(f"[data-testid=language-menu] a[hreflang={tag}]"))
        page.wait_for_url(f"**/{tag}/posts/{post}")
        assert page.locator(f"html[lang={tag}][dir={direction}]").count() == 1
        now = (
            page.locator("[data-block]").evaluate_all(
                "rows => rows.map(row => [row.dataset.block, row.dataset.value])"
            )
            if script
            else page.locator("[data-block]").count()
        )
        assert now == facts
    page.goto("/de/board/?kind=offer&topic=language")
    follow(page.locator("[data-testid=language-menu] > summary"))
    follow(page.locator("[data-testid=language-menu] a[hreflang=en]"))
    page.wait_for_url("**/en/board/?kind=offer&topic=language")


def test_text_size_contrast_and_dark_are_chosen_without_script(new_page: NewPage) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    page.goto("/de/cafes/")
    assert page.context.cookies() == []
    root = page.locator("html")
    for button in ("button[name=size][value='3']", "button[name=contrast]", "[value=dark]"):
        follow(page.locator("header details.menu").first.locator("summary"))
        follow(page.locator(f"header form {button}"))
        page.wait_for_url("**/de/cafes/")
    look = (root.get_attribute("class") or "").split()
    assert {"size-3", "contrast", "theme-dark"} <= set(look)
    assert [cookie["name"] for cookie in page.context.cookies()] == ["display"]
    page.goto("/ar/board/")
    assert "size-3" in (root.get_attribute("class") or "")
    follow(page.locator("header details.menu").first.locator("summary"))
    follow(page.locator("header form button[name=forget]"))
    assert page.context.cookies() == []
    assert "size-3" not in (root.get_attribute("class") or "")


def test_an_arabic_page_is_a_mirror_and_numbers_stay_as_they_are(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/ar/board/")
    brand = page.locator(".brand").bounding_box()
    tools = page.locator(".tools").bounding_box()
    assert brand
    assert tools
    assert brand["x"] > tools["x"]
    icon, title = (
        page.locator(f"[data-testid=post-card] >> nth=0 >> {part}").bounding_box()
        for part in (".note__head > .icon", ".note__title")
    )
    assert icon
    assert title
    assert icon["x"] > title["x"]
    follow(page.locator("[data-testid=post-card] a").first)
    assert page.locator("html").get_attribute("dir") == "rtl"
    emergency = page.locator("footer a[href='tel:116016'] [dir=ltr]")
    assert emergency.text_content() == "116 016"
    assert "\u0660" not in (page.text_content("main") or "")
    follow(page.locator(".brand"))
    page.wait_for_url("**/ar/")


def test_emergency_numbers_are_one_tap_from_every_page(new_page: NewPage) -> None:
    page = new_page(**WITHOUT_SCRIPT)
    for path in ("/de/", "/ar/board/", "/uk/nothing-here"):
        if "nothing" not in path:
            page.goto(path)
        for number in ("112", "110", "116016"):
            assert page.locator(f"footer a[href='tel:{number}']").is_visible()


def test_a_printed_post_has_its_facts_and_no_menus(new_page: NewPage, demo: Demo) -> None:
    page = new_page(viewport={"width": 720, "height": 1000})
    page.goto(f"/de/posts/{demo.manifest['posts']['published'][0]}")
    page.emulate_media(media="print")
    assert page.get_by_test_id("post-facts").is_visible()
    assert page.locator("h1").is_visible()
    for part in (".tools", "nav.nav", ".share"):
        assert not page.locator(part).first.is_visible(), part
    assert too_wide(page) == []


def test_forced_colours_keep_buttons_and_notes_apart(new_page: NewPage) -> None:
    page = new_page(forced_colors="active")
    page.goto("/de/board/")
    for part in (".note", ".button--primary", ".filters"):
        width = page.locator(part).first.evaluate(
            "one => parseFloat(getComputedStyle(one).borderTopWidth)"
        )
        assert width > 0, part
    page.keyboard.press("Tab")
    assert page.locator(":focus").evaluate("one => getComputedStyle(one).outlineStyle") != "none"


def test_reduced_motion_moves_nothing(new_page: NewPage) -> None:
    page = new_page()
    page.goto("/de/board/")
    moving = page.evaluate(
        """() => [...document.querySelectorAll('*')].filter(one => {
             const style = getComputedStyle(one);
             return parseFloat(style.transitionDuration) > 0 || style.animationName !== 'none';
           }).map(one => one.className)"""
    )
    assert moving == []
