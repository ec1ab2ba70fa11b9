"""PostgreSQL restarted under the board, in good order and as if somebody pulled the plug."""

import time

import pytest

from tests.faults.boards import Board, Readers, Writers, assert_nothing_lost
from tests.served import Server

pytestmark = pytest.mark.faults

BACK_WITHIN = 5
RESTARTS = 2


@pytest.fixture
def board(either_board: Board) -> Board:
    if either_board.postgres is None:
        pytest.skip("SQLite has no server")  # that could be stopped: nothing is left out
    return either_board


@pytest.mark.parametrize("mode", ["fast", "immediate"])
def test_a_restarted_database_costs_503_and_nothing_else(board, figures, mode):
    assert board.postgres is not None
    slowest = 0.0
    with board.served() as server:
        with Writers(server) as writers, Readers(server) as readers:
            for _ in range(RESTARTS):
                time.sleep(2)
                board.postgres.stop(mode)
                time.sleep(2)
                assert read_by_somebody_logged_in(server) == 503
                board.postgres.start()
                slowest = max(slowest, _seconds_until_taken(writers))
            time.sleep(1)
        counted = writers.counted(board)
    figures(**counted, recovered=slowest, restarts=RESTARTS, **readers.figures())
    assert writers.wrong == []
    assert_nothing_lost(counted)
    assert set(readers.statuses) <= {200, 503}
    assert slowest < BACK_WITHIN


def read_by_somebody_logged_in(server: Server) -> int:
    """The status of a page for somebody whom only the database could tell from a stranger."""
    return server.get("/de/my/", headers={"Cookie": "login=abc"}).status


def _seconds_until_taken(writers: Writers) -> float:
    begun, before = time.monotonic(), len(writers.acknowledged)
    while len(writers.acknowledged) <= before:
        assert time.monotonic() - begun < 60
        time.sleep(0.05)
    return time.monotonic() - begun
