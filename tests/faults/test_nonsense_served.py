"""Nonsense below HTTP, at the real server: bodies without end, addresses without measure."""

import socket
import time
from collections.abc import Iterator

import pytest

from tests.journeys.demo import Demo
from tests.served import Server, served

pytestmark = pytest.mark.slow

CHUNK = b"186a0\r\n" + b"a" * 100_000 + b"\r\n"
MOST_CHUNKS = 1000


@pytest.fixture(scope="module")
def server(either_demo: Demo) -> Iterator[Server]:
    with served(
        either_demo.instance, environment=either_demo.environment, arguments=("--workers", "1")
    ) as running:
        yield running


def head(server: Server, line: str, *more: str) -> bytes:
    own = f"127.0.0.1:{server.port}"
    lines = (line, f"Host: {own}", f"Origin: http://{own}", *more)
    return "\r\n".join((*lines, "", "")).encode("latin-1")


def talk(server: Server, *parts: bytes) -> bytes:
    """Send what the server takes and return the first line of its answer."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        try:
            for part in parts:
                connection.sendall(part)
            connection.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has heard enough, which is right
        try:
            return connection.recv(65536).split(b"\r\n", 1)[0]
        except ConnectionResetError:
            return b""


FORM = "Content-Type: application/x-www-form-urlencoded"


@pytest.mark.parametrize("path", ["/de/account/login", "/ar/display", "/uk/account/logout"])
def test_a_body_without_end_ends_soon(server: Server, path: str) -> None:
    begun = time.monotonic()
    start = head(server, f"POST {path} HTTP/1.1", FORM, "Transfer-Encoding: chunked")
    answer = talk(server, start, *[CHUNK] * MOST_CHUNKS)
    assert answer == b"" or answer.startswith(b"HTTP/1.1 413"), answer
    assert time.monotonic() - begun < 20
    assert server.is_ready()


@pytest.mark.parametrize("path", ["/de/account/login", "/ar/display"])
def test_twenty_megabytes_are_refused_before_they_are_sent(server: Server, path: str) -> None:
    start = head(server, f"POST {path} HTTP/1.1", FORM, "Content-Length: 20000000")
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        connection.sendall(start)
        assert connection.recv(4096).startswith(b"HTTP/1.1 413")
    assert server.is_ready()


def test_a_page_is_read_though_a_body_comes_with_the_question(server: Server) -> None:
    start = head(server, "GET /de/board/ HTTP/1.1", FORM, "Content-Length: 3")
    assert talk(server, start, b"a=b").startswith(b"HTTP/1.1 200")


@pytest.mark.parametrize(
    "line",
    [
        "GET /de/%00 HTTP/1.1",
        "GET /de/board/?q=%ff%fe HTTP/1.1",
        "GET /de/organisations/\xff\xfe HTTP/1.1",
        "GET /de/\x01 HTTP/1.1",
        f"GET /de/{'a' * 9000} HTTP/1.1",
        f"GET /de/board/?after={10**30} HTTP/1.1",
        "GET //evil.example/de/ HTTP/1.1",
        "GET /de/../../../../etc/passwd HTTP/1.1",
        "GET /static/../../etc/passwd HTTP/1.1",
        "GET /static/%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
        "BREW /de/ HTTP/1.1",
        "get /de/ HTTP/1.1",
        "TRACE /de/ HTTP/1.1",
        "CONNECT evil.example:443 HTTP/1.1",
        "GET * HTTP/1.1",
        "GET /de/ HTTP/1.1 HTTP/1.1",
    ],
)
def test_a_senseless_question_is_a_4xx_and_the_server_goes_on(server: Server, line: str) -> None:
    answer = talk(server, head(server, line))
    assert answer.startswith(b"HTTP/1.1 4"), answer
    assert server.is_ready()


@pytest.mark.parametrize(
    "more",
    [
        ["X: " + "a" * 9000],
        [f"X-{number}: 1" for number in range(200)],
        ["Content-Length: 1", "Content-Length: 2"],
        ["Content-Length: 5", "Transfer-Encoding: chunked"],
        ["X\x00Y: 1"],
        ["Content-Length: 1e3"],
    ],
)
def test_senseless_headers_are_a_4xx_and_the_server_goes_on(
    server: Server, more: list[str]
) -> None:
    answer = talk(server, head(server, "POST /de/account/login HTTP/1.1", *more))
    assert answer.startswith(b"HTTP/1.1 4"), answer
    assert server.is_ready()


def test_an_unknown_coding_of_a_body_is_501_as_the_standard_wants(server: Server) -> None:
    # RFC 9112, 6.1: the one 5xx that a client can ask for.
    start = head(server, "POST /de/display HTTP/1.1", "Transfer-Encoding: gzip, chunked, nonsense")
    assert talk(server, start).startswith(b"HTTP/1.1 501")
    assert server.is_ready()
