"""What a stranger gets who follows every link: nothing private, nothing broken."""

import re
from urllib.parse import parse_qsl, urldefrag, urlsplit

import pytest
from sqlalchemy import select

from helpboard.models import Group, Organisation, Place, Post, Site
from tests.journeys.crawling import BASE, Crawl
from tests.journeys.demo import GONE_POSTS, UNSEEN_POSTS

pytestmark = pytest.mark.slow


def test_every_link_leads_somewhere(crawl: Crawl) -> None:
    wrong = {a: r.status_code for a, r in crawl.answers.items() if r.status_code not in (200, 302)}
    assert wrong == {}
    assert [a for a, r in crawl.answers.items() if r.status_code == 302] == ["/"]
    assert set(crawl.demo.paths("de")) <= crawl.answers.keys()
    kinds = {answer.mimetype for answer in crawl.answers.values()}
    assert {"text/calendar", "application/atom+xml", "application/xml"} <= kinds
    assert sum("?" in address for address in crawl.answers) > 50


def test_nothing_private_is_anywhere(crawl: Crawl) -> None:
    everything = crawl.everything.lower()
    canaries = {canary.lower() for canary in crawl.demo.canaries}
    assert len(canaries) > 700
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
    assert {a for a in setting if "/account/login" not in a} == set()
