"""A small HTTP client that asks over and over: kept-alive connections, one process, no threads."""

import selectors
import socket
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

_CHUNK = 262_144
_PATIENCE = 30.0

FEWEST = 20
"""Answers that a run waits for as a rule."""


class BadAnswerError(Exception):
    """The server answered something that must not be measured; the text says what."""


def request_bytes(path: str, *, host: str, cookie: str = "", coding: str = "br") -> bytes:
    """Return a GET as a browser would send it, in short; ``coding`` empty asks for plain text."""
    lines = [f"GET {path} HTTP/1.1", f"Host: {host}", "User-Agent: helpboard-bench"]
    lines += [f"Accept-Encoding: {coding}"] if coding else []
    lines += [f"Cookie: {cookie}"] if cookie else []
    return ("\r\n".join(lines) + "\r\n\r\n").encode("ascii")


@dataclass
class Outcome:
    """What a run of requests took; times in seconds, one for each answer."""

    seconds: float = 0.0
    times: list[float] = field(default_factory=list)
    size: int = 0

    @property
    def per_second(self) -> float:
        """Return how many answers came in a second."""
        return len(self.times) / self.seconds if self.seconds else 0.0

    def quantile(self, share: float) -> float:
        """Return the time within which ``share`` of the answers came, in milliseconds."""
        ordered = sorted(self.times)
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))]


class _Connection:
    """One kept-alive connection and the answer that is coming in on it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked_at = 0.0
        self.turn = 0
        self._held = b""
        self._wanted = 0

    def ask(self, request: bytes) -> None:
        """Send one request."""
        self._held, self._wanted = b"", 0
        self.asked_at = time.perf_counter()
        self.socket.sendall(request)

    def is_answered(self) -> bool:
        """Read what has come in; tell whether the answer is whole."""
        part = self.socket.recv(_CHUNK)
        if not part:
            raise BadAnswerError("The server closed a connection before its answer was whole.")
        self._held = self._held + part if self._held else part
        if not self._wanted:
            self._wanted = _whole_length(self._held)
        return 0 < self._wanted <= len(self._held)

    @property
    def size(self) -> int:
        """Return how many bytes the last answer had, head included."""
        return self._wanted

    @property
    def answer(self) -> bytes:
        """Return the last answer, head and body."""
        return self._held


def _whole_length(held: bytes) -> int:
    """Return how long the answer will be, 0 while its head is not whole."""
    end = held.find(b"\r\n\r\n")
    if end < 0:
        return 0
    head = held[:end].lower()
    if not head.startswith(b"http/1.1 200"):
        raise BadAnswerError(held[:end].partition(b"\r\n")[0].decode("latin-1"))
    _, found, rest = head.partition(b"\r\ncontent-length:")
    if not found:
        raise BadAnswerError("An answer does not say how long it is.")
    return end + 4 + int(rest.partition(b"\r\n")[0])


def fetch(port: int, request: bytes) -> tuple[bytes, bytes]:
    """Ask once; return head and body."""
    connection = _Connection(port)
    try:
        connection.ask(request)
        while not connection.is_answered():
            pass
    finally:
        connection.socket.close()
    head, _, body = connection.answer.partition(b"\r\n\r\n")
    return head, body


def load(
    port: int,
    requests: Sequence[bytes],
    *,
    clients: int,
    seconds: float,
    fewest: int = FEWEST,
) -> Outcome:
    """Let ``clients`` ask for ``seconds``, each the next of ``requests`` when it has its answer.

    On a slow machine it takes longer: until there are ``fewest`` answers.
    Raises :class:`BadAnswerError` for anything but 200: an error page is no measurement.
    """
    connections = [_Connection(port) for _ in range(clients)]
    try:
        with selectors.DefaultSelector() as selector:
            for connection in connections:
                selector.register(connection.socket, selectors.EVENT_READ, connection)
            return _run(selector, connections, requests, seconds, fewest)
    finally:
        for connection in connections:
            connection.socket.close()


def _run(
    selector: selectors.BaseSelector,
    connections: Sequence[_Connection],
    requests: Sequence[bytes],
    seconds: float,
    fewest: int,
) -> Outcome:
    outcome, turn, count = Outcome(), 0, len(requests)
    begun = time.perf_counter()
    end = begun + seconds
    for connection in connections:
        connection.ask(requests[turn % count])
        turn += 1
    while (now := time.perf_counter()) < end or len(outcome.times) < fewest:
        ready = selector.select(_PATIENCE)
        if not ready:
            raise BadAnswerError("The server has not answered for half a minute.")
        for key, _ in ready:
            connection = key.data
            if connection.is_answered():
                outcome.times.append(time.perf_counter() - connection.asked_at)
                outcome.size += connection.size
                connection.ask(requests[turn % count])
                turn += 1
    outcome.seconds = now - begun
    _hear_out(selector, len(connections))
    return outcome


def _hear_out(selector: selectors.BaseSelector, waiting: int) -> None:
    """Wait for what was still asked: a server that goes on with it would slow the next row down."""
    while waiting:
        ready = selector.select(_PATIENCE)
        if not ready:
            raise BadAnswerError("The server has not answered for half a minute.")
        for key, _ in ready:
            if key.data.is_answered():
                selector.unregister(key.fileobj)
                waiting -= 1
