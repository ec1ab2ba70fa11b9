"""What hosts share through Redis, and what they do without it."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

import pytest
from redis import Redis

from helpboard.adapters.limits import Limit
from helpboard.adapters.shared_engine import Bell, SharedEngine
from helpboard.adapters.shared_limits import SharedCounters
from helpboard.cli.shared_check import redis_faults
from helpboard.config import Settings
from tests.redis_server import RedisServer

NOW = datetime.now(UTC)
LONG = timedelta(days=10_000)
"""A window that ends in no test: Redis forgets by its own clock."""
TWICE = Limit("greetings", 2, LONG)


@pytest.fixture
def engine(redis_server: RedisServer) -> Iterator[SharedEngine]:
    engine = SharedEngine(redis_server.url, pause=0.3)
    yield engine
    engine.close()


@pytest.fixture
def hosts(engine: SharedEngine, tmp_path: Path) -> tuple[SharedCounters, SharedCounters]:
    """The counters of two hosts, which share nothing but Redis and the secret."""
    here = SharedCounters(engine, tmp_path / "here.db", key="a key")
    return here, SharedCounters(engine, tmp_path / "there.db", key="a key")


def test_what_one_host_counts_counts_on_the_other(hosts):
    here, there = hosts
    assert here.take(TWICE, "dora", now=NOW)
    there.count(TWICE, "dora", now=NOW)
    assert here.is_reached(TWICE, "dora", now=NOW)
    assert not there.take(TWICE, "dora", now=NOW)
    assert there.take(TWICE, "alice", now=NOW)
    assert not here.is_reached(TWICE, "dora", now=NOW + LONG)


def test_redis_hears_no_names_and_forgets_at_the_end_of_the_window(hosts, redis_server):
    hosts[0].count(TWICE, "dora@example.org", now=NOW)
    with Redis(port=redis_server.port) as redis:
        (key,) = redis.keys()
        assert b"dora" not in key
        assert 0 < redis.ttl(key) <= LONG.total_seconds()


def test_boards_with_different_secrets_do_not_count_for_each_other(hosts, engine, tmp_path):
    foreign = SharedCounters(engine, tmp_path / "foreign.db", key="another key")
    for _ in range(2):
        foreign.count(TWICE, "dora", now=NOW)
    assert not hosts[0].is_reached(TWICE, "dora", now=NOW)


def test_without_redis_each_host_counts_for_itself_until_it_is_back(hosts, redis_server):
    here, there = hosts
    redis_server.stop()
    assert [here.take(TWICE, "dora", now=NOW) for _ in range(3)] == [True, True, False]
    assert there.take(TWICE, "dora", now=NOW)
    redis_server.start()
    time.sleep(0.3)
    assert here.take(TWICE, "dora", now=NOW)


def test_a_redis_that_says_nothing_is_asked_once_and_then_left_alone(redis_server):
    with Redis(port=redis_server.port) as redis:
        redis.client_pause(2000)
    engine, asked = SharedEngine(redis_server.url, pause=60), []

    def get(redis):
        asked.append("x")
        return redis.get("x")

    assert [engine.ask(get) for _ in range(50)] == [None] * 50
    assert asked == ["x"]
    engine.close()


def test_what_is_no_number_counts_as_no_redis(hosts, redis_server):
    hosts[0].count(TWICE, "dora", now=NOW)
    with Redis(port=redis_server.port) as redis:
        (key,) = redis.keys()
        redis.set(key, "many")
    assert not hosts[0].is_reached(TWICE, "dora", now=NOW)
    assert hosts[1].take(TWICE, "dora", now=NOW)


def test_the_doctor_says_when_redis_is_away(redis_server, tmp_path):
    address = {"database_url": "sqlite://", "redis_url": redis_server.url}
    settings = Settings(instance=tmp_path, secret_key="x" * 32, **address)
    assert list(redis_faults(settings)) == []
    redis_server.stop()
    (said,) = redis_faults(settings)
    assert "does not answer" in said


def test_a_bell_rings_on_every_host_and_by_itself_when_redis_is_back(engine, redis_server):
    heard = Event()
    bell = Bell(engine, "greetings", heard=heard.set)
    other = SharedEngine(redis_server.url)
    try:
        bell.listen()
        assert heard.wait(5)
        heard.clear()
        Bell(other, "greetings", heard=lambda: None).ring()
        assert heard.wait(5)
        redis_server.stop()
        heard.clear()
        redis_server.start()
        assert heard.wait(10)
    finally:
        bell.close()
        other.close()
