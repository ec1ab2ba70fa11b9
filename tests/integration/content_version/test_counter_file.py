import logging
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, insert
from sqlalchemy.orm import sessionmaker

from helpboard.adapters.content_version import SqliteVersion
from helpboard.adapters.content_watch import watch
from tests.integration.content_version.small_board import (
    Base,
    LogIn,
    Notice,
    bump_from_outside,
    in_a_fork,
    known,
)


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    return tmp_path / "content-version"


@pytest.fixture
def version(counter: Path, engine: Engine) -> Iterator[SqliteVersion]:
    version = SqliteVersion(counter, engine, every=0)
    yield version
    version.close()


def test_a_move_is_seen_at_once_by_another_process_of_the_host(
    counter: Path, engine: Engine, version: SqliteVersion
) -> None:
    other = SqliteVersion(counter, engine, every=60)
    before = known(other)
    version.moved()
    assert known(other) == known(version) == before + 1
    other.close()


def test_a_counter_outlives_its_processes(counter: Path, engine: Engine) -> None:
    first = SqliteVersion(counter, engine)
    first.moved()
    before = known(first)
    first.close()
    second = SqliteVersion(counter, engine)
    assert known(second) == before
    second.close()


def test_a_writer_outside_moves_the_version(engine: Engine, version: SqliteVersion) -> None:
    before = known(version)
    bump_from_outside(engine.url.database)
    assert known(version) == before + 1
    assert known(version) == before + 1


def test_a_writer_outside_moves_it_once_for_all_processes(
    counter: Path, engine: Engine, version: SqliteVersion
) -> None:
    other = SqliteVersion(counter, engine, every=0)
    before = known(version), known(other)
    bump_from_outside(engine.url.database)
    assert known(other) == known(version) == before[0] + 1
    other.close()


def test_a_write_outside_that_changes_nothing_public_leaves_it(
    engine: Engine, version: SqliteVersion
) -> None:
    before = known(version)
    with engine.begin() as connection:
        connection.execute(insert(LogIn).values(name="Bob"))
    assert known(version) == before


def test_a_writer_outside_is_looked_for_only_now_and_then(counter: Path, engine: Engine) -> None:
    version = SqliteVersion(counter, engine, every=0.2)
    before = known(version)
    bump_from_outside(engine.url.database)
    assert known(version) == before
    time.sleep(0.25)
    assert known(version) == before + 1
    version.close()


def test_an_own_commit_moves_the_version_once(engine: Engine, version: SqliteVersion) -> None:
    sessions = sessionmaker(engine)
    watch(sessions, version, public_models=(Notice,))
    before = known(version)
    with sessions.begin() as session:
        session.add(Notice(text="Bicycle"))
    assert known(version) == before + 1


def test_a_restored_database_moves_the_version(engine: Engine, version: SqliteVersion) -> None:
    bump_from_outside(engine.url.database)
    before = known(version)
    path = Path(str(engine.url.database))
    engine.dispose()
    version.close()
    known(version)
    copy = path.with_suffix(".old")
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    with target:
        source.backup(target)
        target.execute("UPDATE content_version SET number = 0")
    source.close()
    target.close()
    copy.replace(path)
    assert known(version) > before


def test_without_table_the_version_is_unknown_until_it_is_there(
    counter: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    engine = create_engine(f"sqlite:///{tmp_path}/new.db")
    version = SqliteVersion(counter, engine, every=0)
    assert version.current() is None
    version.moved()
    Base.metadata.create_all(engine)
    assert version.current() is not None
    Base.metadata.drop_all(engine)
    with caplog.at_level(logging.WARNING):
        assert version.current() is None
        assert version.current() is None
    assert len(caplog.records) == 1
    version.close()
    engine.dispose()


def test_a_counter_that_cannot_be_opened_makes_the_version_unknown(
    tmp_path: Path, engine: Engine
) -> None:
    version = SqliteVersion(tmp_path / "none" / "counter", engine)
    version.moved()
    assert version.current() is None


def test_a_database_in_memory_has_a_version_too(counter: Path) -> None:
    engine = create_engine("sqlite://")
    version = SqliteVersion(counter, engine, every=0)
    before = known(version)
    version.moved()
    assert known(version) == before + 1
    version.close()


def test_moves_of_many_threads_and_connections_are_all_counted(
    counter: Path, engine: Engine, version: SqliteVersion
) -> None:
    other = SqliteVersion(counter, engine, every=0)
    before = known(version)

    def move() -> None:
        for _ in range(50):
            version.moved()
            other.moved()
            known(other)

    threads = [threading.Thread(target=move) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert known(version) == before + 400
    other.close()


def test_forks_share_the_counter_and_no_connection(engine: Engine, version: SqliteVersion) -> None:
    before = known(version)

    def child() -> bool:
        inherited = version._open
        is_same = known(version) == before
        assert version._open is not inherited
        version.moved()
        opened = version._open
        assert opened is not None
        assert inherited is not None
        return is_same and opened._connection is not inherited._connection

    assert in_a_fork(child) == 0
    assert known(version) == before + 1
    bump_from_outside(engine.url.database)
    assert known(version) == before + 2


def test_forks_that_move_at_once_lose_nothing(version: SqliteVersion) -> None:
    before = known(version)
    children = []
    for _ in range(3):
        pid = os.fork()
        if pid == 0:
            status = 1
            try:
                for _ in range(200):
                    version.moved()
                status = 0
            finally:
                os._exit(status)
        children.append(pid)
    for pid in children:
        assert os.waitpid(pid, 0)[1] == 0
    assert known(version) == before + 600
