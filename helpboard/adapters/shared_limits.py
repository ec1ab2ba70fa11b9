"""Counters that the hosts of one board share in Redis; while it is away each counts for itself."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from helpboard.adapters.limits import Counters, Limit, window_end
from helpboard.adapters.shared_engine import SharedEngine

if TYPE_CHECKING:
    from redis import Redis


class SharedCounters(Counters):
    """The counters of one installation on many hosts; keys name nobody, and end by themselves."""

    def __init__(self, engine: SharedEngine, path: Path, *, key: str) -> None:
        """Count in ``engine``, and in the file ``path`` while that does not answer."""
        super().__init__(path, key=key)
        self._engine = engine

    def is_reached(self, limit: Limit, who: str, *, now: datetime) -> bool:
        """Tell whether ``who`` has used up ``limit`` in this window."""
        name = self._name(limit, who, now)
        counted = self._engine.ask(lambda redis: int(redis.get(name) or 0))
        if counted is None:
            return super().is_reached(limit, who, now=now)
        return counted >= limit.most

    def take(self, limit: Limit, who: str, *, now: datetime) -> bool:
        """Count one more for ``who`` and tell whether it is still within ``limit``."""
        counted = self._count_shared(limit, who, now=now)
        if counted is None:
            return super().take(limit, who, now=now)
        return counted <= limit.most

    def count(self, limit: Limit, who: str, *, now: datetime) -> None:
        """Count one more for ``who``."""
        if self._count_shared(limit, who, now=now) is None:
            super().count(limit, who, now=now)

    def _count_shared(self, limit: Limit, who: str, *, now: datetime) -> int | None:
        name, end = self._name(limit, who, now), window_end(limit, now)

        def counted(redis: "Redis") -> int:
            with redis.pipeline() as both:
                both.incr(name)
                both.expireat(name, end)
                return int(both.execute()[0])

        return self._engine.ask(counted)

    def _name(self, limit: Limit, who: str, now: datetime) -> str:
        return f"helpboard:limit:{self._who(limit, who).hex()}:{window_end(limit, now)}"
