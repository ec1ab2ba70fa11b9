"""What pages share in memory is made anew when content moves."""

import re

import pytest

from helpboard.web.kept import Kept


def test_a_thing_is_made_once_for_each_version():
    store, made = Kept(), []
    for version in (1, 1, 2, 2):
        store.get(version, "tree", lambda version=version: made.append(version))
    assert made == [1, 2]


def test_a_late_reader_of_an_old_version_leaves_nothing_for_others():
    store = Kept()
    assert store.get(2, "tree", lambda: "new") == "new"
    assert store.get(1, "tree", lambda: "old") == "old"
    assert store.get(2, "tree", lambda: "made again") == "new"


def test_nothing_is_kept_while_the_version_is_not_known():
    store = Kept()
    assert store.get(None, "tree", lambda: "first") == "first"
    assert store.get(None, "tree", lambda: "second") == "second"


def test_those_least_used_go_first():
    store = Kept(most=2)
    for key in ("a", "b", "a", "c"):
        store.get(1, key, lambda key=key: key)
    assert store.get(1, "a", lambda: "again") == "a"
    assert store.get(1, "b", lambda: "again") == "again"


def test_a_renamed_area_is_in_the_filter_of_the_next_page(browser, town):
    assert "Oßweil" in browser.get("/en/board/").text
    town.ossweil.name = "Another name"
    page = browser.get("/en/board/").text
    assert "Another name" in page
    assert "Oßweil" not in page


def test_what_is_shared_is_shared_within_a_language_only(browser, town):
    assert "Wochentag" in browser.get("/de/board/").text
    page = browser.get("/en/board/").text
    assert "Weekday" in page
    assert "Wochentag" not in page
    assert "Impressum" not in page


def test_the_display_form_leads_back_to_the_page_it_is_on(browser, town):
    for path in ("/en/board/", "/en/cafes/"):
        page = browser.get(path).text
        assert f'<input type="hidden" form="display" name="next" value="{path}">' in page


def test_the_language_menu_keeps_filters(browser, town):
    page = browser.get("/en/board/?topic=bicycle").text
    assert 'href="/de/board/?topic=bicycle"' in page


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/en/board/", 'href="/en/board/" aria-current="page"'),
        ("/en/board/?kind=offer", 'href="/en/board/" aria-current="true"'),
        ("/en/search?q=rad", 'href="/en/search" aria-current="true"'),
        ("/en/groups/", 'href="/en/groups/" aria-current="page"'),
    ],
)
def test_the_menu_that_is_kept_says_where_this_page_belongs(browser, town, path, said):
    for _time in range(2):
        assert re.findall(
            r'menu__item" (href="/en/[^"]+" aria-current="\w+")', browser.get(path).text
        ) == [said]
