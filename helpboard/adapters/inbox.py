"""A mailbox that replies come into, looked at over IMAP."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from helpboard.adapters.mail_reading import MOST_BYTES

PATIENCE = 10.0
"""Seconds that the server has for each answer."""
_AT_ONCE = 50


class InboxError(Exception):
    """The mailbox cannot be looked at; names no address."""


class Inbox:
    """An open mailbox. Mails are read without being marked, until somebody says what became."""

    def __init__(self, server: imaplib.IMAP4) -> None:
        """Read from ``server``, whose mailbox is open."""
        self._server = server

    def unread(self) -> Iterator[tuple[str, bytes]]:
        """Give unread mails with their numbers, oldest first; of one too big only its beginning."""
        found = self._done("SEARCH", "UNSEEN")
        numbers = found[0].decode("ascii").split() if found and found[0] else []
        for number in numbers[:_AT_ONCE]:
            parts = self._done("FETCH", number, f"(BODY.PEEK[]<0.{MOST_BYTES + 1}>)")
            raw = next((part[1] for part in parts if isinstance(part, tuple)), None)
            if raw is not None:
                yield number, raw

    def mark(self, number: str) -> None:
        """Leave a mail for somebody else to read; we do not look at it again."""
        self._done("STORE", number, "+FLAGS.SILENT", r"(\Seen)")

    def delete(self, number: str) -> None:
        """Take a mail out, since the board has what it says."""
        self._done("STORE", number, "+FLAGS.SILENT", r"(\Seen \Deleted)")

    def _done(self, *command: str) -> list[Any]:
        found: list[Any]
        try:
            status, found = self._server.uid(*command)
        except (OSError, imaplib.IMAP4.error) as error:
            raise InboxError(f"broke off ({type(error).__name__})") from None
        if status != "OK":
            raise InboxError(f"refused {command[0]}")
        return found


class ImapServer:
    """Where the mailbox is: ``imaps://user:password@host/INBOX``, ``imap://`` without TLS."""

    def __init__(self, url: str, *, patience: float = PATIENCE) -> None:
        """Remember the address."""
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "imaps"
        self._host = parts.hostname or ""
        self._port = parts.port or (993 if self._is_tls else 143)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._mailbox = unquote(parts.path.strip("/")) or "INBOX"
        self._patience = patience

    @contextmanager
    def opened(self) -> Iterator[Inbox]:
        """Log in and open the mailbox; what was deleted in it is gone afterwards.

        Raises :class:`InboxError`.
        """
        try:
            server = self._logged_in()
        except (OSError, imaplib.IMAP4.error) as error:
            raise InboxError(f"cannot be opened ({type(error).__name__})") from None
        try:
            yield Inbox(server)
        finally:
            with suppress(OSError, imaplib.IMAP4.error):
                server.close()
            with suppress(OSError, imaplib.IMAP4.error):
                server.logout()

    def _logged_in(self) -> imaplib.IMAP4:
        server = self._connected()
        try:
            server.login(self._user, self._password)
            quoted = self._mailbox.replace("\\", "\\\\").replace('"', '\\"')
            status, _ = server.select(f'"{quoted}"')
            if status != "OK":
                raise imaplib.IMAP4.error
        except (OSError, imaplib.IMAP4.error):
            with suppress(OSError, imaplib.IMAP4.error):
                server.shutdown()
            raise
        return server

    def _connected(self) -> imaplib.IMAP4:
        if self._is_tls:
            context = ssl.create_default_context()
            return imaplib.IMAP4_SSL(
                self._host, self._port, ssl_context=context, timeout=self._patience
            )
        return imaplib.IMAP4(self._host, self._port, timeout=self._patience)
