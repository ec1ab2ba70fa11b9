"""What the benchmark makes of its numbers, and how its client reads answers."""

import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import pytest

from helpboard.cli.bench.client import FEWEST, BadAnswerError, Outcome, fetch, load, request_bytes
from helpboard.cli.bench.rows import Row, Series, at_least, at_most, unmet

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello"


@contextmanager
def answering(*parts: bytes, busy: Counter[str] | None = None) -> Iterator[int]:
    """A server of loopback that answers every request with these parts, one send for each.

    ``busy`` counts what it was asked and what it has answered, each after a moment.
    """
    listener = socket.create_server(("127.0.0.1", 0))

    def serve_one(connection: socket.socket) -> None:
        with connection, suppress(ConnectionError):  # the client may leave first
            while connection.recv(4096):
                if busy is not None:
                    busy["asked"] += 1
                    time.sleep(0.02)
                    busy["answered"] += 1
                for part in parts:
                    connection.sendall(part)

    def serve() -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=serve_one, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)


REQUEST = request_bytes("/", host="127.0.0.1")


def test_an_answer_in_pieces_is_read_to_its_end():
    with answering(OK[:20], OK[20:41], OK[41:]) as port:
        assert fetch(port, REQUEST) == (OK[:-9], b"Hello")


def test_a_run_waits_for_its_fewest_answers_however_short_it_is():
    with answering(OK) as port:
        outcome = load(port, [REQUEST], clients=2, seconds=0)
    assert len(outcome.times) >= FEWEST
    assert outcome.size == len(outcome.times) * len(OK)


def test_a_run_leaves_no_work_behind_for_the_next():
    busy: Counter[str] = Counter()
    with answering(OK, busy=busy) as port:
        load(port, [REQUEST], clients=3, seconds=0)
        assert busy["asked"] == busy["answered"]


def test_an_error_page_is_no_measurement():
    with (
        answering(OK.replace(b"200 OK", b"503 Not now")) as port,
        pytest.raises(BadAnswerError, match="503 Not now"),
    ):
        load(port, [REQUEST], clients=1, seconds=0)


def test_an_answer_without_a_length_is_refused():
    with (
        answering(b"HTTP/1.1 200 OK\r\n\r\nHello") as port,
        pytest.raises(BadAnswerError, match="how long"),
    ):
        fetch(port, REQUEST)


def test_a_request_asks_for_a_coding_and_carries_a_cookie_only_when_told():
    assert b"Accept-Encoding" not in request_bytes("/", host="a", coding="")
    assert b"Cookie: login=1\r\n" in request_bytes("/", host="a", cookie="login=1")


def test_a_quantile_is_in_milliseconds():
    outcome = Outcome(seconds=1, times=[number / 1000 for number in range(1, 101)])
    assert outcome.quantile(0.95) == 96
    assert outcome.per_second == 100


def test_a_series_gives_its_middle_and_its_spread():
    row = Series([3.0, 1.0, 2.0]).row("post", "× bare", **at_least(2.0, 1.5))
    assert (row.value, row.low, row.high) == (2.0, 1.0, 3.0)
    assert (row.goal, row.met) == ("≥ 1.5", True)


def test_rows_without_a_goal_are_not_missed():
    rows = [Row("a", 2, ""), Row("b", 2, "", **at_most(2, 2)), Row("c", 3, "", **at_most(3, 2))]
    assert [row.row for row in unmet(rows)] == ["c"]


def test_a_flat_row_names_what_was_measured_and_against_what():
    flat = Row("memory", 79.123456, "MiB", goal="≤ 80", met=True, database="sqlite").flat()
    assert flat["value"] == 79.1235
    assert {"row", "unit", "goal", "met", "database", "posts", "clients"} <= set(flat)
