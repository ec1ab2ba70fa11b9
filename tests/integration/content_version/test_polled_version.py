import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, update

from helpboard.adapters.polled_version import PolledVersion
from tests.integration.content_version.small_board import (
    Slot,
    bump_from_outside,
    in_a_fork,
    known,
)


@pytest.fixture
def polled(engine: Engine) -> Iterator[PolledVersion]:
    polled = PolledVersion(engine, every=0.2)
    yield polled
    polled.close()


def test_others_writes_are_seen_at_the_next_look(engine: Engine, polled: PolledVersion) -> None:
    before = known(polled)
    bump_from_outside(engine.url.database)
    assert known(polled) == before
    time.sleep(0.25)
    assert known(polled) == before + 1


def test_own_commits_are_seen_at_once(engine: Engine, polled: PolledVersion) -> None:
    before = known(polled)
    polled.moved()
    assert known(polled) > before


def test_a_database_that_does_not_answer_leaves_the_version_unknown_until_it_does(
    engine: Engine,
) -> None:
    polled = PolledVersion(engine, every=0)
    before = known(polled)
    path = Path(str(engine.url.database))
    aside = path.with_suffix(".aside")
    polled.close()
    path.rename(aside)
    path.mkdir()
    assert polled.current() is None
    path.rmdir()
    aside.rename(path)
    assert known(polled) == before
    polled.close()


def test_the_version_never_goes_back_when_the_database_does(engine: Engine) -> None:
    polled = PolledVersion(engine, every=0)
    bump_from_outside(engine.url.database)
    before = known(polled)
    with engine.begin() as connection:
        connection.execute(update(Slot).values(number=0))
    after = known(polled)
    assert after > before
    bump_from_outside(engine.url.database)
    assert known(polled) > after
    polled.close()


def test_a_fork_looks_over_a_connection_of_its_own(engine: Engine, polled: PolledVersion) -> None:
    before = known(polled)
    inherited = polled._state

    def child() -> bool:
        return known(polled) == before and polled._state is not inherited

    assert in_a_fork(child) == 0
    assert polled._state is inherited
    assert known(polled) == before
