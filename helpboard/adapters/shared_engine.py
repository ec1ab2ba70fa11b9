"""A Redis that the hosts of one board share, and that none of them needs.

It holds nothing that must not be lost. While it is away nobody waits for it: one answer that does
not come within a quarter of a second, and it is not asked for some seconds.
"""

import logging
import os
import threading
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeVar

if TYPE_CHECKING:
    from redis import Redis

_log = logging.getLogger(__name__)
_LATE: Final = 0.25
_PAUSE: Final = 3.0
_LOOK: Final = 1.0

_Answer = TypeVar("_Answer")


class SharedEngine:
    """The way to Redis; safe for threads and across forks."""

    def __init__(self, url: str, *, pause: float = _PAUSE) -> None:
        """Go to ``url``; after a failure ask again in ``pause`` seconds. Connects to nothing yet.

        ImportError without the extra ``redis``.
        """
        # An extra, and six megabytes of memory that most boards do not need.
        from redis import Redis  # noqa: PLC0415
        from redis.backoff import NoBackoff  # noqa: PLC0415
        from redis.exceptions import RedisError  # noqa: PLC0415
        from redis.retry import Retry  # noqa: PLC0415

        self._troubles = (RedisError, OSError, ValueError)  # the last: what is no count
        self._redis = Redis.from_url(
            url,
            socket_timeout=_LATE,
            socket_connect_timeout=_LATE,
            retry=Retry(NoBackoff(), 0),
            protocol=2,
        )
        self._pause = pause
        self._not_before = 0.0
        self._is_away = False

    def ask(self, do: "Callable[[Redis], _Answer]") -> _Answer | None:
        """Return what ``do`` returns; None while Redis is away."""
        if time.monotonic() < self._not_before:
            return None
        try:
            answer = do(self._redis)
        except self._troubles as error:
            if not self._is_away:
                _log.warning("Redis is away: %s", type(error).__name__)
            self._is_away = True
            self._not_before = time.monotonic() + self._pause
            return None
        self._is_away = False
        return answer

    def close(self) -> None:
        """Give back the connections; the next question opens new ones."""
        self._redis.close()


class Bell:
    """Rings in all processes of all hosts that listen to the same ``name``.

    Whoever hears it looks sooner for what they would find anyway: a bell that is not heard costs
    time, and nothing else. It rings by itself whenever Redis has come back.
    """

    def __init__(self, engine: SharedEngine, name: str, *, heard: Callable[[], None]) -> None:
        """Call ``heard``, in a thread of its own, whenever it rings; not before :meth:`listen`."""
        self._engine = engine
        self._name = name
        self._heard = heard
        self._listener: _Listener | None = None
        self._lock = threading.Lock()

    def ring(self) -> None:
        """Ring everywhere, here too."""
        self._engine.ask(lambda redis: redis.publish(self._name, b""))

    def listen(self) -> None:
        """Listen in this process from now on; again costs next to nothing."""
        listener = self._listener
        if listener is None or listener.pid != os.getpid():
            with self._lock:
                if self._listener is listener:
                    self._listener = _Listener(self._engine, self._name, self._heard)

    def close(self) -> None:
        """Listen no more."""
        listener, self._listener = self._listener, None
        if listener is not None and listener.pid == os.getpid():
            listener.close()


class _Listener:
    """A thread of one process; it ends with the process."""

    def __init__(self, engine: SharedEngine, name: str, heard: Callable[[], None]) -> None:
        self.pid = os.getpid()
        self._engine = engine
        self._name = name
        self._heard = heard
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"bell {name}", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._stop.set()
        self._thread.join(timeout=3 * _LOOK)

    def _run(self) -> None:
        while not self._stop.is_set():
            if self._engine.ask(self._hear) is None:
                self._stop.wait(_LOOK)

    def _hear(self, redis: "Redis") -> bool:
        """Hear until told to stop; raises RedisError when Redis goes away."""
        heard: Any = redis.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
        with heard as bells:
            bells.subscribe(self._name)
            self._heard()
            while not self._stop.is_set():
                message = bells.get_message(timeout=_LOOK)
                if message is not None:
                    self._heard()
        return True
