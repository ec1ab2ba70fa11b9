"""The content version on many hosts: looked up in the database now and then."""

import logging
import os
import threading
import time

from sqlalchemy import Connection, Engine, NullPool, create_engine, text
from sqlalchemy.exc import SQLAlchemyError

from helpboard.adapters.content_version import SUM

_log = logging.getLogger(__name__)
# A look that takes longer leaves the others without a version rather than with an old one.
_LATE_SECONDS = 0.3
_POSTGRESQL_LIMITS = {"connect_timeout": 2, "tcp_user_timeout": 1000}


class PolledVersion:
    """The sum in the table, read over an own connection at most every ``every`` seconds.

    A process sees its own commits at once, through ``moved``. While the database does not answer
    the version is unknown. Safe for threads and across forks.
    """

    def __init__(self, engine: Engine, *, every: float = 0.5) -> None:
        self._url = engine.url
        self._every = every
        self._state: _Polled | None = None
        self._inherited: list[_Polled] = []

    def current(self) -> int | None:
        """Return the version as of ``every`` seconds ago at the latest, or None."""
        state = self._current_state()
        late = time.monotonic() - state.looked_at - self._every
        if late >= 0:
            state.look()
            if time.monotonic() - state.looked_at - self._every >= _LATE_SECONDS:
                return None
        return state.version

    def moved(self) -> None:
        """Move at once in this process; the others see the sum."""
        self._current_state().move()

    def look_soon(self) -> None:
        """Look at the next question, however long ago the last look was."""
        state = self._state
        if state is not None:
            state.looked_at = float("-inf")

    def close(self) -> None:
        """Give back the connection; the next question opens it again."""
        state, self._state = self._state, None
        if state is not None and state.pid == os.getpid():
            state.disconnect()

    def _current_state(self) -> "_Polled":
        state = self._state
        if state is None or state.pid != os.getpid():
            if state is not None:
                # Closing it would say goodbye to the server on the parent's connection.
                self._inherited.append(state)
            is_server = self._url.get_backend_name() == "postgresql"
            engine = create_engine(
                self._url,
                poolclass=NullPool,
                isolation_level="AUTOCOMMIT",
                connect_args=_POSTGRESQL_LIMITS if is_server else {},
            )
            state = self._state = _Polled(engine)
        return state


class _Polled:
    """What one process knows: the sum, and how often it moved on its own."""

    def __init__(self, engine: Engine) -> None:
        self.pid = os.getpid()
        self.looked_at = float("-inf")
        self.version: int | None = None
        self._engine = engine
        self._connection: Connection | None = None
        self._looking = threading.Lock()
        self._counting = threading.Lock()
        self._sum = 0
        self._own = 0

    def move(self) -> None:
        with self._counting:
            self._own += 1
            if self.version is not None:
                self.version = self._sum + self._own
        self.looked_at = float("-inf")

    def look(self) -> None:
        """Read the sum; one thread does, the others go on."""
        if not self._looking.acquire(blocking=False):
            return
        began = time.monotonic()
        try:
            total = self._read()
        except SQLAlchemyError as error:
            if self.version is not None:
                # The message itself has several lines, with the statement in it.
                _log.warning("The content version cannot be read: %s", type(error).__name__)
            self.version = None
            self.disconnect()
        else:
            self._take(total)
        finally:
            self.looked_at = began
            self._looking.release()

    def _take(self, total: int) -> None:
        with self._counting:
            if total < self._sum:
                # The database was put back to an earlier state; the version still only grows.
                self._own += self._sum - total + 1
            self._sum = total
            self.version = total + self._own

    def _read(self) -> int:
        if self._connection is None:
            self._connection = self._engine.connect()
            if self._engine.dialect.name == "postgresql":
                self._connection.execute(text("SET statement_timeout = 500"))
        return int(self._connection.execute(text(SUM)).scalar_one())

    def disconnect(self) -> None:
        """Drop the connection, whatever its state."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.invalidate()
            connection.close()
