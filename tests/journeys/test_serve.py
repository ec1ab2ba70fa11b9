"""From nothing to a served board and back, with the command only."""

import os
import signal
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.served import Server, clean_environment, run, served, wait_until_ready

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def instance(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("served") / "instance"


@pytest.fixture(scope="module")
def environment(instance: Path) -> dict[str, str]:
    made = clean_environment(instance)
    run("init", "--area", "ludwigsburg", environment=made)
    return made


@pytest.fixture
def server(instance: Path, environment: dict[str, str]) -> Iterator[Server]:
    with served(instance, environment=environment) as running:
        yield running


def _raw(server: Server, request: bytes) -> bytes:
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def test_a_new_board_answers_at_the_port_that_it_was_given(server):
    assert server.get("/healthz").body == b'{"status":"ok"}\n'
    # Only its own address: the page cache must never learn another host's pages.
    assert server.get("/healthz", headers={"Host": "evil.example"}).status == 200
    assert server.get("/de/", headers={"Host": "evil.example"}).status == 400


def test_nonsense_gets_a_4xx_and_the_board_goes_on(server):
    head = b"Host: 127.0.0.1\r\n"
    nonsense = [
        b"GARBAGE\r\n\r\n",
        b"GET /\x00 HTTP/1.1\r\n" + head + b"\r\n",
        b"GET /" + b"a" * 10_000 + b" HTTP/1.1\r\n" + head + b"\r\n",
        b"GET / HTTP/1.1\r\n" + head + b"X: " + b"a" * 10_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + head + b"".join(b"X%d: 1\r\n" % i for i in range(200)) + b"\r\n",
        b"GET / HTTP/9.9\r\n" + head + b"\r\n",
        b"POST / HTTP/1.1\r\n" + head + b"Content-Length: -1\r\n\r\n",
        b"POST / HTTP/1.1\r\n" + head + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
    ]
    answers = [_raw(server, request).split(b"\r\n", 1)[0] for request in nonsense]
    assert [line for line in answers if not line.startswith(b"HTTP/1.1 4")] == []
    assert server.is_ready()


def test_a_second_server_at_the_same_port_is_refused(server, environment):
    said = run("serve", "--port", str(server.port), environment=environment, expect=1)
    assert "Address already in use" in said


def test_the_log_holds_no_address_no_query_and_no_token(server):
    server.get("/l/a-secret-token?email=alice@example.org")
    server.get("//l/a-secret-token")
    server.get("/de/board/?topic=women")
    time.sleep(0.2)
    log = server.log.read_text()
    assert '127.0.0.0 "GET /l/' in log
    assert "a-secret-token" not in log
    assert "alice" not in log
    assert '127.0.0.0 "GET /…" 200' in log
    assert "127.0.0.1 " not in log


def test_a_killed_worker_is_replaced_and_nothing_else_is_needed(server):
    for worker in server.workers():
        os.kill(worker, signal.SIGKILL)
    wait_until_ready(server)
    assert len(server.workers()) == 2


def test_sigterm_ends_the_server_and_answers_who_was_there(server):
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as late:
        late.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        server.process.send_signal(signal.SIGTERM)
        time.sleep(0.3)
        late.sendall(b"\r\n")
        assert late.recv(12) == b"HTTP/1.1 200"
    assert server.process.wait(timeout=10) == 0
    assert not server.is_ready()


def test_old_workers_stay_until_the_new_ones_are_awake(server):
    old = set(server.workers())
    server.process.send_signal(signal.SIGHUP)
    begun = time.monotonic()
    while len(young := set(server.workers()) - old) < 2:
        assert time.monotonic() - begun < 60
        time.sleep(0.005)
    for process in young:  # as slow as a start can be; its master hears of it as of an end
        os.kill(process, signal.SIGSTOP)
    answers = {server.get("/healthz").status for _ in range(40)}
    assert (answers, old <= set(server.workers())) == ({200}, True)
    for process in young:
        os.kill(process, signal.SIGCONT)
    while set(server.workers()) != young:
        assert server.get("/healthz").status == 200
        assert time.monotonic() - begun < 120


def test_sighup_brings_new_workers_and_loses_no_request(server):
    before = set(server.workers())
    server.process.send_signal(signal.SIGHUP)
    begun = time.monotonic()
    while set(server.workers()) & before:
        assert server.get("/healthz").status == 200
        assert time.monotonic() - begun < 60
    assert len(server.workers()) == 2
