"""Taking in a mail: read, recognised by its reply address, put into its conversation."""

import logging
from collections.abc import Callable
from datetime import UTC, datetime

from flask import current_app

from helpboard.adapters.inbox import ImapServer
from helpboard.adapters.mail_reading import MOST_BYTES, Received, UnreadableError, read_mail
from helpboard.adapters.reply_addresses import ReplyAddresses
from helpboard.config import Settings
from helpboard.domain.conversation import Role
from helpboard.domain.reply_text import own_words
from helpboard.extensions import db, writing
from helpboard.mailer.headers import domain_of
from helpboard.services import incoming
from helpboard.services.incoming import IS_DONE, Outcome, Reply

_log = logging.getLogger(__name__)


def _now() -> datetime:
    return datetime.now(UTC)


def take_in(raw: bytes, *, to: str | None = None, clock: Callable[[], datetime] = _now) -> Outcome:
    """Take in one mail, once however often it comes; needs an app context.

    ``to`` is the address it came to where the mail server says so; else its headers tell. An error
    of the database goes on: nothing has changed then, and the mail shall come again.
    """
    outcome = _taken_in(raw, to, clock)
    _log.info("a mail came in: %s", outcome.value)
    return outcome


def _taken_in(raw: bytes, to: str | None, clock: Callable[[], datetime]) -> Outcome:
    here: Settings = current_app.extensions["helpboard"].settings
    if len(raw) > MOST_BYTES:
        return Outcome.TOO_BIG
    try:
        mail = read_mail(raw, own_domain=domain_of(here))
    except UnreadableError:
        return Outcome.UNREADABLE
    side = _side(mail, to, here)
    if side is None:
        return Outcome.NOT_FOR_US
    if mail.is_automatic:
        return Outcome.AUTOMATIC
    address, conversation_key, role = side
    reply = Reply(
        conversation_key=conversation_key,
        role=role,
        sender=mail.sender,
        external_id=mail.external_id,
        text=own_words(mail.text, addresses=(address, here.sender)),
    )
    with writing(db.session()) as session:
        return incoming.take_in(session, reply, now=clock())


def _side(mail: Received, to: str | None, here: Settings) -> tuple[str, str, Role] | None:
    """Return the address of ours that a mail came to, and the side that it belongs to."""
    addresses = ReplyAddresses(key=here.secret_key, domain=domain_of(here))
    for address in (to, *mail.recipients):
        found = addresses.side_of(address) if address else None
        if address and found is not None:
            return address, *found
    return None


def empty_inbox(
    server: ImapServer,
    *,
    clock: Callable[[], datetime] = _now,
    is_stopping: Callable[[], bool] = bool,
) -> int:
    """Take in what is unread; returns how many replies were taken. Needs an app context.

    A mail to a reply address is deleted when the board has dealt with it, all others are marked as
    read and left. ``is_stopping`` ends it between two mails. Whoever is killed in between finds it
    again, and takes it once all the same.
    Raises :class:`InboxError`.
    """
    taken = 0
    with server.opened() as inbox:
        for number, raw in inbox.unread():
            if is_stopping():
                break
            outcome = take_in(raw, clock=clock)
            taken += outcome is Outcome.TAKEN
            if outcome in IS_DONE:
                inbox.delete(number)
            else:
                inbox.mark(number)
    return taken
