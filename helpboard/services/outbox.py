"""The way of a letter out of the outbox: leased by one worker, sent, marked (R12).

The outbox is the queue. A lease is a moment in the row, so a worker that dies keeps a letter for a
minute and no longer. Nothing here talks to a mail server: see ``mailer/postman.py``.
"""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.message import EmailMessage
from typing import Protocol

from sqlalchemy import func, or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.sql.elements import ColumnElement

from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LIMITED, MOST_AN_HOUR, LetterState, after_refusal
from helpboard.models import Letter

BATCH = 20
LEASE = timedelta(seconds=60)
"""How long a batch belongs to one worker. Longer than BEGIN_WITHIN and the slowest letter."""
BEGIN_WITHIN = timedelta(seconds=25)
"""No letter of a batch is begun later; one takes at most four answers of eight seconds."""
_HOUR = timedelta(hours=1)


class RefusedError(Exception):
    """The server did not take this letter: now, or (``is_for_good``) ever. Names no address."""

    def __init__(self, code: str, *, is_for_good: bool) -> None:
        """Remember what the server said, as a number or a word."""
        super().__init__(code)
        self.code = code
        self.is_for_good = is_for_good


class AwayError(Exception):
    """The server takes no letters at present; it is nobody's letter's fault. Names no address."""


class Sender(Protocol):
    """An open way to the mail server."""

    def send(self, message: EmailMessage) -> None:
        """Hand over one letter; raises :class:`RefusedError` or :class:`AwayError`."""
        ...


class Transport(Protocol):
    """A way of sending letters."""

    def opened(self) -> AbstractContextManager[Sender]:
        """Open a way for a batch; raises :class:`AwayError`."""
        ...


@dataclass(frozen=True, slots=True)
class Batch:
    """Letters leased together."""

    ids: tuple[int, ...]
    leased_until: datetime
    begin_until: datetime


def is_due(session: Session, *, now: datetime) -> bool:
    """Tell whether any letter may be taken."""
    return session.scalar(select(Letter.id).where(*_is_free(now)).limit(1)) is not None


def lease(session: Session, *, now: datetime, most: int = BATCH) -> Batch:
    """Take letters that are due, the longest waiting first; no other worker gets them.

    On PostgreSQL rows that another worker is taking are passed over; SQLite has one writer.
    """
    letters = session.scalars(
        select(Letter)
        .where(*_is_free(now))
        .order_by(Letter.next_try_at, Letter.id)
        .limit(most)
        .with_for_update(skip_locked=True)
    ).all()
    until = now + LEASE
    taken: list[Letter] = []
    for letter in letters:
        if letter.kind in LIMITED and _has_had_enough(session, letter, taken, now):
            letter.next_try_at = now + _HOUR / MOST_AN_HOUR
        else:
            letter.leased_until = until
            taken.append(letter)
    session.flush()
    return Batch(tuple(letter.id for letter in taken), until, now + BEGIN_WITHIN)


def _is_free(now: datetime) -> Sequence[ColumnElement[bool]]:
    return (
        Letter.state == LetterState.WAITING,
        Letter.next_try_at <= now,
        or_(Letter.leased_until.is_(None), Letter.leased_until <= now),
    )


def _has_had_enough(
    session: Session, letter: Letter, taken: Collection[Letter], now: datetime
) -> bool:
    """Tell whether the reader got as many letters of limited kinds as an hour may bring."""
    same_reader = (
        Letter.user_id == letter.user_id
        if letter.user_id is not None
        else Letter.code_id == letter.code_id
    )
    sent = session.scalar(
        select(func.count(Letter.id)).where(
            same_reader, Letter.kind.in_(LIMITED), Letter.sent_at > now - _HOUR
        )
    )
    alike = sum(
        other.kind in LIMITED and (other.user_id, other.code_id) == (letter.user_id, letter.code_id)
        for other in taken
    )
    return (sent or 0) + alike >= MOST_AN_HOUR


def mark_sent(session: Session, letter_id: int, *, now: datetime) -> None:
    """Take note that the server took a letter, whoever leases it by now."""
    session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.state != LetterState.SENT)
        .values(
            state=LetterState.SENT,
            sent_at=now,
            tries=Letter.tries + 1,
            leased_until=None,
            trouble="",
        )
    )


def mark_refused(session: Session, letter_id: int, error: RefusedError, *, now: datetime) -> None:
    """Take note that a letter was not taken: it is tried again after a pause, or given up."""
    letter = session.get(Letter, letter_id, populate_existing=True)
    if letter is None or letter.state is not LetterState.WAITING:
        return
    letter.tries += 1
    fate = after_refusal(tries=letter.tries, is_for_good=error.is_for_good, now=now)
    letter.state, letter.next_try_at = fate.state, fate.next_try_at
    letter.leased_until = None
    letter.trouble = error.code[:200]
    session.flush()


def drop(session: Session, letter_id: int) -> None:
    """Give up a letter that has nothing to tell any more, or nobody to tell it to."""
    session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.state == LetterState.WAITING)
        .values(state=LetterState.DROPPED, leased_until=None)
    )


def release(session: Session, batch: Batch, ids: Collection[int]) -> None:
    """Give back letters of a batch that were not begun, so that they are free at once."""
    session.execute(
        update(Letter)
        .where(Letter.id.in_(ids), Letter.leased_until == batch.leased_until)
        .values(leased_until=None)
    )


def retry(session: Session, letter_id: int, *, now: datetime) -> None:
    """Send a letter that was given up, as if it were new; raises ``NotFoundError``."""
    letter = session.get(Letter, letter_id)
    if letter is None or letter.state is not LetterState.DEAD:
        raise NotFoundError(letter_id)
    letter.state, letter.tries, letter.next_try_at = LetterState.WAITING, 0, now
    session.flush()
