"""What a stranger gets who follows every link: nothing private, nothing broken."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl, quote, urldefrag, urlsplit

import pytest
from sqlalchemy import select

from helpboard.models import Group, Organisation, Place, Post, Site
from tests.journeys.crawling import BASE, Crawl
from tests.journeys.demo import GONE_POSTS, UNSEEN_POSTS

pytestmark = pytest.mark.slow


NEEDS_LOGIN = {
    r"/posts/new$": "posting needs an account; asking, beside it, does not",
    r"/my/alerts/new(\?|$)": "an alert is written to somebody's address",
    r"/groups/[^/]+/join$": "a group wants to know who would like to help",
}
"""Pages that readers are led to and strangers are asked to log in for, and why."""

LEADS_BACK = {r"/places/[^/]+/slip$": "a page for the counter, before anything was chosen"}
"""Addresses of forms that lead back until something is chosen, and why."""

FORMS = {
    r"/account/(login|register|link|reset)$": "entering and joining",
    r"/(posts|organisations|groups)/[^/]+/answer$": "answering without account",
    r"/ask(\?|$)": "asking without account",
    r"/answers/$": "typing the words of a code",
    r"/contact$": "asking the desk something",
    r"/feedback\?": "saying that a text was not understood",
    r"/notice\?": "reporting something",
}
"""Pages that a form stands on: its token needs a cookie, which ends with the browser."""


def _is_one_of(address: str, pages: Mapping[str, str]) -> bool:
    return any(re.match(rf"/[a-z]+{page}", address) for page in pages)


def test_every_link_leads_somewhere(crawl: Crawl) -> None:
    wrong = {
        address: answer.status_code
        for address, answer in crawl.answers.items()
        if answer.status_code not in {200, 303 if _is_one_of(address, LEADS_BACK) else 302}
    }
    assert wrong == {}
    assert set(crawl.demo.paths("de")) <= crawl.answers.keys()
    kinds = {answer.mimetype for answer in crawl.answers.values()}
    assert {"text/calendar", "application/atom+xml", "application/xml"} <= kinds
    assert sum("?" in address for address in crawl.answers) > 50


def test_only_the_bare_address_and_what_needs_a_log_in_lead_elsewhere(crawl: Crawl) -> None:
    moved = {a: r for a, r in crawl.answers.items() if r.status_code == 302}
    assert moved.pop("/").location == "/de/"
    assert {a for a in moved if not _is_one_of(a, NEEDS_LOGIN)} == set()
    for address, answer in moved.items():
        tag = address.split("/")[1]
        assert answer.location == f"/{tag}/account/login?next={quote(address, safe='/')}"
        assert "Set-Cookie" not in answer.headers
        assert len(answer.data) < 500
    for page in NEEDS_LOGIN:
        assert any(_is_one_of(address, {page: ""}) for address in moved), page


def test_nothing_private_is_anywhere(crawl: Crawl) -> None:
    everything = crawl.everything.lower()
    canaries = {canary.lower() for canary in crawl.demo.canaries}
    assert len(canaries) > 700
    assert not any("\n" in canary for canary in canaries)  # they are looked for line by line
    assert {canary for canary in canaries if canary in everything} == set()


def test_no_shelter_is_named_and_none_can_be_found(crawl: Crawl) -> None:
    with crawl.demo.session() as session:
        public = [
            *session.scalars(select(Organisation.street)),
            *session.scalars(select(Place.street)),
            *session.scalars(select(Group.name)),
        ]
        sites = session.execute(select(Site.name, Site.address)).all()
    everything = crawl.everything
    found = set()
    for name, address in sites:
        street = address.split(",")[0]
        assert street not in public
        for secret in (name, street):
            is_group_name = any(secret in text for text in public)
            if not is_group_name and re.search(rf"{re.escape(secret)}\b", everything):
                found.add(secret)
    assert len(sites) == 76
    assert found == set()


def test_no_post_is_linked_that_is_not_public(crawl: Crawl) -> None:
    linked = {int(found) for found in re.findall(r"/posts/(\d+)", crawl.everything)}
    posts = crawl.demo.manifest["posts"]
    assert linked == set(posts["published"])
    closed = {post for state in (*UNSEEN_POSTS, *GONE_POSTS) for post in posts[state]}
    assert linked & closed == set()


def test_the_words_of_unseen_posts_stand_nowhere(crawl: Crawl) -> None:
    posts = crawl.demo.manifest["posts"]
    closed = [post for state in (*UNSEEN_POSTS, *GONE_POSTS) for post in posts[state]]
    with crawl.demo.session() as session:
        texts = [t for t in session.scalars(select(Post.text).where(Post.id.in_(closed))) if t]
    everything = crawl.everything
    assert len(texts) > 40
    assert [text for text in texts if text.split("\n")[0][:60] in everything] == []


def test_a_discreet_post_is_in_no_feed_and_kept_by_nobody(crawl: Crawl) -> None:
    from_feeds = [
        answer.text
        for answer in crawl.answers.values()
        if answer.mimetype == "application/atom+xml"
    ]
    assert len(from_feeds) >= 5
    for address, answer in crawl.answers.items():
        if re.match(r"/de/posts/\d+$", address) and "public" not in answer.headers["Cache-Control"]:
            assert answer.headers["Cache-Control"] == "no-store"
            number = address.rsplit("/", 1)[1]
            assert not any(f"/posts/{number}<" in text for text in from_feeds)


def test_pages_load_nothing_from_anybody_else(crawl: Crawl) -> None:
    assert {link for link in crawl.loaded if not link.startswith(BASE + "/")} == set()
    assert len(crawl.loaded) > 3


def test_links_to_elsewhere_are_for_sharing_or_an_organisations_own_or_a_quick_way_out(
    crawl: Crawl,
) -> None:
    with crawl.demo.session() as session:
        own = {site for site in session.scalars(select(Organisation.website)) if site}
    schemes = {urlsplit(link).scheme for link in crawl.outside}
    assert schemes <= {"https", "http", "tel", "mailto", "sms", "geo"}
    hosts = {urlsplit(link).hostname for link in crawl.outside if link.startswith("http")}
    assert hosts - {"wa.me", "t.me", "www.wikipedia.org"} <= {
        urlsplit(site).hostname for site in own
    }


def test_shared_links_carry_the_address_and_no_person(crawl: Crawl) -> None:
    for link in crawl.outside:
        if link.startswith("https://t.me/"):
            asked = dict(parse_qsl(urlsplit(link).query))
            assert urldefrag(asked["url"]).url == asked["url"], link
            assert asked["url"].removeprefix(BASE) in crawl.seen, link


def test_reading_sets_no_cookie(crawl: Crawl) -> None:
    setting = {a for a, r in crawl.answers.items() if "Set-Cookie" in r.headers}
    assert {address for address in setting if not _is_one_of(address, FORMS)} == set()
    for page in FORMS:
        assert any(_is_one_of(address, {page: ""}) for address in setting), page


def test_a_form_sets_one_cookie_that_ends_with_the_browser(crawl: Crawl) -> None:
    for address, answer in crawl.answers.items():
        for cookie in answer.headers.getlist("Set-Cookie"):
            name, _, rest = cookie.partition("=")
            assert name == "form", address
            assert {"HttpOnly", "SameSite=Lax"} <= set(rest.split("; ")), address
            assert not re.search("Expires|Max-Age", rest), address
