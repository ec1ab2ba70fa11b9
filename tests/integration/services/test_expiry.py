from datetime import timedelta

from sqlalchemy import select

from helpboard.domain.post import PostState
from helpboard.models import PostFacet, SearchDocument
from helpboard.services.expiry import expire_due


def test_a_post_whose_end_has_come_leaves_the_board_and_its_indexes(town, session, now):
    old = town.post(expires_at=now)
    new = town.post(expires_at=now + timedelta(seconds=1))
    town.make_searchable()

    assert expire_due(session, now=now) == 1

    assert (old.state, new.state) == (PostState.EXPIRED, PostState.PUBLISHED)
    assert set(session.scalars(select(PostFacet.post_id))) == {new.id}
    assert set(session.scalars(select(SearchDocument.post_id))) == {new.id}


def test_expiring_twice_is_expiring_once(town, session, now):
    town.post(expires_at=now)
    assert expire_due(session, now=now) == 1
    assert expire_due(session, now=now) == 0


def test_a_hidden_post_stays_hidden_when_its_end_comes(town, session, now):
    post = town.post(state=PostState.HIDDEN, expires_at=now - timedelta(days=1))
    assert expire_due(session, now=now) == 0
    assert post.state is PostState.HIDDEN


def test_only_so_many_are_expired_at_once_the_oldest_first(town, session, now):
    younger = town.post(expires_at=now - timedelta(days=1))
    older = town.post(expires_at=now - timedelta(days=2))
    assert expire_due(session, now=now, limit=1) == 1
    assert (older.state, younger.state) == (PostState.EXPIRED, PostState.PUBLISHED)
