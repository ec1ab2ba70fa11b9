"""Two workers on one PostgreSQL do a thing after one another, never at once."""

import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from helpboard.services.turns import is_our_turn


@pytest.fixture
def elsewhere(database_url):
    """A session of another host."""
    engine = create_engine(database_url, poolclass=NullPool)
    with Session(engine) as session:
        yield session


def test_while_one_does_it_another_leaves_it_and_may_do_something_else(session, elsewhere):
    assert is_our_turn(session, "write letters")
    is_alone = session.get_bind().dialect.name == "sqlite"
    assert is_our_turn(elsewhere, "write letters") is is_alone
    assert is_our_turn(elsewhere, "wake groups")
    assert is_our_turn(session, "wake groups") is is_alone


def test_a_turn_ends_with_its_transaction(session, elsewhere):
    assert is_our_turn(elsewhere, "write letters")
    elsewhere.commit()
    assert is_our_turn(session, "write letters")
