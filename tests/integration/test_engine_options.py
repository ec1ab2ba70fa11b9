"""A page waits for PostgreSQL so long and no longer; commands take their time."""

import time

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as NoConnectionError

from helpboard.adapters import engine_options as options
from helpboard.adapters.engine_options import SPARE, engine_options


@pytest.fixture
def engine(postgres_url, monkeypatch):
    monkeypatch.setattr(options, "LOCK_SECONDS", 1)
    engine = create_engine(
        postgres_url, **engine_options(postgres_url, threads=1, statement_seconds=2)
    )
    yield engine
    engine.dispose()


def test_a_statement_that_takes_too_long_is_given_up(engine):
    begun = time.monotonic()
    with pytest.raises(OperationalError), engine.connect() as connection:
        connection.execute(text("SELECT pg_sleep(20)"))
    assert 2 <= time.monotonic() - begun < 15


def test_a_lock_that_others_hold_is_waited_for_until_the_limit(engine):
    with engine.connect() as one, engine.connect() as two:
        one.execute(text("SELECT pg_advisory_xact_lock(1)"))
        with pytest.raises(OperationalError, match="lock timeout"):
            two.execute(text("SELECT pg_advisory_xact_lock(1)"))


def test_whoever_finds_no_connection_is_told_soon(engine):
    begun = time.monotonic()
    held = [engine.connect() for _ in range(1 + SPARE)]
    with pytest.raises(NoConnectionError):
        engine.connect()
    assert time.monotonic() - begun < 10
    for connection in held:
        connection.close()


def test_commands_have_no_limit(postgres_url):
    engine = create_engine(
        postgres_url, **engine_options(postgres_url, threads=1, statement_seconds=0)
    )
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW statement_timeout")) == "0"
        assert connection.scalar(text("SHOW lock_timeout")) == "0"
    engine.dispose()


def test_no_statement_is_compiled(engine):
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW jit")) == "off"


def test_what_the_address_says_to_the_server_still_holds(postgres_url):
    url = make_url(postgres_url).update_query_dict(
        {"options": "-csearch_path=elsewhere -c lock_timeout=7s", "connect_timeout": "9"}
    )
    url = url.render_as_string(hide_password=False)
    engine = create_engine(url, **engine_options(url, threads=1, statement_seconds=2))
    with engine.connect() as connection:
        assert connection.scalar(text("SHOW search_path")) == "elsewhere"
        assert connection.scalar(text("SHOW lock_timeout")) == "7s"
        assert connection.scalar(text("SHOW statement_timeout")) == "2s"
        said = connection.connection.driver_connection.info.get_parameters()
        assert said["connect_timeout"] == "9"
    engine.dispose()
