"""Who may write next on SQLite: everybody looks equally often, and nobody waits for ever."""

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Timer

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from helpboard import extensions
from helpboard.extensions import prepare_sqlite, writing


@pytest.fixture
def engine(tmp_path):
    made = create_engine(f"sqlite:///{tmp_path}/notes.db", connect_args={"timeout": 0})
    prepare_sqlite(made)
    with Session(made) as session, writing(session):
        session.execute(text("CREATE TABLE note (words TEXT)"))
    yield made
    made.dispose()


@pytest.fixture
def somebody_else(engine):
    """Another program that holds the lock until it lets go."""
    with closing(sqlite3.connect(engine.url.database, check_same_thread=False)) as other:
        other.isolation_level = None
        other.execute("BEGIN IMMEDIATE")
        yield other


def write(engine, words):
    with Session(engine) as session, writing(session):
        session.execute(text("INSERT INTO note VALUES (:words)"), {"words": words})


def notes(engine):
    with Session(engine) as session:
        return session.scalars(text("SELECT words FROM note ORDER BY words")).all()


def test_a_writer_goes_on_when_the_other_lets_go(engine, somebody_else):
    letting_go = Timer(0.1, somebody_else.execute, ["ROLLBACK"])
    letting_go.start()
    write(engine, "danach")
    letting_go.join()
    assert notes(engine) == ["danach"]


def test_a_writer_that_waited_long_enough_is_told_that_it_is_locked(
    engine, somebody_else, monkeypatch
):
    monkeypatch.setattr(extensions, "_LONGEST_WAIT", 0.05)
    with pytest.raises(OperationalError, match="database is locked"):
        write(engine, "nie")
    assert notes(engine) == []
    with engine.connect() as connection:
        assert connection.scalar(text("PRAGMA busy_timeout")) == 5000


def test_a_disk_that_takes_nothing_is_told_at_once(engine, monkeypatch):
    with Session(engine) as session:
        session.execute(text("PRAGMA query_only=ON"))
        session.commit()
        with pytest.raises(OperationalError, match="readonly"), writing(session):
            session.execute(text("INSERT INTO note VALUES ('nie')"))


def test_of_eight_who_write_at_once_everybody_gets_a_turn(engine):
    words = [f"{who} {number}" for who in range(8) for number in range(20)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda one: write(engine, one), words))
    assert notes(engine) == sorted(words)
