"""A real mail server on loopback that keeps what it gets, and can be in a bad mood."""

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.served import free_port


@dataclass
class Sink:
    """What arrived. ``refused`` maps addresses to answers, ``data_answers`` come one by one."""

    host: str = "127.0.0.1"
    port: int = 0
    messages: list[EmailMessage] = field(default_factory=list)
    envelopes: list[tuple[str | None, list[str]]] = field(default_factory=list)
    refused: dict[str, str] = field(default_factory=dict)
    data_answers: list[str] = field(default_factory=list)
    connections: int = 0

    @property
    def url(self) -> str:
        return f"smtp://{self.host}:{self.port}"

    def letter_to(self, address: str) -> EmailMessage:
        [found] = [message for message in self.messages if message["To"] == address]
        return found

    def letters_to(self, address: str) -> list[EmailMessage]:
        """Every letter to an address so far, the oldest first."""
        return [message for message in self.messages if message["To"] == address]

    def wait_for(self, address: str, *, after: int = 0, seconds: float = 30) -> EmailMessage:
        """Wait for the letter that follows the first ``after`` letters to an address."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if len(found := self.letters_to(address)) > after:
                return found[after]
            time.sleep(0.1)
        raise AssertionError(f"no letter to {address} in {seconds} seconds")

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, session: Session, _envelope: Envelope, hostname: str, answers: Any
    ) -> Any:
        session.host_name = hostname
        self.connections += 1
        return answers

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope, address: str, _options: Any
    ) -> str:
        if address in self.refused:
            return self.refused[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        answer = self.data_answers.pop(0) if self.data_answers else "250 OK"
        if answer.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.envelopes.append((envelope.mail_from, envelope.rcpt_tos))
            message = message_from_bytes(envelope.content, policy=default)
            assert isinstance(message, EmailMessage)
            self.messages.append(message)
        return answer


@contextmanager
def running(sink: Sink) -> Iterator[Sink]:
    """Let a sink listen, at the port it had before if it had one."""
    sink.port = sink.port or free_port()
    controller = Controller(sink, hostname=sink.host, port=sink.port)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


def is_open(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
