"""Workers killed and replaced, servers ended, while people are there."""

import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

import pytest

from tests.served import Server, clean_environment, run, served, wait_until_ready

pytestmark = pytest.mark.faults


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    environment = clean_environment(tmp_path / "instance")
    run("init", "--area", "ludwigsburg", environment=environment)
    with served(tmp_path / "instance", environment=environment) as running:
        yield running


class Visitors:
    """Four people who ask without a pause, each request on a connection of its own."""

    def __init__(self, server: Server) -> None:
        self.answered = 0
        self.failed: list[str] = []
        self._server = server
        self._is_over = threading.Event()
        self._threads = [threading.Thread(target=self._visit) for _ in range(4)]

    def _visit(self) -> None:
        while not self._is_over.is_set():
            try:
                answer = self._server.get("/healthz")
                assert answer.status == 200
                self.answered += 1
            except (OSError, HTTPException, AssertionError) as error:
                self.failed.append(repr(error))
            time.sleep(0.01)

    def __enter__(self) -> "Visitors":
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        for thread in self._threads:
            thread.join(timeout=30)


def test_a_rolling_restart_fails_no_request(server, figures):
    with Visitors(server) as visitors:
        for _ in range(3):
            before = set(server.workers())
            server.process.send_signal(signal.SIGHUP)
            while set(server.workers()) & before:
                time.sleep(0.1)
    figures(failed=len(visitors.failed), answered=visitors.answered, restarts=3)
    assert visitors.failed == []
    assert visitors.answered > 20


def test_a_killed_worker_costs_at_most_one_request_of_each_visitor_at_it(server, figures):
    kills, slowest = 3, 0.0
    with Visitors(server) as visitors:
        for _ in range(kills):
            os.kill(server.workers()[0], signal.SIGKILL)
            slowest = max(slowest, wait_until_ready(server))
            time.sleep(2)
    figures(failed=len(visitors.failed), recovered=slowest, answered=visitors.answered, kills=kills)
    assert slowest < 5
    assert len(visitors.failed) <= kills
    assert visitors.answered > 20


def test_who_works_beside_the_pages_is_replaced_when_killed(server, figures):
    [before] = server.beside()
    os.kill(before, signal.SIGKILL)
    begun = time.monotonic()
    while server.beside() in ([], [before]):
        assert time.monotonic() - begun < 30
        time.sleep(0.1)
    figures(recovered=time.monotonic() - begun)


def test_sigterm_ends_the_server_within_30_seconds_though_a_client_dawdles(server):
    with socket.create_connection(("127.0.0.1", server.port)) as dawdler:
        dawdler.sendall(b"POST /de/account/login HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9")
        begun = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        assert server.process.wait(timeout=30) == 0
        assert time.monotonic() - begun < 30
    assert not server.is_ready()
