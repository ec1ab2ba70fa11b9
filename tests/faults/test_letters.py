"""Workers killed and doubled while letters are on their way."""

import os
import signal
import time
from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select

from helpboard.models import Letter
from helpboard.services import outbox
from tests.faults.outboxes import (
    MANY,
    PATIENCE,
    arrived,
    board,
    doubled,
    is_sending,
    let_the_minute_of_a_lease_pass,
    letters_counted,
    readers_of,
    unsent,
    wait_until,
    worker,
    write,
)

pytestmark = pytest.mark.faults


@pytest.mark.parametrize(
    ("count", "shares"),
    [pytest.param(40, (10,), marks=pytest.mark.brief), (MANY, (30, 120, 210))],
    ids=["once", "again and again"],
)
def test_killing_the_worker_loses_no_letter_and_doubles_at_most_one_a_kill(
    environment, sink, figures, count, shares
):
    readers = write(environment, count)
    for share in shares:
        with worker(environment) as process:
            wait_until(is_sending(sink, share))
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        assert unsent(environment) > 0
        let_the_minute_of_a_lease_pass(environment)
    begun = time.monotonic()
    with worker(environment):
        wait_until(lambda: unsent(environment) == 0)

    ids = arrived(sink)
    figures(**letters_counted(sink, readers), recovered=time.monotonic() - begun, kills=len(shares))
    assert readers_of(sink) == readers
    assert len(ids) == count
    assert sum(ids.values()) - count <= len(shares)


def test_letters_of_a_killed_worker_wait_for_the_end_of_their_lease(environment, sink):
    write(environment, 40)
    with worker(environment) as process:
        wait_until(is_sending(sink, 5))
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with board(environment) as session:
        now = datetime.now(UTC)
        until = session.scalars(select(Letter.leased_until).where(Letter.leased_until > now)).all()
    assert until
    assert max(until) - now <= outbox.LEASE


@pytest.mark.parametrize(
    ("batches", "pause"),
    [pytest.param(2, 1, marks=pytest.mark.brief), (30, 2)],
    ids=["for a moment", "for a minute"],
)
def test_two_workers_at_once_send_each_letter_once(environment, sink, figures, batches, pause):
    readers = write(environment, 80)
    with worker(environment), worker(environment):
        wait_until(is_sending(sink, 10))
        for _ in range(batches):
            readers |= write(environment, 40)
            time.sleep(pause)
        wait_until(lambda: unsent(environment) == 0)
        time.sleep(2)
    ids = arrived(sink)
    figures(acknowledged=80 + 40 * batches, lost=80 + 40 * batches - len(ids), doubled=doubled(ids))
    assert readers_of(sink) == readers
    assert (len(ids), set(ids.values())) == (80 + 40 * batches, {1})


@pytest.mark.brief
def test_a_worker_that_is_told_to_end_finishes_its_letter_and_gives_the_others_back(
    environment, sink
):
    write(environment, 200)
    with worker(environment) as process:
        wait_until(is_sending(sink, 20))
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=PATIENCE) == 0
    with board(environment) as session:
        leased = select(func.count(Letter.id)).where(Letter.leased_until.is_not(None))
        assert session.scalar(leased) == 0
    assert unsent(environment) == 200 - len(sink.messages) > 0
