"""What every test may ask for: an engine, a session, an app, a browser."""

import gc
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

from helpboard.adapters import passwords
from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.extensions import db
from tests.browser_client import Browser
from tests.databases import missing, postgres_programs, postgres_server
from tests.journeys.crawling import crawl as crawl
from tests.journeys.demo import demo as demo
from tests.journeys.demo import either_demo as either_demo
from tests.journeys.demo import first_postgres_town as first_postgres_town
from tests.journeys.demo import new_demo as new_demo
from tests.redis_server import redis_server as redis_server
from tests.town import Town, make_tables

# How long an example takes is the machine's affair: no test here is timed.
hypothesis.settings.register_profile(
    "untimed", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("untimed")

SECRET = "a secret for tests that is long enough"

_AS_SERVED = {name: getattr(passwords, name) for name in ("_HASHER", "_NOBODY")}


@pytest.fixture(scope="session", autouse=True)
def _passwords_cost_little() -> Iterator[None]:
    """Hash in this process with the least work: what is tested here is who gets in, not how late.

    Boards served by the command hash as always, and ``passwords_as_served`` asks for that here.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(1, 8, 1))
        patch.setattr(passwords, "_NOBODY", f"$argon2id$v=19$m=8,t=1,p=1${'A' * 22}${'A' * 43}")
        yield


@pytest.fixture
def passwords_as_served(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, served in _AS_SERVED.items():
        monkeypatch.setattr(passwords, name, served)


def pytest_collection_finish() -> None:
    """Look for garbage from now on, but not among what was gathered and stays."""
    gc.collect()
    gc.freeze()
    gc.enable()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever touches a database on both."""
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", ["sqlite", "postgresql"], scope="session")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """A running PostgreSQL, one for each test process."""
    if postgres_programs() is None:
        missing("postgres", "postgresql")
    with postgres_server() as url:
        yield url


@pytest.fixture(scope="session")
def database_url(
    database: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> str:
    """The address of this run's database."""
    if database == "postgresql":
        return str(request.getfixturevalue("postgres_url"))
    return f"sqlite:///{tmp_path_factory.mktemp('db')}/test.db"


@pytest.fixture(scope="session")
def engine(database_url: str) -> Iterator[Engine]:
    engine = create_engine(database_url)
    if engine.dialect.name == "sqlite":
        _own_transactions(engine)
    make_tables(engine)
    yield engine
    engine.dispose()


def _own_transactions(engine: Engine) -> None:
    """Keep the sqlite3 driver from opening transactions late; SAVEPOINT leaks otherwise."""

    @event.listens_for(engine, "connect")
    def _no_driver_transactions(connection: Any, _record: object) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    """One outer transaction for each test, always rolled back."""
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture
def session(connection: Connection) -> Iterator[Session]:
    """A plain SQLAlchemy session; a commit in it only releases a savepoint."""
    with Session(connection, join_transaction_mode="create_savepoint") as session:
        yield session


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def town(session: Session, now: datetime) -> Town:
    """A small town with a cast: areas, an organisation, a café; more on demand."""
    return Town(session, now)


@pytest.fixture(scope="session")
def settings(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(
        instance=Path(tmp_path_factory.mktemp("instance")),
        secret_key=SECRET,
        database_url=database_url,
        base_url="http://localhost",
        home_area="ludwigsburg",
        is_testing=True,
    )


@pytest.fixture(scope="session")
def _app(engine: Engine, settings: Settings) -> Iterator[Flask]:
    app = create_app(settings)
    yield app
    with app.app_context():
        for bind in db.engines.values():
            bind.dispose()


@pytest.fixture
def app(_app: Flask, connection: Connection, settings: Settings) -> Iterator[Flask]:
    """The app, talking to the database through this test's connection."""
    with _app.app_context():
        engines = db.engines
    real, engines[None] = engines[None], connection  # type: ignore[assignment]
    (settings.instance / "limits.db").unlink(missing_ok=True)
    _app.extensions["helpboard"].version.moved()  # what was kept is another test's
    yield _app
    engines[None] = real


@pytest.fixture
def browser(app: Flask, session: Session) -> Browser:
    return Browser(app.test_client(), session)
