"""Sockets that outlive the workers: restarts and killed workers lose no waiting connection.

With one shared socket, kept-alive connections pile up at one worker; with ``reuse_port`` of
gunicorn's own each worker takes its socket, and all who wait at it, with it into the grave. So the
master opens one socket for each worker, all at the same port, and keeps them: a new worker goes on
with the socket of the one it replaces.
"""

import os
import select
import socket
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from gunicorn.arbiter import Arbiter
from gunicorn.errors import HaltServer
from gunicorn.workers.gthread import ThreadWorker

from helpboard.cli.refusal import RefusedError

BACKLOG = 512
LONGEST_BOOT = 15
"""Seconds that a restart waits for a new worker before it sends the old one away all the same."""
_NEXT_TRY = 10.0
"""Seconds between two starts of a worker where the one before could not begin."""


def open_listeners(host: str, port: int, *, count: int) -> list[int]:
    """Open ``count`` sockets at one port and return their descriptors.

    Refuses a port that somebody else listens at: sharing would take them half of their visitors.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        _bound(family, address, is_shared=False).close()
        opened = [_bound(family, address, is_shared=True) for _ in range(count)]
        for listener in opened:
            listener.listen(BACKLOG)
        return [listener.detach() for listener in opened]
    except OSError as error:
        raise RefusedError(
            f"Nothing can be served at {host} port {port}: {error.strerror}."
        ) from error


def _bound(family: int, address: Any, *, is_shared: bool) -> socket.socket:
    opened = socket.socket(family, socket.SOCK_STREAM)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if is_shared:
            opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        opened.bind(address)
    except OSError:
        opened.close()
        raise
    return opened


def close_deserted(master: Any) -> None:
    """Let nobody wait at a socket without a worker, which begins to listen once it has one."""
    taken = {living.slot for living in master.WORKERS.values()}
    for slot, listener in enumerate(master.LISTENERS):
        if slot not in taken:
            with _bound(listener.family, listener.getsockname(), is_shared=True) as silent:
                os.dup2(silent.fileno(), listener.fileno())


def take_listener(master: Any, worker: Any) -> None:
    """Give a worker to be the socket that the fewest living workers have. Runs in the master."""
    taken = Counter(living.slot for living in master.WORKERS.values())
    worker.slot = min(range(len(master.LISTENERS)), key=lambda slot: taken[slot])
    worker.sockets = [master.LISTENERS[worker.slot]]


def leave_others(master: Any, worker: Any) -> None:
    """Close the other workers' sockets in a new worker, or they would stay open as long as it."""
    for slot, listener in enumerate(master.LISTENERS):
        if slot != worker.slot:
            listener.close()


class DrainingWorker(ThreadWorker):
    """Takes in who has been waiting already when it is told to stop, then closes the door."""

    def set_accept_enabled(self, enabled: bool) -> None:
        """Begin or cease to take in connections."""
        if enabled:
            for listener in self.sockets:
                listener.listen(BACKLOG)
        is_stopping = not enabled and not self.alive
        if is_stopping and self._accepting:
            for listener in self.sockets:
                self._drain(listener)
        super().set_accept_enabled(enabled)
        if is_stopping:
            for listener in self.sockets:
                listener.close()

    def _drain(self, listener: Any) -> None:
        while self.nr_conns < self.worker_connections:
            if not select.select([listener], [], [], 0)[0]:
                return
            self.accept(listener)


class SteadyArbiter(Arbiter):
    """gunicorn's master without what would leave a socket without its worker.

    It calls ``look_beside`` about once a second, if it is given.
    """

    def __init__(
        self,
        app: Any,
        *,
        look_beside: Callable[[], None] | None = None,
        trouble: Callable[[], str] = str,
    ) -> None:
        """Be the master of ``app``; ``trouble`` says why new workers could not serve, if so."""
        self._look_beside = look_beside
        self._trouble = trouble
        self._is_called = False
        self._not_before = 0.0
        super().__init__(app)

    def signal(self, sig: int, frame: Any) -> None:
        """Take note that somebody wants something, which no process does that ends."""
        self._is_called = True
        super().signal(sig, frame)

    def wait_for_signals(self, timeout: float | None = 1.0) -> list[int]:
        """Return what is wanted, which is then no longer new."""
        signals: list[int] = super().wait_for_signals(timeout)
        self._is_called = False
        return signals

    def reload(self) -> None:
        """Bring in new code and settings, but only such as can be served.

        A worker that cannot begin would end the master, and the old workers with it.
        """
        trouble = self._trouble()
        if trouble:
            self.log.error("New code or settings cannot be served, the old go on: %s", trouble)
        else:
            super().reload()

    def manage_workers(self) -> None:
        """Send away surplus workers, but not before those that replace them are awake."""
        if self._look_beside is not None:
            self._look_beside()
        deadline = time.monotonic() + LONGEST_BOOT
        while len(self.WORKERS) > self.num_workers and not self._are_young_awake():
            if time.monotonic() > deadline or self._is_called:
                break
            time.sleep(0.05)
            self.reap_workers()
        super().manage_workers()

    def _are_young_awake(self) -> bool:
        young = sorted(self.WORKERS.values(), key=lambda worker: worker.age)[-self.num_workers :]
        return all(_is_awake(worker) for worker in young)

    def reap_workers(self) -> None:
        """Take note of who has ended. While others serve, one that could not begin ends nobody.

        A setting that is wrong meanwhile, or a full disk, must not cost the board those it has,
        who then take in everybody.
        """
        try:
            super().reap_workers()
        except HaltServer as halt:
            if not any(map(_is_awake, self.WORKERS.values())):
                raise
            self._not_before = time.monotonic() + _NEXT_TRY
            close_deserted(self)
            self.log.error("%s The others go on; the next try is in %d s.", halt.reason, _NEXT_TRY)
            self.reap_workers()

    def spawn_workers(self) -> None:
        """Start the workers that are missing, unless one has just failed to begin."""
        if time.monotonic() >= self._not_before:
            super().spawn_workers()

    def handle_ttou(self) -> None:
        """Refuse to have fewer workers than sockets."""
        self.log.warning("The number of workers is fixed; start anew with --workers.")

    handle_ttin = handle_ttou

    def handle_usr2(self) -> None:
        """Refuse to start a second master; SIGHUP brings in new code."""
        self.log.warning("SIGUSR2 is not supported; SIGHUP brings in new code.")


def _is_awake(worker: Any) -> bool:
    # A worker's first sign of life sets the time of its file from the wall clock, which made
    # it, to the monotonic clock, which is always behind.
    return bool(worker.tmp.last_update() <= time.monotonic())
