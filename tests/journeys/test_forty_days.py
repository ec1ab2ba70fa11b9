"""Forty days of the board with two workers that do everything, over a change of the clocks.

Each worker has a thread, a session and a connection of its own, and does the chores of ``helpboard
worker`` as they are; only the clock is ours.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.app import create_app
from helpboard.cli.chore import Chore
from helpboard.cli.worker import board_chores
from helpboard.config import Settings
from helpboard.domain.alert import PAUSE, Rhythm
from helpboard.domain.letter import LetterKind, LetterState
from helpboard.domain.post import PostState
from helpboard.extensions import db
from helpboard.models import Letter, Post
from tests.conftest import SECRET
from tests.journeys.demo import new_database
from tests.journeys.forty_days import BERLIN, DAYS, MOMENTS, START, Life, first_turn
from tests.town import make_tables

pytestmark = pytest.mark.slow


@pytest.fixture
def app(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> Iterator[Flask]:
    """A board of its own, whose commits are real."""
    url = f"sqlite:///{tmp_path}/forty.db"
    if database == "postgresql":
        server = request.getfixturevalue("postgres_url")
        url = new_database(server, "forty")
    app = create_app(
        Settings(
            instance=tmp_path,
            secret_key=SECRET,
            database_url=url,
            base_url="http://localhost",
            home_area="ludwigsburg",
            timezone=BERLIN,
            is_testing=True,
        )
    )
    with app.app_context():
        engine = db.engine
    if database == "sqlite":

        @event.listens_for(engine, "connect")
        def _hurry(connection, _record):
            connection.execute("PRAGMA synchronous=OFF")

    make_tables(engine)
    yield app
    engine.dispose()


@dataclass
class Worker:
    """Does all chores of a turn in a thread of its own."""

    app: Flask
    is_backwards: bool
    stumbled: Counter[str] = field(default_factory=Counter)

    def __call__(self) -> None:
        with self.app.app_context():
            chores = board_chores()
            for chore in reversed(chores) if self.is_backwards else chores:
                self._do(chore)

    def _do(self, chore: Chore) -> None:
        """As the worker does: until nothing is left, and again when the database refuses."""
        for _ in range(60):
            try:
                if not chore.do():
                    return
            except SQLAlchemyError:
                self.stumbled[chore.name] += 1
            finally:
                db.session.remove()
        pytest.fail(f"{chore.name} has no end")


@dataclass
class History:
    """What was written and what went, and when."""

    letters: list[Letter] = field(default_factory=list)
    expired: Counter[int] = field(default_factory=Counter)
    gone: dict[str, datetime] = field(default_factory=dict)
    came_back: list[str] = field(default_factory=list)

    def of(self, kind: LetterKind) -> list[Letter]:
        return [letter for letter in self.letters if letter.kind is kind]


@dataclass
class Lived:
    life: Life
    history: History
    workers: tuple[Worker, Worker]
    journal: Counter[str]


@pytest.fixture
def lived(app: Flask, tmp_path: Path) -> Lived:
    """Live through all of it."""
    with app.app_context():
        engine = db.engine
    workers = (Worker(app, is_backwards=False), Worker(app, is_backwards=False))
    history = History()
    with (
        ThreadPoolExecutor(2) as pool,
        time_machine.travel(START, tick=False) as clock,
        Session(engine, expire_on_commit=False) as session,
    ):
        life = Life(session, app.extensions["helpboard"].settings.uploads_folder)
        session.commit()
        public: set[int] = set()
        for number, moment in enumerate(MOMENTS):
            clock.move_to(moment)
            life.happen(moment, number)
            session.commit()
            # The same chore at the same time in one turn, crossing each other in the next.
            workers[1].is_backwards = number % 2 == 1
            for done in [pool.submit(worker) for worker in workers]:
                done.result()
            public = look(session, life, history, moment, public)
            session.commit()
    journal = Counter(erasure.key for erasure in Erasures(tmp_path / FILE).all())
    return Lived(life, history, workers, journal)


def look(
    session: Session, life: Life, history: History, moment: datetime, public: set[int]
) -> set[int]:
    """Write down what the turn brought, and carry the letters away."""
    session.expire_all()
    waiting = select(Letter).where(Letter.state == LetterState.WAITING)
    for letter in session.scalars(waiting.order_by(Letter.created_at, Letter.id)):
        letter.state, letter.sent_at = LetterState.SENT, moment
        session.flush()
        session.expunge(letter)
        history.letters.append(letter)
    for name, is_there in life.watched.items():
        if not is_there():
            history.gone.setdefault(name, moment)
        elif name in history.gone:
            history.came_back.append(name)
    now_public = set(session.scalars(select(Post.id).where(Post.state == PostState.PUBLISHED)))
    history.expired.update(public - now_public)
    return now_public


def test_forty_days_bring_every_letter_once_and_every_end_once(lived: Lived) -> None:
    check_alerts(lived)
    check_ends_of_posts(lived)
    check_silences(lived)
    check_what_goes(lived)
    keys = [letter.once for letter in lived.history.letters if letter.once]
    assert len(keys) == len(set(keys))


def by_reader(letters: list[Letter], user_id: int) -> list[Letter]:
    return [letter for letter in letters if letter.user_id == user_id]


def check_alerts(lived: Lived) -> None:
    """Every alert tells every post once, at its hour, which stays when the clocks change."""
    written = lived.history.of(LetterKind.ALERT)
    for rhythm, reader_id in lived.life.readers.items():
        own = by_reader(written, reader_id)
        told = Counter(post_id for letter in own for post_id in letter.params["post_ids"])
        last = own[-1].created_at
        due = {post_id for post_id, at in lived.life.published.items() if START < at <= last}
        assert set(told) == due, rhythm
        assert set(told.values()) == {1}, rhythm
    at_once, daily, weekly = (
        [letter.created_at for letter in by_reader(written, lived.life.readers[rhythm])]
        for rhythm in (Rhythm.AT_ONCE, Rhythm.DAILY, Rhythm.WEEKLY)
    )
    assert min(b - a for a, b in zip(at_once, at_once[1:], strict=False)) >= PAUSE
    assert {f"{at.astimezone(BERLIN):%H:%M}" for at in daily} == {"07:00"}
    assert len(daily) == DAYS
    assert {f"{at.astimezone(BERLIN):%a %H:%M}" for at in weekly} == {"Mon 07:00"}
    # The first Monday begins with the test, at 0:00.
    assert len(weekly) == 6


def check_ends_of_posts(lived: Lived) -> None:
    """Each life of a post is reminded of once, five days before its end; each post ends once."""
    over = {post: end for post, end in lived.life.ends.items() if end <= MOMENTS[-1]}
    assert len(over) > 10
    assert lived.history.expired == Counter(dict.fromkeys(over, 1))
    ended = {
        (letter.params["post_id"], letter.created_at)
        for letter in lived.history.of(LetterKind.POST_EXPIRED)
    }
    assert ended == {(post, first_turn(end)) for post, end in over.items()}
    assert len(lived.history.of(LetterKind.POST_EXPIRED)) == len(over)

    lives = [*lived.life.ends.items(), *lived.life.earlier_ends]
    reminded = [
        (letter.params["post_id"], letter.created_at)
        for letter in lived.history.of(LetterKind.POST_ENDING)
    ]
    due = {(post, first_turn(end - timedelta(days=5))) for post, end in lives}
    assert Counter(reminded) == Counter(pair for pair in due if pair[1] is not None)
    assert len(reminded) > len(over)


def check_silences(lived: Lived) -> None:
    """Both sides hear once of each silence of five days, and of none that was broken before."""
    written = Counter(
        (letter.params["conversation_id"], letter.user_id, letter.created_at)
        for letter in lived.history.of(LetterKind.SILENCE)
    )
    due = {
        (talk, user, first_turn(since + timedelta(days=5)))
        for talk, since in lived.life.silences
        for user in lived.life.sides
    }
    assert written == Counter(due)
    assert len(due) == 6


def check_what_goes(lived: Lived) -> None:
    """What is kept for a while goes at its moment; whoever came back stays."""
    due = {name: first_turn(at) for name, at in lived.life.due.items()}
    assert lived.history.gone == due
    assert lived.history.came_back == []
    assert lived.journal == Counter(dict.fromkeys(lived.life.erased_keys, 1))
    warned = Counter(letter.user_id for letter in lived.history.of(LetterKind.ACCOUNT_UNUSED))
    assert warned == Counter(dict.fromkeys(lived.life.warned, 1))
