"""The content version: a number that moves whenever something public may have changed.

The database holds it as the sum of a few rows, ``content_version(slot, number)``, so that no single
row makes writers queue. Asking it at each request would cost more than a page of the cache: one
host shares a counter in memory instead (here), many hosts look now and then (``polled_version``).
"""

import contextlib
import fcntl
import logging
import mmap
import os
import sqlite3
import struct
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from sqlalchemy import Engine

SUM = "SELECT coalesce(sum(number), 0) FROM content_version"

_log = logging.getLogger(__name__)
_WORDS = struct.Struct("=QQ")
_BUSY_SECONDS = 0.05


class ContentVersion(Protocol):
    """Tells whether what was rendered before may still be shown."""

    def current(self) -> int | None:
        """Return the version, never smaller than before; None when it is not known just now."""

    def moved(self) -> None:
        """Take note that a transaction of this process has changed something public."""


class SqliteVersion:
    """The version on one host: a counter file that all its processes map into memory.

    Whoever commits moves the counter. Writers that do not (another program, a process killed
    between commit and move) are noticed within ``every`` seconds: when SQLite's ``data_version``
    changes, the sum in the table is read again, and the counter moves when it is another one.
    Safe for threads and across forks. A database in memory has one process and no such writers.
    """

    def __init__(self, counter: Path, engine: Engine, *, every: float = 0.9) -> None:
        self._counter = counter
        self._database = engine.url.database or ":memory:"
        self._every = every
        self._open: _Opened | None = None
        # A connection of the parent must be neither used nor closed by a fork; so it is kept.
        self._inherited: list[_Opened] = []

    def current(self) -> int | None:
        """Return the version; None while the counter or the database cannot be read."""
        opened = self._open
        if opened is None or opened.pid != os.getpid():
            opened = self._reopen()
            if opened is None:
                return None
        if time.monotonic() >= opened.look_at:
            opened.look()
        return opened.words[0] if opened.is_known else None

    def moved(self) -> None:
        """Move the counter at once, for all processes of this host."""
        opened = self._open
        if opened is None or opened.pid != os.getpid():
            opened = self._reopen()
        if opened is not None:
            opened.move()

    def _reopen(self) -> "_Opened | None":
        if self._open is not None:
            self._inherited.append(self._open)
        try:
            self._open = _Opened(self._counter, self._database, self._every)
        except OSError as error:
            self._open = None
            _log.warning("The content version cannot be kept in %s: %s", self._counter, error)
        return self._open

    def close(self) -> None:
        """Give back the file and the connection; the next question opens them again."""
        opened, self._open = self._open, None
        if opened is not None and opened.pid == os.getpid():
            opened.close()


class _Opened:
    """What one process holds: the mapped counter and a connection that only looks."""

    def __init__(self, counter: Path, database: str, every: float) -> None:
        self.pid = os.getpid()
        self.look_at = 0.0
        self.is_known = False
        self._every = every
        self._database = database
        self._lock = threading.Lock()
        self._connection: sqlite3.Connection | None = None
        self._identity: tuple[int, int] | None = None
        self._data_version: int | None = None
        self._file = os.open(counter, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
        with self._alone():
            if os.fstat(self._file).st_size < _WORDS.size:
                # Begun with the time, so that a new file never repeats versions of a lost one.
                os.pwrite(self._file, _WORDS.pack(time.time_ns(), 0), 0)
        self._map = mmap.mmap(self._file, _WORDS.size)
        # The version, and the sum in the table it stands for.
        self.words = memoryview(self._map).cast("Q")

    @contextlib.contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other processes from writing to the counter meanwhile."""
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def move(self) -> None:
        """Move the counter; remember the sum, so that the next look does not move it again."""
        with self._lock, self._alone():
            self.words[0] += 1
            with contextlib.suppress(sqlite3.Error, OSError):
                self.words[1] = self._sum()

    def look(self) -> None:
        """Move the counter when the sum has changed behind its back.

        One thread does; the others go on with what is known, and wait only before anything is.
        """
        if not self._lock.acquire(blocking=not self.is_known):
            return
        try:
            if time.monotonic() >= self.look_at:
                self._look()
                self.is_known = True
                self.look_at = time.monotonic() + self._every
        except (sqlite3.Error, OSError) as error:
            if self.is_known:
                _log.warning("The content version cannot be read: %s", error)
            self.is_known = False
            self.look_at = time.monotonic() + self._every
            self._disconnect()
        finally:
            self._lock.release()

    def _look(self) -> None:
        if self._database == ":memory:":
            return
        status = os.stat(self._database)
        identity = (status.st_dev, status.st_ino)
        if identity != self._identity:
            # Another file has taken its place, as after a restored backup.
            self._disconnect()
            self._identity = identity
        (data_version,) = self._connected().execute("PRAGMA data_version").fetchone()
        if data_version != self._data_version:
            with self._alone():
                total = self._sum()
                if total != self.words[1]:
                    self.words[0] += 1
                    self.words[1] = total
            self._data_version = data_version

    def _sum(self) -> int:
        if self._database == ":memory:":
            return 0
        (total,) = self._connected().execute(SUM).fetchone()
        return int(total)

    def _connected(self) -> sqlite3.Connection:
        if self._connection is None:
            self._connection = sqlite3.connect(
                f"file:{quote(os.path.abspath(self._database))}?mode=rw",
                uri=True,
                isolation_level=None,
                timeout=_BUSY_SECONDS,
                check_same_thread=False,
            )
        return self._connection

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        self._data_version = None
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Give everything back."""
        with self._lock:
            self._disconnect()
            self.words.release()
            self._map.close()
            os.close(self._file)
