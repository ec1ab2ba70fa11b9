"""A mail server that is away, slow, or refuses an address: letters wait, nothing else does."""

import asyncio
import signal
import statistics
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope
from aiosmtpd.smtp import Session as SMTPSession
from sqlalchemy import func, select

from helpboard.domain.letter import LetterState
from helpboard.domain.post import PostState
from helpboard.models import Letter, Post
from tests.faults.outboxes import (
    PATIENCE,
    arrived,
    board,
    is_sending,
    letters_counted,
    readers_of,
    unsent,
    wait_until,
    worker,
    write,
)
from tests.mail.sink import Sink, running
from tests.served import Server, served
from tests.town import Town

pytestmark = pytest.mark.faults


@pytest.mark.brief
def test_a_refused_address_costs_its_own_letter_only(environment, sink, figures):
    readers = write(environment, 12)
    sink.refused = {"reader3@example.org": "550 nobody here", "reader7@example.org": "450 later"}
    with worker(environment):
        wait_until(lambda: len(sink.messages) >= 10)
        wait_until(lambda: tried(environment) == 2)
    figures(**letters_counted(sink, readers - set(sink.refused)), refused=len(sink.refused))
    assert readers_of(sink) == readers - set(sink.refused)
    with board(environment) as session:
        rows = session.execute(
            select(Letter.to_email, Letter.state).where(Letter.state != LetterState.SENT)
        ).all()
    assert {tuple(row) for row in rows} == {
        ("reader3@example.org", LetterState.DEAD),
        ("reader7@example.org", LetterState.WAITING),
    }


def tried(environment: dict[str, str]) -> int:
    """How many letters were tried and not sent."""
    with board(environment) as session:
        failed = Letter.state != LetterState.SENT, Letter.tries > 0
        return session.scalar(select(func.count(Letter.id)).where(*failed)) or 0


def usual_seconds(server: Server) -> float:
    """The median of what a page takes."""
    took = []
    for _ in range(25):
        begun = time.monotonic()
        assert server.get("/de/account/login").status == 200
        took.append(time.monotonic() - begun)
        time.sleep(0.05)
    return statistics.median(took)


def test_while_the_mail_server_is_away_pages_are_as_fast_and_afterwards_all_arrive(
    environment, made_outbox, figures
):
    away = Sink(port=0)
    with running(away):
        environment["HELPBOARD_MAIL_URL"] = away.url
    readers = write(environment, 60)
    with served(Path(made_outbox["HELPBOARD_INSTANCE"]), environment=environment) as server:
        without = usual_seconds(server)
        assert unsent(environment) == 60
        assert tried(environment) == 0
        with running(away):
            begun = time.monotonic()
            wait_until(lambda: unsent(environment) == 0)
            recovered = time.monotonic() - begun
            # Whatever else this machine does, it does it now too.
            with_it = usual_seconds(server)
            assert without < 2 * with_it + 0.1
    figures(
        **letters_counted(away, readers),
        recovered=recovered,
        page_without_mail=f"{without * 1000:.0f} ms",
        page_with_mail=f"{with_it * 1000:.0f} ms",
    )
    assert set(arrived(away).values()) == {1}
    assert readers_of(away) == readers


class Dawdler(Sink):
    """A mail server that needs three seconds for each letter."""

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: SMTPSession, envelope: Envelope
    ) -> str:
        await asyncio.sleep(3)
        return await super().handle_DATA(_server, _session, envelope)


@pytest.mark.brief
def test_a_slow_mail_server_delays_letters_and_nothing_else(environment):
    write(environment, 20)
    with board(environment) as session:
        post = Town(session, datetime.now(UTC)).post(
            expires_at=datetime.now(UTC) - timedelta(minutes=1)
        )
        session.commit()
        number = post.id
    with running(Dawdler()) as slow:
        environment["HELPBOARD_MAIL_URL"] = slow.url
        with worker(environment) as process:
            wait_until(lambda: state_of(environment, number) is PostState.EXPIRED)
            assert len(slow.messages) < 6
            wait_until(is_sending(slow, 1))
            process.send_signal(signal.SIGTERM)
            assert process.wait(timeout=PATIENCE) == 0
    assert unsent(environment) == 20 - len(slow.messages) > 0


def state_of(environment: dict[str, str], number: int) -> PostState:
    with board(environment) as session:
        return session.get_one(Post, number).state
