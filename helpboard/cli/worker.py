"""``helpboard worker``: what has to be done now and then, beside the pages."""

import logging
import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Event

import click
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from helpboard.cli.board import board_app
from helpboard.extensions import db, writing
from helpboard.services import board_index
from helpboard.services.expiry import expire_due

_log = logging.getLogger(__name__)
_LOOK_EVERY = 1.0


@dataclass(frozen=True, slots=True)
class Chore:
    """Something done every ``seconds``; it says True while more of it is waiting."""

    name: str
    seconds: float
    do: Callable[[Session, datetime], bool]


def _expire(session: Session, now: datetime) -> bool:
    return expire_due(session, now=now) > 0


def _recount(session: Session, _now: datetime) -> bool:
    board_index.recount(session)
    return False


CHORES = (Chore("expire posts", 30, _expire), Chore("recount", 600, _recount))


def do_chores(chores: tuple[Chore, ...], *, stop: Event, is_alone: Callable[[], bool]) -> None:
    """Do each chore at once and then at its pace, each time in a transaction of its own.

    Ends when ``stop`` is set or nobody needs this process any more. A database that does not answer
    is asked again at the next turn. Every chore may be done twice, also by two workers at once.
    """
    due = dict.fromkeys((chore.name for chore in chores), 0.0)
    while not stop.is_set() and not is_alone():
        for chore in chores:
            if due[chore.name] <= time.monotonic() and not stop.is_set():
                has_more = _done(chore)
                due[chore.name] = time.monotonic() + (0 if has_more else chore.seconds)
        stop.wait(_LOOK_EVERY)


def _done(chore: Chore) -> bool:
    try:
        with writing(db.session()) as session:
            return chore.do(session, datetime.now(UTC))
    except SQLAlchemyError:
        _log.exception("%s did not work; it is tried again later", chore.name)
        return False
    finally:
        db.session.remove()


@click.command()
@click.option("--beside", type=int, hidden=True, help="Process that this one works for.")
def worker(beside: int | None) -> None:
    """Take posts off whose time is over, and keep the indexes counted, until SIGTERM."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with board_app().app_context():
        do_chores(CHORES, stop=stop, is_alone=lambda: beside is not None and os.getppid() != beside)
