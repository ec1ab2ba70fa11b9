"""How often somebody did something lately, counted for all workers of a host.

The counters are a small SQLite file of their own beside the database: they never wait for the
board's writers, and losing them loses nothing. Whom a counter is about stands in it as a keyed hash
only. When the file cannot be used everybody is allowed: a limit never closes the board.
"""

import hashlib
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limit:
    """At most ``most`` times within ``within``, counted in windows of that length."""

    name: str
    most: int
    within: timedelta


class Counters:
    """The counters of one installation; safe for threads and processes."""

    def __init__(self, path: Path, *, key: str) -> None:
        """Count in the file ``path``; ``key`` keeps its entries unreadable for others."""
        self._path = path
        self._key = hashlib.blake2b(key.encode(), digest_size=32).digest()

    def is_reached(self, limit: Limit, who: str, *, now: datetime) -> bool:
        """Tell whether ``who`` has used up ``limit`` in this window."""
        try:
            with closing(self._open()) as file:
                found = file.execute(
                    "SELECT count FROM hit WHERE who = ? AND until = ?",
                    (self._who(limit, who), window_end(limit, now)),
                ).fetchone()
        except sqlite3.Error:
            return False
        return found is not None and found[0] >= limit.most

    def take(self, limit: Limit, who: str, *, now: datetime) -> bool:
        """Count one more for ``who`` and tell whether it is still within ``limit``."""
        try:
            with closing(self._open()) as file:
                return self._count(file, limit, who, now=now) <= limit.most
        except sqlite3.Error:
            return True

    def count(self, limit: Limit, who: str, *, now: datetime) -> None:
        """Count one more for ``who``."""
        with suppress(sqlite3.Error), closing(self._open()) as file:
            self._count(file, limit, who, now=now)

    def _count(self, file: sqlite3.Connection, limit: Limit, who: str, *, now: datetime) -> int:
        """Return the new count; a new counter clears away those whose window is over."""
        counted: int
        (counted,) = file.execute(
            "INSERT INTO hit VALUES (?, ?, 1) ON CONFLICT DO UPDATE SET count = count + 1"
            " RETURNING count",
            (self._who(limit, who), window_end(limit, now)),
        ).fetchone()
        if counted == 1:
            file.execute("DELETE FROM hit WHERE until <= ?", (int(now.timestamp()),))
        return counted

    def _open(self) -> sqlite3.Connection:
        file = sqlite3.connect(self._path, timeout=0.5, isolation_level=None)
        file.execute("PRAGMA synchronous=OFF")
        file.execute(
            "CREATE TABLE IF NOT EXISTS hit (who BLOB, until INTEGER, count INTEGER,"
            " PRIMARY KEY (who, until)) WITHOUT ROWID"
        )
        return file

    def _who(self, limit: Limit, who: str) -> bytes:
        about = f"{limit.name}\0{who}".encode()
        return hashlib.blake2b(about, digest_size=16, key=self._key).digest()


def client_network(address: str | None) -> str:
    """Return whom an address counts as: itself for IPv4, its /64 for IPv6 (R10).

    An IPv4 address that a listener for both wrote as IPv6 is itself, too: else all of them are one.
    """
    try:
        found = ip_address(address or "")
    except ValueError:
        return "unknown"
    found = getattr(found, "ipv4_mapped", None) or found
    if found.version == 4:
        return str(found)
    return str(ip_network(f"{found}/64", strict=False))


def window_end(limit: Limit, now: datetime) -> int:
    """Return the second in which the window of ``now`` ends."""
    length = int(limit.within.total_seconds())
    return (int(now.timestamp()) // length + 1) * length
