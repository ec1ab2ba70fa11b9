"""What must hold for a post that comes from a spreadsheet."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from helpboard.domain.post import PostState
from helpboard.domain.tables.cell import Wrong
from helpboard.domain.tables.post_rules import Change, check_post, complete, latest_expiry

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def values(**given):
    return {
        "kind": "offer", "state": PostState.PUBLISHED, "topic": "bicycle", "area": "mitte",
        "organisation": None, "group": None, "facts": {"thing": "bicycle"}, "text": "Gut.",
        "text_lang": "de", "count": 2, "found": 0, "is_urgent": False,
        "published_at": NOW - timedelta(days=1), "expires_at": NOW + timedelta(days=5),
    } | given  # fmt: skip


def wrong(before, after, **given):
    change = Change(before=before, after=after, **given)
    return [(column, code) for column, code, _ in check_post(change, now=NOW, zone=BERLIN)]


def test_a_new_post_gets_its_life_and_its_publication():
    after = complete(
        Change(before=None, after=values(published_at=None, expires_at=None)), now=NOW, zone=BERLIN
    )
    assert after["published_at"] == NOW
    assert after["expires_at"] == NOW + timedelta(days=28)


def test_a_post_ends_with_its_last_day_in_the_town():
    facts = {"when": {"kind": "dates", "dates": [{"date": "2026-12-01", "from": None, "to": None}]}}
    assert latest_expiry(facts, now=NOW, zone=BERLIN) == datetime(2026, 12, 1, 23, tzinfo=UTC)


def test_a_new_post_that_is_not_public_has_no_publication():
    change = Change(before=None, after=values(state=PostState.PENDING))
    assert complete(change, now=NOW, zone=BERLIN)["published_at"] is None


def test_publishing_again_counts_from_now_unless_the_file_says_otherwise():
    before = values(state=PostState.EXPIRED)
    moved = complete(Change(before=before, after=values()), now=NOW, zone=BERLIN)
    assert moved["published_at"] == NOW
    given = NOW - timedelta(hours=1)
    after = values(published_at=given)
    assert (
        complete(Change(before=before, after=after), now=NOW, zone=BERLIN)["published_at"] == given
    )


def test_a_right_new_post_and_an_unchanged_one_are_fine():
    assert wrong(None, values()) == []
    old = values(topic="room", expires_at=NOW - timedelta(days=3), found=3)
    assert wrong(old, dict(old)) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (None, {"state": PostState.EXPIRED}, ("state", Wrong.ILLEGAL_MOVE)),
        ({"state": PostState.DRAFT}, {"state": PostState.HIDDEN}, ("state", Wrong.ILLEGAL_MOVE)),
        (None, {"topic": "room"}, ("state", Wrong.MUST_BE_CHECKED)),
        ({"topic": "room"}, {"topic": "room", "text": "x"}, ("state", Wrong.MUST_BE_CHECKED)),
        (None, {"found": 3}, ("found", Wrong.MORE_FOUND_THAN_SOUGHT)),
        ({}, {"published_at": None}, ("published_at", Wrong.REQUIRED)),
        (None, {"published_at": NOW + timedelta(hours=1)}, ("published_at", Wrong.NOT_YET)),
        (None, {"expires_at": NOW}, ("expires_at", Wrong.ALREADY_OVER)),
        ({}, {"expires_at": NOW + timedelta(days=29)}, ("expires_at", Wrong.LIVES_TOO_LONG)),
    ],
)
def test_each_rule_names_its_column(before, after, expected):
    assert wrong(None if before is None else values(**before), values(**after)) == [expected]


def test_work_posted_by_a_verified_organisation_need_not_be_checked():
    job = values(topic="job", facts={})
    assert wrong(None, job) == [("state", Wrong.MUST_BE_CHECKED)]
    assert wrong(None, job, is_verified=True) == []
