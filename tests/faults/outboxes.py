"""An outbox full of letters, workers that empty it, and what became of each letter."""

import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache

import pytest
from sqlalchemy import Engine, create_engine, delete, func, select, update
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from helpboard.config import Settings
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.models import Letter
from helpboard.services import letters
from helpboard.services.letters import Stranger
from tests.journeys.demo import new_database
from tests.mail.sink import Sink, running
from tests.served import HELPBOARD, ROOT, clean_environment, run

MANY = 300
PATIENCE = 55
"""Seconds for what takes one on an idle machine, since a busy one shall not fail."""


@pytest.fixture(scope="package")
def made_outbox(
    tmp_path_factory: pytest.TempPathFactory, database: str, request: pytest.FixtureRequest
) -> dict[str, str]:
    """An empty board on either database, made once."""
    more = {"HELPBOARD_MAIL_FROM": "board@example.org"}
    if database == "postgresql":
        server = request.getfixturevalue("postgres_url")
        more["HELPBOARD_DATABASE_URL"] = new_database(server, "letters")
    made = clean_environment(tmp_path_factory.mktemp("letters") / "instance", **more)
    run("init", "--area", "hoheneck", environment=made)
    return made


@pytest.fixture
def environment(made_outbox: dict[str, str]) -> dict[str, str]:
    """How to reach that board, with an empty outbox."""
    with board(made_outbox) as session:
        session.execute(delete(Letter))
        session.commit()
    return dict(made_outbox)


@pytest.fixture
def sink(environment: dict[str, str]) -> Iterator[Sink]:
    with running(Sink()) as sink:
        environment["HELPBOARD_MAIL_URL"] = sink.url
        yield sink


@cache
def engine_of(url: str) -> Engine:
    return create_engine(url, poolclass=NullPool)


@contextmanager
def board(environment: dict[str, str]) -> Iterator[Session]:
    with Session(engine_of(Settings.from_environment(environment).database_url)) as session:
        yield session


def write(environment: dict[str, str], count: int = MANY) -> set[str]:
    """Write letters to as many people; return their addresses."""
    now = datetime.now(UTC)
    readers = {f"reader{number}@example.org" for number in range(count)}
    with board(environment) as session:
        for address in sorted(readers):
            to = Stranger(address, "ar")
            letters.write(session, kind=LetterKind.TEST, to=to, params={}, now=now)
        session.commit()
    return readers


def unsent(environment: dict[str, str]) -> int:
    with board(environment) as session:
        count = select(func.count(Letter.id)).where(Letter.state != LetterState.SENT)
        return session.scalar(count) or 0


@contextmanager
def worker(environment: dict[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [*HELPBOARD, "worker"], env=environment, cwd=ROOT, stdin=subprocess.DEVNULL
    )
    try:
        yield process
        assert process.poll() in {None, 0, -signal.SIGKILL}
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(timeout=60)


def wait_until(is_so: Callable[[], bool], *, seconds: float = PATIENCE) -> None:
    begun = time.monotonic()
    while not is_so():
        assert time.monotonic() - begun < seconds
        time.sleep(0.2)


def arrived(sink: Sink) -> Counter[str]:
    """How often each Message-ID arrived."""
    return Counter(str(message["Message-ID"]) for message in sink.messages)


def readers_of(sink: Sink) -> set[str]:
    return {str(message["To"]) for message in sink.messages}


def doubled(ids: Counter[str]) -> int:
    return ids.total() - len(ids)


def letters_counted(sink: Sink, readers: set[str]) -> dict[str, int]:
    """What became of one letter to each of ``readers``."""
    there = readers_of(sink)
    return {
        "acknowledged": len(readers),
        "lost": len(readers - there),
        "ghosts": len(there - readers),
        "doubled": doubled(arrived(sink)),
    }


def let_the_minute_of_a_lease_pass(environment: dict[str, str]) -> None:
    """Move the leases of a dead worker into the past instead of waiting for their end."""
    with board(environment) as session:
        over = datetime.now(UTC) - timedelta(seconds=1)
        leased = update(Letter).where(Letter.leased_until.is_not(None))
        session.execute(leased.values(leased_until=over))
        session.commit()


def is_sending(sink: Sink, count: int) -> Callable[[], bool]:
    return lambda: len(sink.messages) >= count
