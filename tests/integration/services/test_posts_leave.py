from datetime import timedelta

import pytest
from sqlalchemy import select

from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.post import DEFAULT_LIFE, PostState
from helpboard.domain.posting import RefusedPostError
from helpboard.models import (
    Post,
    PostFacet,
)
from tests.integration.services.posting_desk import BERLIN, problems_of
from tests.integration.services.posting_desk import alice as alice
from tests.integration.services.posting_desk import desk as desk
from tests.integration.services.posting_desk import house as house
from tests.integration.services.posting_desk import trude as trude


@pytest.mark.parametrize(
    ("old", "for_trusted", "for_new"),
    [
        (PostState.PUBLISHED, PostState.PUBLISHED, PostState.PUBLISHED),
        (PostState.EXPIRED, PostState.PUBLISHED, PostState.PENDING),
        (PostState.FULFILLED, PostState.PUBLISHED, PostState.PENDING),
        (PostState.WITHDRAWN, PostState.PUBLISHED, PostState.PENDING),
    ],
)
def test_renewing_gives_another_life(desk, town, alice, trude, now, old, for_trusted, for_new):
    for actor, state in ((trude, for_trusted), (alice, for_new)):
        ends = now + timedelta(days=3 if old is PostState.PUBLISHED else -1)
        post = town.post(
            author_id=actor.user_id, state=old, expires_at=ends, count=2, found=2,
            published_at=now - timedelta(days=25), first_published_at=now - timedelta(days=25),
        )  # fmt: skip
        renewed = desk.renew(actor, post)
        assert (renewed.state, renewed.expires_at) == (state, now + DEFAULT_LIFE)
        assert renewed.found == (2 if old is PostState.PUBLISHED else 0)


def test_a_renewed_open_post_keeps_its_place_and_an_ended_one_comes_in_front(
    desk, town, now, trude
):
    old = now - timedelta(days=25)
    values = {"author_id": trude.user_id, "published_at": old, "first_published_at": old}
    open_post = town.post(**values, expires_at=now + timedelta(days=3))
    ended = town.post(**values, state=PostState.EXPIRED, expires_at=now - timedelta(days=1))
    assert desk.renew(trude, open_post).published_at == old
    assert desk.renew(trude, ended).published_at == now


def test_a_sensitive_post_that_has_ended_is_checked_before_it_comes_back(desk, town, now, trude):
    post = town.post("childcare", author_id=trude.user_id, state=PostState.EXPIRED, expires_at=now)
    assert desk.renew(trude, post).state is PostState.PENDING


@pytest.mark.parametrize(
    "state", [PostState.DRAFT, PostState.PENDING, PostState.REJECTED, PostState.HIDDEN]
)
def test_what_is_not_on_the_board_is_not_renewed(desk, town, trude, state):
    post = town.post(author_id=trude.user_id, state=state)
    with pytest.raises(IllegalMoveError):
        desk.renew(trude, post)


def test_a_post_whose_days_are_over_needs_new_days(desk, town, now, trude):
    day = (now - timedelta(days=2)).astimezone(BERLIN).date().isoformat()
    when = {"kind": "dates", "dates": [{"date": day, "from": None, "to": None}]}
    post = town.post(
        "sport", author_id=trude.user_id, state=PostState.EXPIRED, facts={"when": when},
        expires_at=now - timedelta(days=1),
    )  # fmt: skip
    with pytest.raises(RefusedPostError) as error:
        desk.renew(trude, post)
    assert problems_of(error) == [("when", "days_are_over")]


def test_one_of_three_is_found_and_then_all(desk, town, session, alice):
    post = town.post(author_id=alice.user_id, count=3)
    assert (desk.found(alice, post).found, post.state) == (1, PostState.PUBLISHED)
    assert (desk.found(alice, post, 3).found, post.state) == (3, PostState.FULFILLED)
    assert session.scalars(select(PostFacet)).all() == []
    with pytest.raises(IllegalMoveError):
        desk.found(alice, post)


@pytest.mark.parametrize("number", [-1, 4, 10**30])
def test_no_more_can_be_found_than_are_sought(desk, town, alice, number):
    post = town.post(author_id=alice.user_id, count=3)
    with pytest.raises(RefusedPostError):
        desk.found(alice, post, number)
    assert post.found == 0


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (PostState.PUBLISHED, PostState.WITHDRAWN),
        (PostState.HIDDEN, PostState.WITHDRAWN),
        (PostState.PENDING, PostState.DRAFT),
    ],
)
def test_withdrawing_takes_a_post_away(desk, town, session, alice, old, new):
    post = town.post(author_id=alice.user_id, state=old)
    assert desk.withdraw(alice, post).state is new
    assert session.scalars(select(PostFacet)).all() == []


def test_a_draft_is_deleted_unless_it_stood_on_the_board_once(desk, town, session, now, alice):
    never = town.post(author_id=alice.user_id, state=PostState.DRAFT)
    once = town.post(author_id=alice.user_id, state=PostState.DRAFT, first_published_at=now)
    assert desk.withdraw(alice, never) is None
    with pytest.raises(IllegalMoveError):
        desk.withdraw(alice, once)
    assert session.scalars(select(Post)).all() == [once]


@pytest.mark.parametrize(
    "state", [PostState.WITHDRAWN, PostState.EXPIRED, PostState.FULFILLED, PostState.REJECTED]
)
def test_what_has_left_is_not_withdrawn(desk, town, alice, state):
    post = town.post(author_id=alice.user_id, state=state)
    with pytest.raises(IllegalMoveError):
        desk.withdraw(alice, post)
