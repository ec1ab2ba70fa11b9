"""Carrying letters: a batch is leased, worded and sent, and each one marked directly after.

Nothing is sent inside a transaction. A letter is marked in a transaction of its own as soon as the
server has taken it, so a worker that is killed sends one letter twice at most, both times with the
same Message-ID (R12).
"""

import logging
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage

from flask import current_app
from jinja2 import TemplateError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from helpboard.adapters.mail import transport
from helpboard.config import Settings
from helpboard.extensions import db, writing
from helpboard.mailer.wording import worded
from helpboard.queries.letters import enveloped
from helpboard.services import outbox
from helpboard.services.outbox import AwayError, Batch, RefusedError, Sender, Transport

_log = logging.getLogger(__name__)

UNWORDABLE = (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError)
"""What a mistake in a template or loader raises: it costs that letter a try, and no other."""
MOST_MARKINGS = 6
"""How often a locked database is asked to take note of a letter; each waits five seconds."""


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Postman:
    """Carries letters by one way. ``is_stopping`` ends a round between two letters."""

    transport: Transport
    clock: Callable[[], datetime] = _now
    is_stopping: Callable[[], bool] = bool

    def go_round(self) -> bool:
        """Carry one batch and say whether more may be waiting; raises :class:`AwayError`.

        The server is asked first: while it is away no letter is leased, and none loses a try.
        """
        session = db.session()
        is_due = outbox.is_due(session, now=self.clock())
        session.rollback()
        if not is_due:
            return False
        with self.transport.opened() as sender:
            with writing(session):
                batch = outbox.lease(session, now=self.clock())
            self._carry(session, batch, sender)
        return bool(batch.ids)

    def _carry(self, session: Session, batch: Batch, sender: Sender) -> None:
        left = list(batch.ids)
        try:
            while left and self.clock() < batch.begin_until and not self.is_stopping():
                self._deliver(session, left[0], sender)
                left.pop(0)
        finally:
            if left:
                with suppress(OperationalError), writing(session):
                    outbox.release(session, batch, left)

    def _deliver(self, session: Session, letter_id: int, sender: Sender) -> None:
        try:
            message = self._worded(session, letter_id)
            if message is None:
                _noted(session, lambda: outbox.drop(session, letter_id))
                return
            sender.send(message)
        except RefusedError as error:
            self._refused(session, letter_id, error)
            if isinstance(error, AwayError):
                raise
            return
        _noted(session, lambda: outbox.mark_sent(session, letter_id, now=self.clock()))

    def _worded(self, session: Session, letter_id: int) -> EmailMessage | None:
        """Word a letter, and end the reading transaction before anything is sent."""
        try:
            letter = enveloped(session, letter_id)
            return None if letter is None else worded(session, letter, now=self.clock())
        except UNWORDABLE as error:
            _log.exception("letter %s cannot be worded", letter_id)
            reason = f"cannot be worded ({type(error).__name__})"
            raise RefusedError(reason, is_for_good=False) from error
        finally:
            session.rollback()

    def _refused(self, session: Session, letter_id: int, error: RefusedError) -> None:
        _log.warning("letter %s was not taken: %s", letter_id, error.code)
        _noted(
            session,
            lambda: outbox.mark_refused(session, letter_id, error, now=self.clock()),
        )


def _noted(session: Session, note: Callable[[], None]) -> None:
    """Write down what became of a letter; a database that is locked for long is asked again."""
    for attempt in range(MOST_MARKINGS):
        try:
            with writing(session):
                note()
        except OperationalError:
            if attempt == MOST_MARKINGS - 1:
                raise
            time.sleep(1)
        else:
            return


def postman(*, is_stopping: Callable[[], bool] = bool) -> Postman:
    """Return the postman of this installation, by server or into a folder."""
    here: Settings = current_app.extensions["helpboard"].settings
    way = transport(here.mail_url, folder=here.instance / "letters", sender=here.sender)
    return Postman(way, is_stopping=is_stopping)
