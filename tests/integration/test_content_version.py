import logging
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, create_engine, event, insert, text, update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column, sessionmaker

from helpboard.adapters.content_version import SqliteVersion
from helpboard.adapters.content_watch import watch
from helpboard.adapters.polled_version import PolledVersion
from helpboard.services.content import content_changed


class Base(DeclarativeBase):
    """Tables of a small board."""


class Slot(Base):
    __tablename__ = "content_version"
    slot: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]


class Notice(Base):
    __tablename__ = "notice"
    id: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str]


class LogIn(Base):
    __tablename__ = "log_in"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class Moves:
    """A version that only counts how often it was told to move."""

    def __init__(self) -> None:
        self.count = 0

    def current(self) -> int | None:
        return self.count

    def moved(self) -> None:
        self.count += 1


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = create_engine(f"sqlite:///{tmp_path}/board.db")

    @event.listens_for(engine, "connect")
    def _no_driver_transactions(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA journal_mode = WAL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN")

    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def counter(tmp_path: Path) -> Path:
    return tmp_path / "content-version"


@pytest.fixture
def version(counter: Path, engine: Engine) -> Iterator[SqliteVersion]:
    version = SqliteVersion(counter, engine, every=0)
    yield version
    version.close()


@pytest.fixture
def moves() -> Moves:
    return Moves()


@pytest.fixture
def sessions(engine: Engine, moves: Moves) -> sessionmaker[Session]:
    sessions = sessionmaker(engine)
    watch(sessions, moves, public_models=(Notice,))
    return sessions


def total(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.scalar(text("SELECT coalesce(sum(number), 0) FROM content_version")))


def bump_from_outside(database: str | None) -> None:
    """Write as another program does: past the listener and the counter file."""
    assert database is not None
    connection = sqlite3.connect(database)
    connection.execute(
        "INSERT INTO content_version VALUES (3, 1) ON CONFLICT DO UPDATE SET number = number + 1"
    )
    connection.commit()
    connection.close()


def known(version: SqliteVersion | PolledVersion) -> int:
    current = version.current()
    assert current is not None
    return current


# The counter file


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


def in_a_fork(child: Callable[[], bool]) -> int:
    """Run ``child`` in a forked process and return 0 when it says yes."""
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            status = 0 if child() else 1
        finally:
            os._exit(status)
    _, status = os.waitpid(pid, 0)
    return os.waitstatus_to_exitcode(status)


def test_forks_share_the_counter_and_no_connection(engine: Engine, version: SqliteVersion) -> None:
    before = known(version)

    def child() -> bool:
        inherited = version._open
        version.moved()
        is_same = known(version) == before + 1
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


# The polled version


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


# The listener


def test_public_rows_added_changed_and_deleted_move_the_version(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        notice = Notice(text="Bicycle")
        session.add(notice)
        session.commit()
        assert (moves.count, total(engine)) == (1, 1)
        notice.text = "Sofa"
        session.commit()
        assert (moves.count, total(engine)) == (2, 2)
        session.delete(notice)
        session.commit()
        assert (moves.count, total(engine)) == (3, 3)


def test_private_rows_and_reads_move_nothing(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.add(LogIn(name="Alice"))
        session.add(Notice(text="Bicycle"))
    with sessions.begin() as session:
        session.add(LogIn(name="Bob"))
        notice = session.get(Notice, 1)
        assert notice is not None
        notice.text = "Bicycle"
        session.execute(update(LogIn).values(name="Charlie"))
    assert (moves.count, total(engine)) == (1, 1)


def test_one_transaction_moves_it_once_however_often_it_flushes(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        for number in range(5):
            session.add(Notice(text=str(number)))
            session.flush()
    assert (moves.count, total(engine)) == (1, 1)


def test_statements_on_public_tables_move_it(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.execute(insert(Notice.__table__).values(text="Bicycle"))
    with sessions.begin() as session:
        session.execute(update(Notice).values(text="Sofa"))
    assert (moves.count, total(engine)) == (2, 2)


def test_text_statements_move_it_when_they_say_so(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions.begin() as session:
        session.execute(text("INSERT INTO notice (text) VALUES ('Bicycle')"))
    assert moves.count == 0
    with sessions.begin() as session:
        session.execute(text("DELETE FROM notice"))
        content_changed(session)
    assert (moves.count, total(engine)) == (1, 1)


@pytest.mark.parametrize("end", ["rollback", "close"])
def test_what_is_not_committed_moves_nothing_then_or_later(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves, end: str
) -> None:
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        session.flush()
        getattr(session, end)()
        session.add(LogIn(name="Alice"))
        session.commit()
    assert (moves.count, total(engine)) == (0, 0)


def test_a_savepoint_moves_nothing_before_the_whole_is_committed(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        with session.begin_nested():
            session.add(Notice(text="Bicycle"))
        assert moves.count == 0
        session.commit()
    assert (moves.count, total(engine)) == (1, 1)


def test_a_savepoint_rolled_back_does_not_forget_what_came_before_it(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        session.flush()
        savepoint = session.begin_nested()
        session.add(Notice(text="Sofa"))
        session.flush()
        savepoint.rollback()
        session.commit()
    assert (moves.count, total(engine)) == (1, 1)


def test_a_session_inside_an_outer_transaction_moves_it_at_its_commit(
    engine: Engine, moves: Moves
) -> None:
    with engine.connect() as connection:
        outer = connection.begin()
        sessions = sessionmaker(connection, join_transaction_mode="create_savepoint")
        watch(sessions, moves, public_models=(Notice,))
        with sessions() as session:
            session.add(Notice(text="Bicycle"))
            session.commit()
            assert moves.count == 1
            session.add(LogIn(name="Alice"))
            session.commit()
            assert moves.count == 1
        outer.rollback()
    assert total(engine) == 0


def test_a_commit_that_fails_moves_nothing(
    engine: Engine, sessions: sessionmaker[Session], moves: Moves
) -> None:
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE content_version"))
    with sessions() as session:
        session.add(Notice(text="Bicycle"))
        with pytest.raises(Exception, match="content_version"):
            session.commit()
        session.rollback()
        assert session.get(Notice, 1) is None
    assert moves.count == 0
