"""Ways of sending letters: a mail server, or files in a folder when there is none.

Python's own ``smtplib`` and not Flask-Mail, which knows no time limit: ADR 10.
"""

import os
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from helpboard.services.outbox import AwayError, RefusedError, Transport

PATIENCE = 8.0
"""Seconds that a server has for each answer."""
_CLOSING = 421


class SmtpServer:
    """A mail server: ``smtp://user:password@host:587?tls=start``, or ``smtps://`` for TLS at once.

    With ``tls=start`` a server that offers no TLS gets nothing.
    """

    def __init__(self, url: str, *, hostname: str, patience: float = PATIENCE) -> None:
        """Remember where the server is, and the ``hostname`` by which we greet it."""
        parts = urlsplit(url)
        self._is_tls = parts.scheme == "smtps"
        self._is_starttls = parse_qs(parts.query).get("tls") == ["start"]
        self._host = parts.hostname or ""
        self._port = parts.port or (465 if self._is_tls else 587 if self._is_starttls else 25)
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._hostname = hostname
        self._patience = patience

    @contextmanager
    def opened(self) -> Iterator["SmtpConnection"]:
        """Connect, encrypt and log in, for as many letters as one likes."""
        try:
            server = self._connected()
        except smtplib.SMTPResponseException as error:
            raise AwayError(f"answered {error.smtp_code} to our greeting") from error
        except (OSError, smtplib.SMTPException) as error:
            raise AwayError(f"cannot be reached ({type(error).__name__})") from error
        try:
            yield SmtpConnection(server)
        finally:
            with suppress(OSError, smtplib.SMTPException):
                server.quit()
            server.close()

    def _connected(self) -> smtplib.SMTP:
        where = (self._host, self._port, self._hostname, self._patience)
        server = _tls_server(*where) if self._is_tls else _plain_server(*where)
        try:
            if self._is_starttls:
                server.starttls(context=ssl.create_default_context())
            if self._user:
                server.login(self._user, self._password)
        except (OSError, smtplib.SMTPException):
            server.close()
            raise
        return server


def _plain_server(host: str, port: int, hostname: str, patience: float) -> smtplib.SMTP:
    return smtplib.SMTP(host, port, local_hostname=hostname, timeout=patience)


def _tls_server(host: str, port: int, hostname: str, patience: float) -> smtplib.SMTP:
    context = ssl.create_default_context()
    return smtplib.SMTP_SSL(host, port, local_hostname=hostname, timeout=patience, context=context)


class SmtpConnection:
    """An open connection to a mail server."""

    def __init__(self, server: smtplib.SMTP) -> None:
        """Send through ``server``."""
        self._server = server

    def send(self, message: EmailMessage) -> None:
        """Hand over one letter. An error names what the server said, never to whom it was."""
        sender = parseaddr(str(message["From"]))[1]
        try:
            self._server.send_message(message, sender, [str(message["To"])])
        except smtplib.SMTPRecipientsRefused as error:
            [(code, _)] = error.recipients.values()
            raise _refusal(code, "address") from None
        except smtplib.SMTPSenderRefused as error:
            raise AwayError(f"answered {error.smtp_code} to our own address") from None
        except smtplib.SMTPDataError as error:
            raise _refusal(error.smtp_code, "text") from None
        except smtplib.SMTPNotSupportedError:
            raise RefusedError("address has letters it does not know", is_for_good=True) from None
        except (OSError, smtplib.SMTPException) as error:
            raise BrokenOffError(type(error).__name__) from None


class BrokenOffError(AwayError, RefusedError):
    """The connection broke within a letter, so that letter had a try and the others had none."""

    def __init__(self, code: str) -> None:
        """Remember the kind of error."""
        RefusedError.__init__(self, code, is_for_good=False)


def _refusal(code: int, of: str) -> Exception:
    if code == _CLOSING:
        return BrokenOffError(str(code))
    return RefusedError(f"{code} for the {of}", is_for_good=500 <= code < 600)


class LetterFolder:
    """Letters as ``.eml`` files, for boards without a mail server."""

    def __init__(self, folder: Path) -> None:
        """Write into ``folder``."""
        self._folder = folder

    @contextmanager
    def opened(self) -> Iterator["LetterFolder"]:
        """Make the folder when it is not there yet."""
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise AwayError(f"the folder cannot be made ({error.strerror})") from error
        yield self

    def send(self, message: EmailMessage) -> None:
        """Write a letter under its Message-ID, whole or not at all; twice makes one file."""
        name = str(message["Message-ID"]).strip("<>").partition("@")[0]
        part = self._folder / f"{name}.{os.getpid()}.part"
        try:
            descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(message.as_bytes())
                file.flush()
                os.fsync(file.fileno())
            part.replace(self._folder / f"{name}.eml")
        except OSError as error:
            raise AwayError(f"the folder cannot be written ({error.strerror})") from error


def transport(url: str, *, folder: Path, sender: str) -> Transport:
    """Return the way that letters go: to the server at ``url``, or into ``folder`` without one."""
    if not url:
        return LetterFolder(folder)
    return SmtpServer(url, hostname=sender.rpartition("@")[2])
