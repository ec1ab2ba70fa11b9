"""nginx as operators set it up: what it says by itself, and what of the board it lets through."""

import re
import threading
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPMessage
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.nginx import nginx
from tests.served import ROOT, free_port

DEPLOYED = ROOT / "deploy/nginx"
OWN = {
    name.lower()
    for name in re.findall(
        r"^add_header (\S+)", (DEPLOYED / "helpboard-headers.conf").read_text("utf-8"), re.MULTILINE
    )
}


class Behind(BaseHTTPRequestHandler):
    """Stands for the board: a page, and that it has not changed."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        is_known = "If-None-Match" in self.headers
        self.send_response(304 if is_known else 200)
        if not is_known:
            self.send_header("Content-Security-Policy", "default-src 'self'")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def behind() -> Iterator[int]:
    with ThreadingHTTPServer(("127.0.0.1", 0), Behind) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def settings(behind: int, port: int) -> str:
    """The settings as they are delivered, without TLS, at ports of this test."""
    both = (DEPLOYED / "helpboard.conf").read_text("utf-8")
    upstream = both[: both.index("server {\n    listen 80;")]
    tls = both[both.index("server {\n    listen 443") :]
    tls = re.sub(r"^ *(?:ssl_|listen \[).*\n", "", tls, flags=re.MULTILINE)
    tls = tls.replace("listen 443 ssl http2", f"listen 127.0.0.1:{port}")
    tls = tls.replace("/etc/nginx/", f"{DEPLOYED}/")
    tls = re.sub(r"error_log .*;", "", tls)
    return upstream.replace("127.0.0.1:8000", f"127.0.0.1:{behind}") + tls


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[int, HTTPMessage, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request(method, path, headers={"Host": "board.example.org", **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def names(headers: HTTPMessage) -> list[str]:
    return [name.lower() for name in headers]


def test_what_nginx_says_by_itself_is_hardened_like_the_board(tmp_path):
    port = free_port()
    with nginx(tmp_path / "nginx", settings(free_port(), port), port):
        away = ask(port, "/de/")
        inside = ask(port, "/readyz")
        big = ask(port, "/de/ask", "POST", **{"Content-Length": "8000000"})
        broken = ask(port, "/de/", Host="board example")
        often = next(found for found in (ask(port, "/de/") for _ in range(3000)) if found[0] == 429)
    answers = (away, inside, big, broken, often)
    assert [status for status, _, _ in answers] == [503, 404, 413, 400, 429]
    for _, headers, _ in answers:
        assert OWN - {*names(headers)} == set()
        assert len(names(headers)) == len({*names(headers)})
    for _, headers, text in (away, big, often):
        assert headers["Content-Type"] == "text/html; charset=utf-8"
        assert "lang=en" in text
    assert [headers["Retry-After"] for _, headers, _ in (away, often)] == ["10", "10"]


@pytest.mark.parametrize("path", ["/de/", "/static/app.css"])
def test_what_the_board_says_passes_as_it_is(tmp_path, behind, path):
    port = free_port()
    with nginx(tmp_path / "nginx", settings(behind, port), port):
        _, page, _ = ask(port, path)
        status, unchanged, _ = ask(port, path, **{"If-None-Match": '"one"'})
    assert page.get_all("Content-Security-Policy") == ["default-src 'self'"]
    assert status == 304
    assert OWN & {*names(page), *names(unchanged)} == {"content-security-policy"}
