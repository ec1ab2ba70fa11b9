"""The content version on hosts that share a Redis: they look as soon as one of them has moved it.

The database stays the truth (``polled_version``): Redis only says when to look. Without it others'
commits are seen half a second later.
"""

import hashlib

from sqlalchemy import Engine

from helpboard.adapters.polled_version import PolledVersion
from helpboard.adapters.shared_engine import Bell, SharedEngine


class RungVersion(PolledVersion):
    """A polled version whose every move rings a bell on all hosts."""

    def __init__(self, engine: Engine, shared: SharedEngine, *, key: str) -> None:
        """Ring at ``shared``; boards with another secret ``key`` hear nothing of it."""
        super().__init__(engine)
        ours = hashlib.blake2b(b"content", digest_size=8, key=key.encode()[:64]).hexdigest()
        self._bell = Bell(shared, f"helpboard:content:{ours}", heard=self.look_soon)

    def current(self) -> int | None:
        """Return the version, from now on as of the last ring; None when it is not known."""
        self._bell.listen()
        return super().current()

    def moved(self) -> None:
        """Move at once in this process, and let the others look."""
        super().moved()
        self._bell.ring()

    def close(self) -> None:
        """Listen no more, and give back the connection."""
        self._bell.close()
        super().close()
