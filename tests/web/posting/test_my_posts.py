from datetime import timedelta

import pytest

from helpboard.domain.decision import Reason, Verdict
from helpboard.domain.post import PostState
from helpboard.models import Decision


def test_every_state_says_what_to_do_next(alice, town, now):
    for state in PostState:
        town.post(author_id=alice.person.id, state=state)
    page = alice.get("/en/my/posts").text
    for state in PostState:
        assert f'data-state="{state.value}"' in page
    for deed in ("edit", "renew", "found", "withdraw", "submit"):
        assert f"/{deed}" in page


def test_a_post_that_ends_soon_asks_to_be_renewed(alice, town, now):
    town.post(author_id=alice.person.id, expires_at=now + timedelta(days=4))
    assert "Then renew it." in alice.get("/en/my/posts").text


def test_a_post_whose_time_is_over_counts_as_expired_before_the_worker_comes(alice, town, now):
    town.post(author_id=alice.person.id, expires_at=now - timedelta(minutes=1))
    assert 'data-state="expired"' in alice.get("/en/my/posts").text


def test_a_rejected_post_says_why(alice, town, now):
    post = town.post(author_id=alice.person.id, state=PostState.REJECTED)
    states = {"old_state": PostState.PENDING, "new_state": PostState.REJECTED}
    said = {"verdict": Verdict.REJECT, "reason": Reason.COMMERCIAL}
    town.add(Decision(post_id=post.id, at=now, **said, **states))
    assert "This board is free of charge." in alice.get("/en/my/posts").text
    assert "This board is free of charge." in alice.get(f"/en/my/posts/{post.id}").text


def test_mine_are_those_of_my_organisation_too_and_nobody_elses(emil, alice, town, house):
    town.post(author_id=alice.person.id, organisation_id=house.id, text="Unsere")
    theirs = town.post(author_id=alice.person.id)
    page = emil.get("/en/my/posts").text
    assert page.count('data-testid="own-post"') == 1
    assert "Nähstube Faden" in page
    emil.get(f"/en/my/posts/{theirs.id}", expect=404)


def test_an_empty_list_shows_a_way_on(alice):
    assert "/en/posts/new" in alice.get("/en/my/posts").text


def test_the_page_is_kept_by_nobody(alice):
    assert alice.get("/en/my/posts").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/en/my/posts", "/en/posts/{}"])
def test_the_number_of_statements_does_not_grow_with_posts(alice, town, statements, path):
    first = town.post(author_id=alice.person.id)
    counts = []
    for more in (1, 3):
        for _ in range(more):
            town.post(author_id=alice.person.id)
        alice.get(path.format(first.id))
        with statements() as said:
            alice.get(path.format(first.id))
        counts.append(len([one for one in said if one.startswith(("SELECT", "WITH"))]))
    assert counts[0] == counts[1] > 2
