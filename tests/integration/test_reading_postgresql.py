"""Reading from PostgreSQL with as few round trips as can be, and what that must not cost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import Engine, create_engine, insert, text

from helpboard.adapters import living_connections
from helpboard.adapters.living_connections import hand_out_the_living
from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.extensions import WriteWhileReadingError, db, only_read, writing
from helpboard.models import Area

OUR_NUMBER = text("SELECT pg_backend_pid()")
BEGUN = text("SELECT now()")


@pytest.fixture
def pool(postgres_url: str) -> Iterator[Engine]:
    engine = create_engine(postgres_url)
    hand_out_the_living(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def asked(pool: Engine, monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Every time that the server was asked whether it is there."""
    times: list[object] = []
    ping = pool.dialect.do_ping
    monkeypatch.setattr(
        pool.dialect, "do_ping", lambda connection: times.append(connection) or ping(connection)
    )
    return times


def number(pool: Engine) -> int:
    with pool.connect() as connection:
        return connection.execute(OUR_NUMBER).scalar_one()


def test_a_connection_that_was_used_just_now_is_not_asked(pool, asked):
    assert number(pool) == number(pool)
    assert asked == []


def test_a_connection_that_was_silent_for_long_is_asked(pool, asked, monkeypatch):
    monkeypatch.setattr(living_connections, "TRUSTED_SECONDS", 0)
    assert number(pool) == number(pool)
    assert len(asked) == 1


def test_a_connection_that_the_server_has_ended_is_replaced_before_anybody_uses_it(
    pool, postgres_url
):
    ours = number(pool)
    other = create_engine(postgres_url)
    with other.connect() as connection:
        ending = text("SELECT pg_terminate_backend(:ours, 5000)")
        assert connection.execute(ending, {"ours": ours}).scalar_one()
    other.dispose()
    assert number(pool) != ours


@pytest.fixture(scope="module")
def board(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    settings = Settings(
        instance=Path(tmp_path_factory.mktemp("instance")),
        secret_key="a secret for tests that is long enough",
        database_url=postgres_url,
        is_testing=True,
    )
    app = create_app(settings)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def showing(board: Flask) -> Iterator[None]:
    """A page that only shows something, as far as its session goes."""
    only_read(db.session(), board.extensions["helpboard"].twin)
    yield
    db.session.remove()


@pytest.mark.usefixtures("showing")
def test_a_page_that_shows_has_no_transaction():
    session = db.session()
    assert session.scalar(BEGUN) != session.scalar(BEGUN)


@pytest.mark.usefixtures("showing")
def test_a_page_that_shows_cannot_write_by_the_way():
    with pytest.raises(WriteWhileReadingError):
        db.session().execute(insert(Area).values(name="Nowhere"))


@pytest.mark.usefixtures("showing")
def test_what_is_written_on_purpose_is_one_transaction_and_then_reading_goes_on():
    with writing(db.session()) as session:
        session.execute(text("CREATE TEMPORARY TABLE said (word text)"))
        assert session.scalar(BEGUN) == session.scalar(BEGUN)
    session = db.session()
    assert session.scalar(BEGUN) != session.scalar(BEGUN)


@pytest.mark.parametrize(("method", "is_showing"), [("GET", True), ("HEAD", True), ("POST", False)])
def test_only_requests_that_show_go_without(board, method, is_showing):
    with board.test_request_context("/healthz", method=method):
        board.preprocess_request()
        has_twin = db.session().get_bind() is board.extensions["helpboard"].twin
        db.session.remove()
        assert has_twin is is_showing


def test_a_command_reads_in_a_transaction(board):
    session = db.session()
    assert session.scalar(BEGUN) == session.scalar(BEGUN)
    db.session.remove()
