"""Boards that are made to be broken, people who write to them meanwhile, and the count after."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from re import search
from urllib.parse import urlencode

import pytest
from sqlalchemy import Engine, create_engine, select
from sqlalchemy.pool import NullPool

from helpboard.config import Settings
from helpboard.models import Question
from tests.databases import PostgresServer, missing, postgres_cluster, postgres_programs
from tests.served import Server, clean_environment, run, served

FORM = "/de/contact"


@dataclass
class Board:
    """A board on a database of its own; ``postgres`` is None on SQLite."""

    environment: dict[str, str]
    postgres: PostgresServer | None = None

    @property
    def instance(self) -> Path:
        return Path(self.environment["HELPBOARD_INSTANCE"])

    @cached_property
    def engine(self) -> Engine:
        """A way to its database past the board, with no connection left open."""
        url = Settings.from_environment(self.environment).database_url
        return create_engine(url, poolclass=NullPool)

    @property
    def database_file(self) -> Path:
        return self.instance / "helpboard.db"

    @contextmanager
    def served(self, *arguments: str, port: int | None = None) -> Iterator[Server]:
        arguments = arguments or ("--workers", "2", "--no-worker")
        with served(
            self.instance, environment=self.environment, arguments=arguments, port=port
        ) as server:
            yield server

    def texts(self) -> Counter[str]:
        """How often each question stands in the database."""
        with self.engine.connect() as connection:
            return Counter(connection.scalars(select(Question.text)))


def made_on(instance: Path, postgres: PostgresServer | None = None) -> Board:
    more = {"HELPBOARD_LIMITS_FACTOR": "100000"}
    if postgres is not None:
        more["HELPBOARD_DATABASE_URL"] = postgres.url
    environment = clean_environment(instance, **more)
    run("init", "--area", "hoheneck", environment=environment)
    return Board(environment, postgres)


@pytest.fixture(scope="package")
def made_board(tmp_path_factory: pytest.TempPathFactory, database: str) -> Iterator[Board]:
    """A board on either database, made once; PostgreSQL writes as durably as by default."""
    instance = tmp_path_factory.mktemp("faults") / "instance"
    if database == "sqlite":
        yield made_on(instance)
        return
    if postgres_programs() is None:
        missing("postgres", "postgresql")
    with postgres_cluster() as postgres:
        yield made_on(instance, postgres)


@pytest.fixture
def either_board(made_board: Board) -> Board:
    return made_board


@pytest.fixture
def board(tmp_path: Path) -> Board:
    """A board on SQLite, for one test alone."""
    return made_on(tmp_path / "instance")


PAGES = ("/de/", "/de/board/", "/de/search?q=bett{number}", FORM, "/ar/calendar/")


class Readers:
    """Two people who read without a pause while the block runs: pages kept and pages made."""

    def __init__(self, server: Server) -> None:
        self.statuses: Counter[int] = Counter()
        self.slowest = 0.0
        self._server = server
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._go, args=(one,)) for one in range(2)]

    def _go(self, number: int) -> None:
        while not self._is_over.is_set():
            number += 2
            begun = time.monotonic()
            try:
                status = self._server.get(PAGES[number % len(PAGES)].format(number=number)).status
            except (OSError, HTTPException):
                status = 0
            self.statuses[status] += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)
            time.sleep(0.05)

    def __enter__(self) -> "Readers":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(timeout=60)

    @property
    def answered(self) -> int:
        return self.statuses.total()

    def figures(self) -> dict[str, object]:
        return {"pages_read": self.statuses[200], "slowest_page": round(self.slowest, 2)}


@dataclass
class Writer:
    """Somebody who writes question after question, and repeats each until it is taken."""

    port: int
    name: str
    acknowledged: set[str] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    longest: float = 0.0
    cookie: str = ""
    token: str = ""

    def look(self) -> None:
        """Open the form and keep its token."""
        status, head, body = self._ask("GET")
        found = search(r'name="csrf_token"[^>]*value="([^"]+)"', body)
        assert status == 200, body[:500]
        assert found, body[:500]
        self.cookie, self.token = head["Set-Cookie"].partition(";")[0], found[1]

    def write(self, text: str) -> tuple[int, str]:
        """Send a question once; return the status and the page, 0 for no answer at all."""
        form = {"csrf_token": self.token, "text": text, "area": "hoheneck"}
        try:
            begun = time.monotonic()
            status, _, body = self._ask("POST", urlencode(form))
            self.longest = max(self.longest, time.monotonic() - begun)
        except (OSError, HTTPException) as error:
            return 0, repr(error)
        return status, body

    def write_until_taken(self, text: str, *, seconds: float = 60) -> None:
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            status, said = self.write(text)
            if status == 303:
                self.acknowledged.add(text)
                return
            self.failed.append(f"{status} {said if status == 0 else ''}")
            if status not in {0, 503}:
                self.wrong.append(f"{status} {said[:2000]}")
                return
            time.sleep(0.2)
        self.wrong.append(f"not taken in {seconds} s: {text}")

    def _ask(self, method: str, body: str | None = None) -> tuple[int, dict[str, str], str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded", "Cookie": self.cookie}
            connection.request(method, FORM, body, headers)
            got = connection.getresponse()
            return got.status, dict(got.getheaders()), got.read().decode()
        finally:
            connection.close()


class Writers:
    """Four people who write without a pause while the block runs, and finish what they began."""

    def __init__(self, server: Server, *, count: int = 4) -> None:
        made = time.monotonic_ns()
        self.all = [Writer(server.port, f"{made}-{number}") for number in range(count)]
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._go, args=(one,)) for one in self.all]

    def _go(self, writer: Writer) -> None:
        number = 0
        while not self._is_over.is_set():
            number += 1
            writer.write_until_taken(f"Frage {writer.name}-{number}: Wo gibt es Betten?")

    def __enter__(self) -> "Writers":
        for writer in self.all:
            writer.look()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(timeout=90)

    @property
    def acknowledged(self) -> set[str]:
        return set().union(*(writer.acknowledged for writer in self.all))

    @property
    def failed(self) -> list[str]:
        return [failure for writer in self.all for failure in writer.failed]

    @property
    def wrong(self) -> list[str]:
        return [answer for writer in self.all for answer in writer.wrong]

    def counted(self, board: Board) -> dict[str, int]:
        """Compare what was acknowledged with what stands there."""
        mine = tuple(f"Frage {writer.name}-" for writer in self.all)
        there = Counter({t: n for t, n in board.texts().items() if t.startswith(mine)})
        return {
            "acknowledged": len(self.acknowledged),
            "lost": len(self.acknowledged - set(there)),
            "ghosts": len(set(there) - self.acknowledged),
            "doubled": sum(there.values()) - len(there),
            "failed": len(self.failed),
        }


def assert_nothing_lost(counted: dict[str, int], *, fewest: int = 20) -> None:
    assert counted["acknowledged"] >= fewest
    assert (counted["lost"], counted["ghosts"], counted["doubled"]) == (0, 0, 0), counted
