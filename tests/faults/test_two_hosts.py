"""Two hosts on one PostgreSQL and one Redis: what is hidden, stopped or restarted meanwhile."""

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from re import search
from urllib.parse import urlencode

import pytest
from redis import Redis
from sqlalchemy import create_engine, func, select
from sqlalchemy.orm import Session
from sqlalchemy.pool import NullPool

from helpboard.app import create_app
from helpboard.config import Settings
from helpboard.domain.post import PostState
from helpboard.extensions import db, writing
from helpboard.models import Login, Post, Question
from helpboard.web.auth import hashed
from tests.databases import missing, postgres_programs
from tests.journeys.demo import new_database
from tests.redis_server import RedisServer
from tests.served import Answer, Server, clean_environment, run, served, wait_until_ready
from tests.town import Town

pytestmark = pytest.mark.faults

MOST_QUESTIONS = 10
"""What one client may ask the desk within an hour."""


@dataclass
class Board:
    """One board on two hosts, which share a database, a Redis and the secret, and no folder."""

    hosts: tuple[dict[str, str], dict[str, str]]
    post: int

    @contextmanager
    def session(self) -> Iterator[Session]:
        """A session past the board; it commits at its end."""
        url = self.hosts[0]["HELPBOARD_DATABASE_URL"]
        with Session(create_engine(url, poolclass=NullPool)) as session, session.begin():
            yield session

    def questions(self) -> int:
        with self.session() as session:
            return session.scalar(select(func.count(Question.id))) or 0

    @contextmanager
    def served(self) -> Iterator[tuple[Server, Server]]:
        with self.host(0) as first, self.host(1) as second:
            yield first, second

    @contextmanager
    def host(self, number: int) -> Iterator[Server]:
        environment = self.hosts[number]
        instance = Path(environment["HELPBOARD_INSTANCE"])
        alone = ("--workers", "1", "--no-worker")
        with served(instance, environment=environment, arguments=alone) as server:
            yield server


@pytest.fixture
def board(postgres_url: str, redis_server: RedisServer, tmp_path: Path) -> Board:
    if postgres_programs() is None:
        missing("postgres", "postgresql")
    shared = {
        "HELPBOARD_DATABASE_URL": new_database(postgres_url, "hosts"),
        "HELPBOARD_REDIS_URL": redis_server.url,
        "HELPBOARD_SECRET_KEY": "a secret that both hosts know, long enough",
        "HELPBOARD_HOME_AREA": "ludwigsburg",
    }
    first, second = (clean_environment(tmp_path / name, **shared) for name in ("one", "two"))
    run("init", "--area", "hoheneck", environment=first)
    (tmp_path / "two").mkdir()
    made = Board((first, second), 0)
    with made.session() as session:
        town = Town(session, datetime.now(UTC))
        made.post = town.post().id
        town.make_searchable()
        until = town.now + timedelta(days=1)
        values = {"user_id": town.person("Dora").id, "token_hash": hashed("one-token")}
        session.add(Login(created_at=town.now, expires_at=until, **values))
    return made


@dataclass
class Asker:
    """Somebody who asks the desk, with one form token for all hosts."""

    cookie: str = ""
    token: str = ""

    def ask(self, server: Server, text: str = "Wo gibt es Betten?") -> Answer:
        if not self.token:
            page = send(server, "GET", "/de/contact")
            found = search(r'name="csrf_token"[^>]*value="([^"]+)"', page.body.decode())
            assert found
            self.cookie, self.token = page.headers["Set-Cookie"].partition(";")[0], found[1]
        form = {"csrf_token": self.token, "text": text, "area": "hoheneck"}
        return send(server, "POST", "/de/contact", cookie=self.cookie, body=urlencode(form))


def send(server: Server, method: str, path: str, *, cookie: str = "", body: str = "") -> Answer:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    # A board's own address has its port in it, which differs here: both are asked by their own.
    try:
        connection.request(method, path, body or None, headers)
        got = connection.getresponse()
        return Answer(got.status, dict(got.getheaders()), got.read())
    finally:
        connection.close()


def statuses(servers: tuple[Server, Server], path: str, **more: str) -> list[int]:
    return [send(server, "GET", path, **more).status for server in servers]


@pytest.mark.brief
def test_two_hosts_are_one_board_and_without_redis_it_reads_and_writes(
    board, redis_server, figures
):
    path, text = f"/de/posts/{board.post}", b"Gut erhalten."
    with board.served() as servers:
        assert statuses(servers, "/de/my/", cookie="login=one-token") == [200, 200]
        asker = Asker()
        asked = [asker.ask(servers[n % 2], f"Frage {n}").status for n in range(MOST_QUESTIONS)]
        assert asked == [303] * MOST_QUESTIONS
        assert [asker.ask(server).status for server in servers] == [429, 429]

        for _ in range(2):
            assert all(text in server.get(path).body for server in servers)
        hide(board)
        assert latest_that_still(servers, lambda server: text in server.get(path).body) < 1

        redis_server.stop()
        begun = time.monotonic()
        assert statuses(servers, "/de/board/") == [200, 200]
        asked = [asker.ask(server, f"Ohne Redis, {server.port}?").status for server in servers]
        assert asked == [303, 303]
        assert time.monotonic() - begun < 10
        there, wanted = board.questions(), MOST_QUESTIONS + 2
        figures(acknowledged=wanted, lost=wanted - there, failed=0)
        assert there == wanted
        show(board)
        assert latest_that_still(servers, lambda server: text not in server.get(path).body) < 1

        redis_server.start()
        time.sleep(4)
        asked = [asker.ask(server, f"Mit Redis, {server.port}?").status for server in servers]
        assert asked == [303, 303]
        with Redis(port=redis_server.port) as redis:
            assert [redis.get(key) for key in redis.scan_iter()] == [b"2"]


def hide(board: Board) -> None:
    _put(board, PostState.HIDDEN)


def show(board: Board) -> None:
    _put(board, PostState.PUBLISHED)


def _put(board: Board, state: PostState) -> None:
    """Do it in a process that serves nobody, with the settings of a host."""
    app = create_app(Settings.from_environment(board.hosts[0]))
    with app.app_context():
        with writing(db.session()) as session:
            session.get_one(Post, board.post).state = state
        app.extensions["helpboard"].version.close()
        db.engine.dispose()


def latest_that_still(servers: tuple[Server, Server], is_so: Callable[[Server], bool]) -> float:
    """After how many seconds the last request began that still got the old page."""
    committed, latest = time.monotonic(), 0.0
    while (since := time.monotonic() - committed) < 2:
        for server in servers:
            begun = time.monotonic() - committed
            if is_so(server):
                latest = begun
        time.sleep(0.05)
    assert since >= 2
    return latest


@dataclass
class Visitors:
    """People behind a balancer: whoever finds one host's door closed is sent to the other."""

    servers: list[Server]
    answered: int = 0
    taken: int = 0
    failed: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._read, args=(n,)) for n in range(3)]
        self._threads.append(threading.Thread(target=self._write))

    def _read(self, turn: int) -> None:
        while not self._is_over.is_set():
            turn += 1
            answer = self._balanced(turn, lambda server: send(server, "GET", "/de/board/"))
            self.answered += answer == 200
            time.sleep(0.05)

    def _write(self) -> None:
        asker, turn = Asker(), 0
        while not self._is_over.is_set():
            turn += 1
            text = f"Frage {turn}"
            answer = self._balanced(turn, lambda server, text=text: asker.ask(server, text))
            self.taken += answer == 303
            time.sleep(0.1)

    def _balanced(self, turn: int, do: Callable[[Server], Answer]) -> int:
        for number in (turn, turn + 1):
            try:
                status = do(self.servers[number % 2]).status
            except ConnectionRefusedError:
                continue
            except (OSError, HTTPException, AssertionError) as error:
                self.failed.append(repr(error))
                return 0
            if status not in {200, 303}:
                self.failed.append(str(status))
            return status
        self.failed.append("both doors are closed")
        return 0

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(timeout=60)


def bring_in_new_code(server: Server) -> None:
    """Send SIGHUP and wait until the old process is gone and the new one answers."""
    before, until = set(server.workers()), time.monotonic() + 120
    server.process.send_signal(signal.SIGHUP)
    while set(server.workers()) & before:
        assert time.monotonic() < until
        time.sleep(0.1)
    wait_until_ready(server)


def test_restarting_both_hosts_in_turn_fails_no_request_and_loses_no_question(board, figures):
    for environment in board.hosts:
        environment["HELPBOARD_LIMITS_FACTOR"] = "100000"
    with board.served() as (first, second), Visitors([first, second]) as visitors:
        time.sleep(2)
        for server in (first, second):
            bring_in_new_code(server)
            time.sleep(1)
        first.process.send_signal(signal.SIGTERM)
        assert first.process.wait(timeout=30) == 0
        with board.host(0) as anew:
            visitors.servers[0] = anew
            time.sleep(2)
            visitors.__exit__()
    there = board.questions()
    figures(
        acknowledged=visitors.taken,
        lost=max(0, visitors.taken - there),
        ghosts=max(0, there - visitors.taken),
        failed=len(visitors.failed),
        pages_read=visitors.answered,
    )
    assert visitors.failed == []
    assert visitors.answered > 20
    assert visitors.taken > 2
    assert there == visitors.taken
