from datetime import timedelta

import pytest

from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.models import Post


def test_looking_at_a_deed_does_nothing(alice, town):
    post = town.post(author_id=alice.person.id, count=3)
    before = (post.state, post.expires_at, post.found, post.version)
    for deed in ("renew", "found", "withdraw"):
        alice.get(f"/en/posts/{post.id}/{deed}")
    assert (post.state, post.expires_at, post.found, post.version) == before


def test_renewing_gives_four_weeks(alice, town, now):
    post = town.post(author_id=alice.person.id, expires_at=now + timedelta(days=2))
    alice.post(f"/en/posts/{post.id}/renew")
    assert post.expires_at >= now + DEFAULT_LIFE


def test_a_post_whose_days_are_over_is_sent_to_be_changed(trude, town, now):
    day = (now - timedelta(days=3)).date().isoformat()
    when = {"kind": "dates", "dates": [{"date": day, "from": None, "to": None}]}
    post = town.post("sport", author_id=trude.person.id, state=PostState.EXPIRED,
                     facts={"when": when}, expires_at=now)  # fmt: skip
    page = trude.post(f"/en/posts/{post.id}/renew", expect=422).text
    assert "All these days are over" in page
    assert f"/en/posts/{post.id}/edit" in page


def test_one_of_three_is_found_and_a_double_click_counts_once(alice, town):
    post = town.post(author_id=alice.person.id, count=3)
    path = f"/en/posts/{post.id}/found"
    token = alice.token(path)
    for _ in range(2):
        alice.post(path, token=token)
    assert (post.found, post.state) == (1, PostState.PUBLISHED)
    assert "1 of 3 found" in alice.get("/en/my/posts").text


def test_a_full_post_leaves_the_board(alice, town, browser):
    post = town.post(author_id=alice.person.id, count=3)
    page = alice.get(f"/en/posts/{post.id}/found").text
    assert '<option selected value="1">' in page
    alice.post(f"/en/posts/{post.id}/found", found="3")
    assert post.state is PostState.FULFILLED
    browser.get(f"/de/posts/{post.id}", expect=410)


@pytest.mark.parametrize("number", ["4", "9" * 9])
def test_more_than_sought_cannot_be_found(alice, town, number):
    post = town.post(author_id=alice.person.id, count=3)
    page = alice.post(f"/en/posts/{post.id}/found", found=number, expect=422).text
    assert "from 0 to 3" in page
    assert post.found == 0


def test_a_withdrawn_post_is_gone_for_everybody(alice, town, browser):
    post = town.post(author_id=alice.person.id, text="Nicht mehr lesen")
    alice.post(f"/en/posts/{post.id}/withdraw")
    assert "Nicht mehr lesen" not in browser.get(f"/de/posts/{post.id}", expect=410).text
    alice.post(f"/en/posts/{post.id}/withdraw", again="yes", expect=409)


def test_a_draft_is_thrown_away(alice, town, session):
    post = town.post(author_id=alice.person.id, state=PostState.DRAFT)
    post_id = post.id
    alice.post(f"/en/posts/{post_id}/withdraw")
    assert session.get(Post, post_id) is None


@pytest.mark.parametrize("deed", ["renew", "found", "withdraw", "submit"])
def test_a_deed_without_its_token_does_nothing(alice, town, deed):
    post = town.post(author_id=alice.person.id, count=3)
    alice.post(f"/en/posts/{post.id}/{deed}", token="old", expect=422)
    assert (post.state, post.found) == (PostState.PUBLISHED, 0)
