"""What machines read: feeds, the sitemap, structured data and calendar files."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import feedparser
import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar
from sqlalchemy import select

from helpboard.domain.post import PostKind
from helpboard.domain.topics import is_discreet
from helpboard.models import Group, GroupSchedule, Post
from tests.journeys.crawling import BASE, Crawl
from tests.journeys.demo import TAGS, Demo
from tests.journeys.pages import read_page

pytestmark = pytest.mark.slow

BERLIN = ZoneInfo("Europe/Berlin")
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
OTHER = "{http://www.w3.org/1999/xhtml}link"
FUNCTION = re.compile(r"http://purl\.org/goodrelations/v1#(Sell|LeaseOut|ProvideService)")


@pytest.mark.parametrize("tag", TAGS)
def test_the_feed_is_well_formed_and_leads_to_the_newest_posts(demo: Demo, tag: str) -> None:
    answer = demo.client().get(f"/feeds/board.atom?lang={tag}")
    assert answer.mimetype == "application/atom+xml"
    feed = feedparser.parse(answer.data, response_headers={"content-type": answer.content_type})
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.language == tag
    assert len(feed.entries) > 30
    assert len({entry.id for entry in feed.entries}) == len(feed.entries)
    moments = [entry.published_parsed for entry in feed.entries]
    assert moments == sorted(moments, reverse=True)
    links = [urlsplit(entry.link).path for entry in feed.entries]
    published = {f"/{tag}/posts/{post}" for post in demo.manifest["posts"]["published"]}
    assert set(links) <= published
    assert urlsplit(next(x.href for x in feed.feed.links if x.rel == "self")).query == f"lang={tag}"


def test_every_feed_that_a_page_names_is_well_formed(crawl: Crawl) -> None:
    feeds = {p: a for p, a in crawl.answers.items() if a.mimetype == "application/atom+xml"}
    assert len(feeds) > 5
    for path, answer in feeds.items():
        found = feedparser.parse(answer.data)
        assert not found.bozo, path
        assert found.feed.title
        assert found.feed.id.endswith(path)


INFO_PAGE = re.compile("/info/.")


def test_the_sitemap_holds_every_page_in_every_language_and_both_ways(demo: Demo) -> None:
    root = ElementTree.fromstring(demo.client().get("/sitemap.xml").data)
    others = {
        url.findtext(f"{MAP}loc"): {
            link.get("hreflang"): link.get("href") for link in url.iter(OTHER)
        }
        for url in root.iter(f"{MAP}url")
    }
    with demo.session() as session:
        topics = session.execute(select(Post.id, Post.topic)).all()
    discreet = {f"/posts/{post}" for post, topic in topics if is_discreet(topic)}
    assert discreet
    unlisted = ("/search", "/account/login", *discreet)
    wanted = {
        BASE + path
        for tag in TAGS
        for path in demo.paths(tag)
        if not path.endswith(unlisted) and not INFO_PAGE.search(path)
    }
    assert wanted <= others.keys()
    assert sum(1 for address in others if INFO_PAGE.search(f"{address}")) > 60
    assert not [address for address in others if address and address.endswith((*discreet,))]
    assert len(others) == sum(1 for _ in root)
    for address, links in others.items():
        if INFO_PAGE.search(f"{address}"):  # only in languages that its words are there in
            assert {"de", "x-default"} <= links.keys() <= {*TAGS, "x-default"}, address
        else:
            assert links.keys() == {*TAGS, "x-default"}, address
        assert links["x-default"] == links["de"]
        assert address in links.values()
        assert all(others[other] == links for other in links.values()), address


def _data(demo: Demo, path: str) -> list[dict[str, Any]]:
    found = read_page(demo.client().get(path).text).data
    return [one for data in found for one in (data if isinstance(data, list) else [data])]


def test_every_post_says_to_machines_what_it_is(demo: Demo) -> None:
    with demo.session() as session:
        posts = session.scalars(
            select(Post).where(Post.id.in_(demo.manifest["posts"]["published"]))
        ).all()
        assert posts
        for post in posts[::3]:
            (said,) = _data(demo, f"/en/posts/{post.id}")
            assert said["@context"] == "https://schema.org"
            assert said["@type"] == ("Offer" if post.kind is PostKind.OFFER else "Demand")
            assert FUNCTION.fullmatch(said["businessFunction"])
            assert said["url"] == f"{BASE}/en/posts/{post.id}"
            ends = datetime.fromisoformat(said["availabilityEnds"])
            assert abs(ends - post.expires_at) < timedelta(seconds=1)
            assert "price" not in said or said["price"] == "0"


def test_profiles_say_to_machines_who_they_are(demo: Demo) -> None:
    for slug in demo.shown_organisations[::4]:
        said = _data(demo, f"/uk/organisations/{slug}")
        (found,) = [one for one in said if one["@type"] == "Organization"]
        assert found["url"] == f"{BASE}/uk/organisations/{slug}"
        assert found["name"]


def test_cafes_are_events_with_the_towns_own_hours(demo: Demo) -> None:
    for slug in demo.manifest["groups"]["welcome_cafe"]:
        events = [one for one in _data(demo, f"/ar/groups/{slug}") if one["@type"] == "Event"]
        if slug not in demo.shown_groups or slug in demo.manifest["groups"]["resting"]:
            continue
        assert events, slug
        for event in events:
            starts = datetime.fromisoformat(event["startDate"])
            assert starts.utcoffset() == starts.astimezone(BERLIN).utcoffset()
            assert datetime.fromisoformat(event["endDate"]) > starts
            assert event["location"]["name"]


def _both_clock_changes(starts: date) -> Iterator[date]:
    """The last Sundays of March and October that follow a day: when clocks change."""
    for year in (starts.year, starts.year + 1):
        for month in (3, 10):
            last = date(year, month, 31)
            yield last - timedelta(days=(last.weekday() + 1) % 7)


def test_calendar_files_keep_the_hour_across_both_clock_changes(demo: Demo) -> None:
    with demo.session() as session:
        hours = {
            (slug, schedule.id): (schedule.starts, schedule.ends)
            for slug, schedule in session.execute(
                select(Group.slug, GroupSchedule).join(
                    GroupSchedule, GroupSchedule.group_id == Group.id
                )
            )
        }
    checked = 0
    for slug in demo.shown_groups:
        answer = demo.client().get(f"/de/groups/{slug}.ics")
        assert answer.mimetype == "text/calendar"
        for event in Calendar.from_ical(answer.data).walk("VEVENT"):
            if "RECURRENCE-ID" in event:
                continue  # one meeting that was moved or cancelled
            number = int(re.match(r"schedule-(\d+)@", event["UID"])[1])  # type: ignore[index]
            assert _hours_around_changes(event) == {hours[slug, number]}
            checked += 1
    assert checked >= 10


def _hours_around_changes(event: Any) -> set[tuple[time, time]]:
    """From when to when an event takes place, by the clock, in the weeks of clock changes."""
    starts, length = event["DTSTART"].dt, event["DTEND"].dt - event["DTSTART"].dt
    assert starts.tzinfo is not None
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    plain = starts.replace(tzinfo=None)
    until = event["RRULE"].pop("UNTIL", None)
    rule = rrulestr(event["RRULE"].to_ical().decode(), dtstart=plain)
    found = set()
    for change in _both_clock_changes(max(starts.date(), datetime.now(UTC).date())):
        noon = datetime.combine(change, time(12))
        for begins in rule.between(noon - timedelta(days=40), noon + timedelta(days=40)):
            if until is None or begins.replace(tzinfo=BERLIN) <= until[0]:
                found.add((begins.time(), (begins + length).time()))
    return found or {(plain.time(), (plain + length).time())}


@pytest.mark.parametrize("tag", TAGS)
def test_the_towns_calendar_file_can_be_read_in_every_language(demo: Demo, tag: str) -> None:
    calendar = Calendar.from_ical(demo.client().get(f"/{tag}/calendar.ics").data)
    events = calendar.walk("VEVENT")
    assert len(events) >= 8
    names = {(event["UID"], str(event.get("RECURRENCE-ID"))) for event in events}
    assert len(names) == len(events)
    assert calendar.walk("VTIMEZONE")
    assert all(f"/{tag}/groups/" in event["URL"] for event in events)
