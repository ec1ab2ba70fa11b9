"""``helpboard worker``: what has to be done now and then, beside the pages."""

import logging
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, tzinfo
from threading import Event

import click
from flask import Flask, current_app
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from helpboard.adapters.heartbeats import Heartbeats
from helpboard.adapters.inbox import ImapServer, InboxError
from helpboard.adapters.log_lines import write_log
from helpboard.cli import housekeeping
from helpboard.cli.board import board_app
from helpboard.cli.chore import Chore, in_one_transaction
from helpboard.cli.intake import work_on_waiting
from helpboard.cli.machine_chores import MachineTranslations
from helpboard.cli.packs import printing
from helpboard.cli.planning import ask_volunteers, solve_waiting
from helpboard.cli.proposal_chores import PROPOSALS
from helpboard.cli.refusal import board_settings
from helpboard.cli.town import write_waiting_town
from helpboard.config import Settings
from helpboard.extensions import db, let_go, writing
from helpboard.mailer.postman import postman
from helpboard.mailer.reception import empty_inbox
from helpboard.services import appointments, board_index, openings
from helpboard.services.alerts import AT_ONCE as ALERTS_AT_ONCE
from helpboard.services.alerts import tell_due
from helpboard.services.answers import tell_silent
from helpboard.services.circular_sending import write_waiting
from helpboard.services.expiry import expire_due
from helpboard.services.group_changes import end_due
from helpboard.services.group_life import wake_due
from helpboard.services.lateness import tell_late
from helpboard.services.machine_translation import take_back
from helpboard.services.outbox import AwayError
from helpboard.services.post_letters import remind_ending
from helpboard.services.role_posts import tidy_roles
from helpboard.services.roster import ask_hosts_due
from helpboard.services.slot_posts import tidy_due

_log = logging.getLogger(__name__)
_LOOK_EVERY = 1.0
_BREATH = 0.1
"""A pause between two batches: SQLite gives its write lock to whoever asks first, not longest."""
_LONGEST_PAUSE = 30.0


def _zone() -> tzinfo:
    settings: Settings = current_app.extensions["helpboard"].settings
    return settings.timezone


def _expire(session: Session, now: datetime) -> int:
    return expire_due(session, now=now, zone=_zone())


def _remind(session: Session, now: datetime) -> int:
    return remind_ending(session, now=now, zone=_zone())


def _ask_hosts(session: Session, now: datetime) -> None:
    ask_hosts_due(session, now=now, zone=_zone())


def _tidy_slots(session: Session, now: datetime) -> int:
    return tidy_due(session, now=now, zone=_zone()) + tidy_roles(session, now=now)


def _tell_silence(session: Session, now: datetime) -> int:
    return tell_silent(session, now=now)


def _tell_late(session: Session, now: datetime) -> None:
    tell_late(session, now=now, zone=_zone())


def _end_join_offers(session: Session, now: datetime) -> int:
    return openings.lapse_due(session, now=now)


def _offer_places(session: Session, now: datetime) -> None:
    openings.offer_everywhere(session, now=now)


def _look_after_appointments(session: Session, now: datetime) -> int:
    return appointments.look_after(session, now=now, zone=_zone())


def _write_circulars(session: Session, now: datetime) -> int:
    return write_waiting(session, now=now, zone=_zone(), limit=100)


def _wake_groups(session: Session, now: datetime) -> bool:
    return wake_due(session, now=now, zone=_zone())


def _end_changes(session: Session, now: datetime) -> bool:
    return end_due(session, now=now, zone=_zone())


def _take_back_machine_words(session: Session, _now: datetime) -> None:
    take_back(session)


def _recount(session: Session, _now: datetime) -> None:
    board_index.recount(session)


def _tell() -> bool:
    """Let alerts look at the board; the names of things are put together before writing begins."""
    board = current_app.extensions["helpboard"]
    book, zone = board.book(), board.settings.timezone
    with writing(db.session()) as session:
        looked = tell_due(session, now=datetime.now(UTC), zone=zone, book=book)
    return looked >= ALERTS_AT_ONCE


class Letters:
    """Carries letters; while the mail server is away it is asked ever more rarely."""

    def __init__(self, *, is_stopping: Callable[[], bool]) -> None:
        """Carry until ``is_stopping``."""
        self._is_stopping = is_stopping
        self._pause = 0.0
        self._not_before = 0.0

    def __call__(self) -> bool:
        """Carry a batch; True while more is waiting."""
        if time.monotonic() < self._not_before:
            return False
        try:
            has_more = postman(is_stopping=self._is_stopping).go_round()
        except AwayError as error:
            self._pause = min(self._pause * 2 or 1.0, _LONGEST_PAUSE)
            self._not_before = time.monotonic() + self._pause
            _log.warning("letters wait %.0f s: the way out %s", self._pause, error)
            return False
        self._pause = 0.0
        return has_more


def _emptying(is_stopping: Callable[[], bool]) -> Callable[[], bool]:
    def empty() -> bool:
        settings: Settings = current_app.extensions["helpboard"].settings
        if settings.inbox_url:
            try:
                empty_inbox(ImapServer(settings.inbox_url), is_stopping=is_stopping)
            except InboxError as error:
                _log.warning("replies wait: the inbox %s", error)
        return False

    return empty


def rounds(*, is_stopping: Callable[[], bool]) -> tuple[tuple[Chore, ...], ...]:
    """Return everything a worker does: one line each, in rounds that do not wait for each other.

    What talks to other servers has a round of its own, since those may be slow; so have plans,
    spreadsheets and packs of sheets, which may take minutes.
    """
    return (
        (Chore("letters", 1, Letters(is_stopping=is_stopping)),),
        (Chore("inbox", 30, _emptying(is_stopping)),),
        (Chore("plans", 1, solve_waiting), Chore("ask volunteers", 3600, ask_volunteers)),
        (Chore("spreadsheets", 1, work_on_waiting), Chore("towns", 2, write_waiting_town)),
        (Chore("machine translation", 15, MachineTranslations(is_stopping=is_stopping)),),
        (Chore("packs of sheets", 2, printing(is_stopping)),),
        board_chores(),
    )


def board_chores() -> tuple[Chore, ...]:
    """Return what a worker does on the board's own database and folders."""
    return (
        Chore("expire posts", 30, in_one_transaction(_expire)),
        Chore("take back machine words", 60, in_one_transaction(_take_back_machine_words)),
        Chore("remind of ends", 600, in_one_transaction(_remind)),
        Chore("ask for hosts", 600, in_one_transaction(_ask_hosts)),
        Chore("tidy open places", 60, in_one_transaction(_tidy_slots)),
        Chore("tell silence", 60, in_one_transaction(_tell_silence)),
        Chore("tell lateness", 600, in_one_transaction(_tell_late)),
        Chore("alerts", 30, _tell),
        Chore("end join offers", 60, in_one_transaction(_end_join_offers)),
        Chore("offer free places", 300, in_one_transaction(_offer_places)),
        Chore("appointments", 30, in_one_transaction(_look_after_appointments)),
        Chore("write circulars", 10, in_one_transaction(_write_circulars)),
        Chore("end breaks of groups", 600, in_one_transaction(_wake_groups)),
        Chore("end changes of groups", 60, in_one_transaction(_end_changes)),
        *(Chore(name, seconds, in_one_transaction(do)) for name, seconds, do in PROPOSALS),
        Chore("recount", 600, in_one_transaction(_recount)),
        Chore("drop what is over", 3600, in_one_transaction(housekeeping.drop_what_is_over)),
        Chore("warn unused accounts", 3600, in_one_transaction(housekeeping.warn_of_the_end)),
        Chore("erase what is unused", 3600, housekeeping.erase_unused),
        Chore("drop orphans", 3600, housekeeping.drop_orphans),
        Chore("drop files of the desk", 3600, housekeeping.drop_desk_files),
    )


def do_chores(
    chores: tuple[Chore, ...],
    *,
    stop: Event,
    is_alone: Callable[[], bool],
    beat: Callable[[str], None],
) -> None:
    """Do each chore at once and then at its pace; each has its own transactions.

    ``beat`` hears after each turn that this round is alive; its first chore gives it its name. Ends
    when ``stop`` is set or nobody needs this process any more. A database that does not answer is
    asked again at the next turn. Every chore may be done twice, also by two workers at once.
    """
    due = dict.fromkeys((chore.name for chore in chores), 0.0)
    while not stop.is_set() and not is_alone():
        is_busy = False
        for chore in chores:
            if due[chore.name] <= time.monotonic() and not stop.is_set():
                has_more = _done(chore)
                is_busy = is_busy or has_more
                due[chore.name] = time.monotonic() + (0 if has_more else chore.seconds)
        beat(chores[0].name)
        stop.wait(_BREATH if is_busy else _LOOK_EVERY)


def go_rounds(
    rounds: tuple[tuple[Chore, ...], ...], *, app: Flask, stop: Event, is_alone: Callable[[], bool]
) -> None:
    """Go each round in a thread of its own, with a session of its own; the first to end ends all.

    An error that a chore does not know is raised here, once every round has ended.
    """

    heart = Heartbeats(app.extensions["helpboard"].settings.local_folder)
    heart.forget_others(chores[0].name for chores in rounds)

    def go(chores: tuple[Chore, ...]) -> None:
        with app.app_context():
            do_chores(chores, stop=stop, is_alone=is_alone, beat=heart.beat)

    with ThreadPoolExecutor(len(rounds), thread_name_prefix="round") as pool:
        going = [pool.submit(go, chores) for chores in rounds]
        for one in going:
            one.add_done_callback(lambda _: stop.set())
    for one in going:
        one.result()


def _done(chore: Chore) -> bool:
    try:
        return chore.do()
    except (SQLAlchemyError, OSError):  # the database or the disk
        _log.exception("%s did not work; it is tried again later", chore.name)
        return False
    finally:
        let_go()
        db.session.remove()


@click.command()
@click.option("--beside", type=int, hidden=True, help="Process that this one works for.")
def worker(beside: int | None) -> None:
    """Send letters, take posts off in time, drop what is kept no longer, until SIGTERM."""
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    settings = board_settings()
    write_log(is_json=settings.has_json_log)
    go_rounds(
        rounds(is_stopping=stop.is_set),
        app=board_app(settings),
        stop=stop,
        is_alone=lambda: beside is not None and os.getppid() != beside,
    )
