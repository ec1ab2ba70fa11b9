"""What people get who log in and follow every link: what is theirs, and nothing of anybody else."""

import re

import pytest
from flask.testing import FlaskClient

from tests.journeys.belongings import Belongings, code_of, of_account, of_code
from tests.journeys.demo import Demo
from tests.journeys.walking import NEAR_CANARIES, Walk, logged_in, send, with_code

pytestmark = pytest.mark.slow

ROLES = ("volunteer", "newcomer", "organisation", "organisation_unverified", "group_lead")
READ_BY_ALL = ("/de/my/", "/de/my/posts", "/de/my/data/export.zip", "/de/my/calendar")


def walked(demo: Demo, client: FlaskClient, begin: str, own: Belongings) -> Walk:
    """Follow every link, and fail for every canary that is not among somebody's own."""
    walk = Walk(client, begin)
    walk.run()
    canaries = {canary.lower() for canary in demo.canaries}
    canaries |= set(demo.manifest["conversations"]["with_code"])
    everything = walk.everything()
    found = {canary for canary in canaries if canary in everything}
    theirs = {canary for canary in canaries if canary in own.text}
    assert found - theirs == set()
    assert walk.broken == {}
    assert {f"/de/search?q={word}" for word in NEAR_CANARIES} <= walk.texts.keys()
    # The net would hold: what they may read is there, where there is any.
    assert found or not theirs
    return walk


@pytest.mark.parametrize("role", ROLES)
def test_each_sees_what_is_theirs_and_nothing_of_anybody_else(either_demo: Demo, role: str) -> None:
    with either_demo.session() as session:
        own = of_account(session, either_demo.manifest["accounts"][role]["id"])
    walk = walked(either_demo, logged_in(either_demo, role), "/de/my/", own)
    assert set(READ_BY_ALL) <= walk.texts.keys()
    assert own.email in walk.texts["/de/my/data/export.zip"]


def test_a_code_opens_its_own_posts_and_answers_and_no_others(either_demo: Demo) -> None:
    codes = either_demo.manifest["conversations"]["with_code"]
    with either_demo.session() as session:
        owned = {w: of_code(session, code_of(either_demo, session, w)) for w in codes}
    words, own = max(owned.items(), key=lambda one: len(one[1].messages))
    assert own.messages
    walk = walked(either_demo, with_code(either_demo, words), "/de/answers/mine", own)
    assert any(address.startswith("/de/answers/messages/") for address in walk.texts)


def test_the_calendar_feed_holds_what_is_public_or_the_readers(either_demo: Demo) -> None:
    client = logged_in(either_demo, "group_lead")
    assert send(client, "/de/my/calendar", {}).status_code == 303
    [address] = set(re.findall(r"/de/my/calendar/[^\s\"<]+", client.get("/de/my/calendar").text))
    feed = either_demo.client().get(address)
    assert feed.status_code == 200
    assert feed.text.count("BEGIN:VEVENT") > 0
    assert {one for one in either_demo.canaries if one.lower() in feed.text.lower()} == set()


def test_somebody_blocked_does_not_get_in(either_demo: Demo) -> None:
    account = either_demo.manifest["accounts"]["blocked"]
    client = either_demo.app.test_client()
    known = {name: account[name] for name in ("email", "password")}
    assert send(client, "/de/account/login", known).status_code == 422
    for path in ("/de/my/", "/de/my/posts", "/de/my/data/export.zip"):
        assert client.get(path).status_code == 302, path
