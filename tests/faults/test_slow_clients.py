"""People whose line is slow, and what the others notice: behind nginx, as boards are served."""

import socket
import threading
import time
from http.client import HTTPConnection

import pytest

from tests.faults.boards import FORM
from tests.nginx import nginx
from tests.served import free_port

pytestmark = pytest.mark.faults

SLOW = 40
ASKED = 120

IN_FRONT = """server {{
  listen 127.0.0.1:{port};
  location / {{ proxy_pass http://127.0.0.1:{behind}; proxy_set_header Host $http_host; }}
}}"""


class SlowClients:
    """People who send a form a byte a second, and read a page as slowly."""

    def __init__(self, port: int, count: int = SLOW) -> None:
        self._port = port
        self._lines: list[socket.socket] = []
        self._count = count
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._go)

    def __enter__(self) -> "SlowClients":
        host = f"Host: 127.0.0.1:{self._port}\r\n"
        form = f"POST {FORM} HTTP/1.1\r\n{host}Content-Length: 100000\r\n"
        kind = "Content-Type: application/x-www-form-urlencoded\r\n\r\ntext="
        page = f"GET /de/search?q=bett HTTP/1.1\r\n{host}Connection: close\r\n\r\n"
        for number in range(self._count):
            line = socket.socket()
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1024)
            line.connect(("127.0.0.1", self._port))
            begun = (form[:60], form + kind, page)[number % 3]
            line.sendall(begun.encode())
            self._lines.append(line)
        self._thread.start()
        time.sleep(1)
        return self

    def _go(self) -> None:
        while not self._is_over.wait(1):
            for number, line in enumerate(self._lines):
                try:
                    line.recv(1, socket.MSG_DONTWAIT) if number % 3 == 2 else line.send(b"a")
                except OSError:
                    continue

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        for line in self._lines:
            line.close()


def p95(port: int) -> float:
    """Seconds within which 95 of 100 pages came."""
    took = []
    for number in range(ASKED):
        begun = time.monotonic()
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", FORM if number % 2 else "/de/board/")
        answer = connection.getresponse()
        answer.read()
        connection.close()
        assert answer.status == 200
        took.append(time.monotonic() - begun)
        time.sleep(0.01)
    return sorted(took)[int(0.95 * len(took))]


def ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def test_behind_nginx_nobody_notices_slow_clients(board, tmp_path, figures):
    port = free_port()
    environment = {**board.environment, "HELPBOARD_BASE_URL": f"http://127.0.0.1:{port}"}
    board.environment = environment
    with board.served() as server:
        in_front = IN_FRONT.format(port=port, behind=server.port)
        with nginx(tmp_path / "nginx", in_front, port):
            p95(port)
            usual = p95(port)
            with SlowClients(port):
                with_them = p95(port)
            usual = max(usual, p95(port))
    figures(
        slow_clients=SLOW,
        p95_without=f"{usual * 1000:.0f} ms",
        p95_with=f"{with_them * 1000:.0f} ms",
    )
    assert with_them < 2 * usual + 0.02


def test_without_nginx_slow_clients_that_fill_no_thread_hold_nobody_up(board, figures):
    with board.served() as server:
        usual = p95(server.port)
        with SlowClients(server.port, count=3):
            with_them = p95(server.port)
    figures(
        slow_clients=3, p95_without=f"{usual * 1000:.0f} ms", p95_with=f"{with_them * 1000:.0f} ms"
    )
    assert with_them < 5 * usual + 0.5
