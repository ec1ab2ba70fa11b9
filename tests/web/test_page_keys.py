"""Nobody can fill the page cache with copies of a page under other addresses."""

import re
from collections.abc import Callable

import pytest
from flask import Flask
from werkzeug.datastructures import ImmutableMultiDict

from helpboard.adapters.page_key import PageKeys
from helpboard.config import Settings
from helpboard.web import limits
from helpboard.web.api.resources import READ_BY_LISTS
from helpboard.web.page_keys import PARAMETERS, page_keys
from tests.unit.adapters.wsgi import environ_of

EVERY = PARAMETERS.union(*READ_BY_LISTS.values())
ASKED_EVERYWHERE = {"q", "after", "concern"}
"""What is looked at on every page, to count searches and to keep them off phones."""
NO_FILTER = {"/api/v1/meetings": {"topic", "speaks"}}
"""What a list looks at because others do; it takes no notice of it."""


@pytest.fixture
def keys(settings: Settings) -> PageKeys:
    return page_keys(settings, lists=READ_BY_LISTS)


@pytest.mark.parametrize(
    ("path", "other"),
    [
        ("/de/", "limit=7"),
        ("/feeds/board.atom", "limit=7"),
        ("/de/groups/cafe", "area=x1"),
        ("/de/info/leben/slip", "concern=x1"),
        ("/de/organisations/verein.ics", "week=2026-W01"),
        ("/de/flyer.pdf", "with=ar"),
    ],
)
def test_what_a_page_does_not_read_makes_no_other_key(keys, path, other):
    assert keys(environ_of(f"{path}?{other}")) == keys(environ_of(path)) is not None


@pytest.mark.parametrize(
    "address",
    ["/de/board/?day=mo", "/de/places/rathaus/slip?concern=x", "/de/groups/cafe/sheet.pdf?with=ar"]
    + ["/de/calendar/?week=2026-W01", "/feeds/board.atom?lang=ar", "/api/v1/meetings?limit=7"]
    + ["/api/v1/posts/7?lang=ar", "/api/v1/groups/?q=a", "/de/moved?area=ossweil"],
)
def test_what_a_page_reads_makes_another_key(keys, address):
    assert keys(environ_of(address)) != keys(environ_of(address.partition("?")[0]))


def test_a_second_value_that_no_page_reads_makes_no_other_key(keys):
    one = keys(environ_of("/de/board/?kind=offer"))
    assert keys(environ_of("/de/board/?kind=offer&kind=x1")) == one
    both = keys(environ_of("/de/posts/1/sheet.pdf?with=ar&with=uk"))
    assert both.query == "with=ar&with=uk"


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("/api/openapi.json?area=x1", "unknown"),
        ("/api/v1?lang=ar", "unknown"),
        ("/api/v1/posts/7?kind=offer", "unknown"),
        ("/api/v1/pages?topic=", "unknown"),
        ("/api/v1/posts?x", "unknown"),
        ("/api/v1/posts/?kind=offer&kind=offer", "repeated"),
        ("/api/v1/posts?kind=&kind=offer", "repeated"),
    ],
)
def test_what_the_api_refuses_reaches_it_although_the_page_without_it_is_kept(
    browser, town, keys, address, fault
):
    assert keys(environ_of(address)) is None
    if "posts/7" not in address:
        browser.get(address.partition("?")[0])
    answer = browser.get(address, expect=400)
    assert answer.json["fault"] == fault
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/de/posts/007", "/de/posts/٧", "/api/v1/posts/07"])
def test_a_number_written_otherwise_has_no_key(keys, path):
    environ = environ_of("/")
    environ["PATH_INFO"] = path.encode().decode("latin-1")
    assert keys(environ) is None
    environ["PATH_INFO"] = "/de/posts/70"
    assert keys(environ) is not None


@pytest.fixture
def read_of(app: Flask, browser, monkeypatch) -> Callable[[str], set[str]]:
    """Which of the parameters a page asks for."""
    read: set[str] = set()

    class Noting(ImmutableMultiDict):
        def get(self, key, *rest, **more):
            read.add(key)
            return super().get(key, *rest, **more)

        def getlist(self, key, *rest, **more):
            read.add(key)
            return super().getlist(key, *rest, **more)

        def __contains__(self, key):
            read.add(key)
            return super().__contains__(key)

    monkeypatch.setattr(app.request_class, "parameter_storage_class", Noting)

    def asking(address: str) -> set[str]:
        read.clear()
        browser._client.get(address)
        return read & EVERY

    return asking


def test_the_key_of_every_public_page_knows_all_that_the_page_reads(app, town, keys, read_of):
    group, organisation, post = town.group(), town.organisation(), town.post()
    slugs = {"groups": group.slug, "organisations": organisation.slug, "areas": town.ossweil.slug}
    checked = 0
    for rule in app.url_map.iter_rules():
        slug = next((slugs[part] for part in slugs if f"/{part}/" in rule.rule), "leben")
        path = rule.rule.replace("<lang:lang>", "de")
        path = re.sub("<int[^>]*>", str(post.id), path)
        path = re.sub("<[^>]*>", slug, path)
        if "GET" not in rule.methods or keys(environ_of(path)) is None:
            continue
        read = read_of(path) - ASKED_EVERYWHERE - NO_FILTER.get(path, set())
        kept = {name: keys(environ_of(f"{path}?{name}=x")) for name in EVERY}
        known = {name for name, key in kept.items() if key is not None and key.query}
        assert read <= known, path
        checked += bool(read)
    assert checked > 20


@pytest.mark.parametrize("path", ["/api/openapi.json", "/api/v1"])
def test_the_description_of_the_api_counts_like_its_answers(browser, town, monkeypatch, path):
    none = limits.Limit("answers for this test", 0, limits.PROGRAMS.within)
    monkeypatch.setattr("helpboard.web.api.views.PROGRAMS", none)
    assert browser._client.get(path).status_code == 429


def test_blanks_typed_into_the_search_count_as_a_search(browser, town, monkeypatch):
    none = limits.Limit("searches for this test", 0, limits.SEARCHES.within)
    monkeypatch.setattr("helpboard.web.limits.SEARCHES", none)
    assert browser._client.get("/de/search?q=+++").status_code == 429
