"""kill -9 of workers, then of everything, while people write."""

import os
import signal
import time
from contextlib import ExitStack

import pytest

from tests.faults.boards import Writers, assert_nothing_lost
from tests.served import wait_until_ready

pytestmark = pytest.mark.faults

READY_WITHIN = 5
"""Seconds, on a machine that does nothing else: there a board starts in less than two."""


def is_quick(recovered: float, *, started: float) -> bool:
    """Tell whether it took as long as it may, on a machine on which starting takes ``started``."""
    return recovered <= max(READY_WITHIN, 3 * started)


def test_killed_workers_lose_no_acknowledged_row_and_double_none(either_board, figures):
    kills = 4
    begun = time.monotonic()
    with either_board.served() as server:
        started = time.monotonic() - begun
        with Writers(server) as writers:
            slowest = 0.0
            for _ in range(kills):
                time.sleep(1)
                os.kill(server.workers()[0], signal.SIGKILL)
                slowest = max(slowest, wait_until_ready(server))
            time.sleep(2)
        counted = writers.counted(either_board)
    figures(**counted, recovered=slowest, started=round(started, 1), kills=kills)
    assert writers.wrong == []
    assert_nothing_lost(counted)
    # Each writer has one request under way, and a kill costs that one at most.
    assert all(len(writer.failed) <= kills for writer in writers.all)
    assert is_quick(slowest, started=started)


def test_killing_everything_loses_no_acknowledged_row_and_doubles_none(either_board, figures):
    kills, slowest = 3, 0.0
    with ExitStack() as running:
        begun = time.monotonic()
        server = running.enter_context(either_board.served())
        started = time.monotonic() - begun
        with Writers(server) as writers:
            for _ in range(kills):
                time.sleep(1)
                server.kill_everything()
                begun = time.monotonic()
                server = running.enter_context(either_board.served(port=server.port))
                slowest = max(slowest, time.monotonic() - begun)
            time.sleep(2)
        counted = writers.counted(either_board)
    figures(**counted, recovered=slowest, started=round(started, 1), kills=kills)
    assert writers.wrong == []
    assert_nothing_lost(counted)
    assert is_quick(slowest, started=started)
