"""Asking a server for JSON: bounded in time and size, encrypted, and never led elsewhere.

Python's own ``http.client``: it follows no redirect and uses no proxy of the environment.
"""

import json
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from socket import SHUT_RDWR
from threading import Event, Timer
from typing import Final

from helpboard.domain.machine_address import Address
from helpboard.domain.machine_translation import Trouble
from helpboard.services.machine_translation import MachineError

MOST_BYTES: Final = 2_000_000
_TO_CONNECT: Final = 5.0
_QUOTA: Final = frozenset({402, 429, 456})
_KEY: Final = frozenset({401, 403})
_OF_TEXT: Final = frozenset({400, 413, 414, 422})


class JsonServer:
    """A server that answers JSON."""

    def __init__(self, address: Address, *, patience: float) -> None:
        """Ask the server at ``address``, which has ``patience`` seconds for a whole answer."""
        self._address = address
        self._patience = patience

    def ask(
        self, path: str, body: object = None, *, headers: Mapping[str, str] | None = None
    ) -> object:
        """Return what the server answers: to a GET, or to a POST of ``body`` as JSON.

        Raises :class:`MachineError`, whose text names neither what was sent nor the key.
        """
        sent = None if body is None else json.dumps(body).encode()
        method = "GET" if sent is None else "POST"
        own = {"Content-Type": "application/json", "Accept": "application/json", **(headers or {})}
        status, raw = self._answer(method, self._address.path + path, sent, own)
        if status != 200:
            raise _refused(status)
        try:
            return json.loads(raw)
        except (ValueError, RecursionError):
            raise MachineError(Trouble.NONSENSE, "no JSON") from None

    def _answer(
        self, method: str, path: str, body: bytes | None, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        late = Event()
        is_connected = False
        try:
            with self._connected(late) as connection:
                is_connected = True
                connection.request(method, path, body, dict(headers))
                with connection.getresponse() as response:
                    raw = response.read(MOST_BYTES + 1)
        except (OSError, HTTPException) as error:
            if late.is_set() or isinstance(error, TimeoutError):
                raise MachineError(Trouble.SLOW, "no answer in time") from None
            kind = type(error).__name__
            raise MachineError(Trouble.DOWN, kind, is_unpaid=not is_connected) from None
        if late.is_set():
            raise MachineError(Trouble.SLOW, "no whole answer in time")
        if len(raw) > MOST_BYTES:
            raise MachineError(Trouble.NONSENSE, "a huge answer")
        return response.status, raw

    @contextmanager
    def _connected(self, late: Event) -> Iterator[HTTPConnection]:
        """Give a connection that is cut when the time is over, whatever it is doing."""
        where = (self._address.host, self._address.port)
        to_connect, patience = min(_TO_CONNECT, self._patience), self._patience
        connection = (
            HTTPSConnection(*where, timeout=to_connect, context=ssl.create_default_context())
            if self._address.is_tls
            else HTTPConnection(*where, timeout=to_connect)
        )

        connection.connect()
        # A server that closes after its answer takes the socket away from the connection.
        wire = connection.sock
        wire.settimeout(patience)

        def cut() -> None:
            late.set()
            with suppress(OSError):
                wire.shutdown(SHUT_RDWR)

        watch = Timer(patience, cut)
        watch.daemon = True
        watch.start()
        try:
            yield connection
        finally:
            watch.cancel()
            connection.close()


def _refused(status: int) -> MachineError:
    if status in _QUOTA:
        return MachineError(Trouble.QUOTA, f"status {status}", is_unpaid=True)
    if status in _KEY:
        return MachineError(Trouble.KEY, f"status {status}", is_unpaid=True)
    if status in _OF_TEXT:
        return MachineError(Trouble.REFUSED, f"status {status}", is_unpaid=True)
    return MachineError(Trouble.DOWN, f"status {status}")


def texts_of(answers: object, wanted: int) -> list[str]:
    """Return a list of so many texts; raises :class:`MachineError` for anything else."""
    if not isinstance(answers, list) or len(answers) != wanted:
        raise MachineError(Trouble.NONSENSE, "another number of texts")
    if not all(isinstance(text, str) for text in answers):
        raise MachineError(Trouble.NONSENSE, "something else than texts")
    return list(answers)
