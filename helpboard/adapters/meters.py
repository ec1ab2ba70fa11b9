"""What is counted while the board runs, for Prometheus: never whom, never which page in particular.

Every process counts for itself. Those that :func:`share` a folder count in files there, and each of
them can tell for all. What a process has counted stays in the sums when it ends. What cannot be
counted, because the folder takes no more, is not: no answer depends on it.
"""

import fcntl
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest, values
from prometheus_client.metrics_core import Metric
from prometheus_client.mmap_dict import MmapedDict
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

FOLDER: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The variable that names the folder; the library and our children read it, too."""
SECONDS: Final = (0.005, 0.025, 0.1, 0.25, 1.0, 5.0)
"""Edges of the histogram of answers; the longest that a reader may wait is the fourth."""
_UNCOUNTED: Final = (OSError, ValueError, IndexError)
"""What counting raises when a file cannot grow, then and afterwards."""
_FIRST_ROOM: Final = 1 << 16
_MOST_BESIDE_KEY: Final = 32
"""Bytes that a count takes in a file, without its name."""
_ENDED: Final = "0"
"""In the place of a process's number: the file of all that have ended."""


class Roomy(MmapedDict):
    """The library's file of counts, whose room is taken before anything is written into it.

    The library lets files grow with holes; where a hole is written to and nothing is left, the
    kernel ends the process (SIGBUS). Taking room first is an ``OSError`` instead.
    """

    def __init__(self, filename: str | Path, read_mode: bool = False) -> None:
        """Open ``filename``, which gets its first room when it is new."""
        if not (read_mode or (os.path.exists(filename) and os.path.getsize(filename))):
            _take_first_room(filename)
        super().__init__(filename, read_mode)  # type: ignore[no-untyped-call]

    def _init_value(self, key: str) -> None:
        if self._used + len(key.encode()) + _MOST_BESIDE_KEY > self._capacity:
            os.posix_fallocate(self._f.fileno(), 0, 2 * self._capacity)
        super()._init_value(key)  # type: ignore[no-untyped-call]


def _take_first_room(filename: str | Path) -> None:
    """Make a file of the library's first size; an empty one would be no file of counts."""
    with open(filename, "ab") as file:
        try:
            os.posix_fallocate(file.fileno(), 0, _FIRST_ROOM)
        except OSError:
            os.unlink(filename)
            raise


def share(folder: Path) -> None:
    """Let processes begun from now on, and meters made from now on, count in files of ``folder``.

    The files are mapped into memory, where what finds no room kills its process: :class:`Roomy`.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left_over in folder.glob("*.db"):
        left_over.unlink(missing_ok=True)
    os.environ[FOLDER] = str(folder)
    values.MmapedDict = Roomy  # type: ignore[attr-defined]
    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]


def merge_ended(folder: Path) -> None:
    """Add what processes counted that have ended to one file for all of them, and remove theirs.

    So sums never fall, and the folder does not grow. Whoever lives keeps its file, whoever's child
    it is. While somebody tells what was counted nothing is done; the next call makes up for it.
    """
    with _held(folder, fcntl.LOCK_EX | fcntl.LOCK_NB) as is_ours:
        for path in sorted(folder.glob("*.db")) if is_ours else ():
            kind, _, pid = path.stem.rpartition("_")
            if pid != _ENDED and not _is_alive(int(pid)):
                _add(path, to=folder / f"{kind}_{_ENDED}.db")
                path.unlink()


def _add(path: Path, *, to: Path) -> None:
    """Add all counts of one file to those of another, which is made when it is not there."""
    if path.stat().st_size == 0:  # its process was killed before it wrote anything
        return
    counted = list(MmapedDict.read_all_values_from_file(path))  # type: ignore[no-untyped-call]
    sums = Roomy(to)
    try:
        # All of them find room, or none is added, and the next call begins anew.
        before = {key: sums.read_value(key)[0] for key, *_ in counted}  # type: ignore[no-untyped-call]
        for key, value, _, _ in counted:
            sums.write_value(key, before[key] + value, 0.0)  # type: ignore[no-untyped-call]
    finally:
        sums.close()  # type: ignore[no-untyped-call]


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:  # somebody else's
        return True
    return True


@contextmanager
def _held(folder: Path, how: int) -> Iterator[bool]:
    """Hold a folder's lock, ``how`` as for flock; tells whether it is held."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, how)
        yield True
    except BlockingIOError:
        yield False
    finally:
        os.close(descriptor)


class Meters:
    """The meters of one app; safe for threads."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry(auto_describe=False)
        self._requests = Counter(
            "helpboard_requests",
            "Requests answered, by the view that answered and the class of the status.",
            ("endpoint", "status"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "helpboard_request_seconds",
            "How long answers took, by the view that answered.",
            ("endpoint",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self._cache = Counter(
            "helpboard_page_cache",
            "Requests at the page cache: answered by it (hit), kept by it (miss), let through.",
            ("outcome",),
            registry=self._registry,
        )
        # Which meter it is, is found once for each of the few there are.
        self._requests_of = cache(self._requests.labels)
        self._seconds_of = cache(self._seconds.labels)
        self._lookups_of = cache(self._cache.labels)
        self._statements: Counter | None = None
        self._count_statements()

    def answered(self, endpoint: str, status: str, seconds: float) -> None:
        """Count an answer; ``status`` begins with its class."""
        try:
            self._requests_of(endpoint, f"{status[:1]}xx").inc()
            self._seconds_of(endpoint).observe(seconds)
        except _UNCOUNTED:
            return

    def looked_up(self, outcome: str) -> None:
        """Count a request at the page cache."""
        try:
            self._lookups_of(outcome).inc()
        except _UNCOUNTED:
            return

    def asked_database(self) -> None:
        """Count a statement."""
        if self._statements is None:
            self._count_statements()
        if self._statements is not None:
            self._statements.inc()

    def _count_statements(self) -> None:
        """Begin to count statements; a meter without labels needs its file from the start."""
        with suppress(*_UNCOUNTED):
            self._statements = Counter(
                "helpboard_statements", "Statements sent to the database.", registry=self._registry
            )

    def exposition(self, *more: Collector) -> bytes:
        """Return everything in Prometheus' text format, for all processes that share a folder."""
        told = CollectorRegistry(auto_describe=False)
        folder = os.environ.get(FOLDER)
        told.register(_OfAll(Path(folder)) if folder else _Own(self._registry))
        for collector in more:
            told.register(collector)
        return generate_latest(told)


class _OfAll(Collector):
    """What all processes that share a folder have counted."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collect(self) -> Iterable[Metric]:
        """Return the sums; no file is merged into another meanwhile, so nothing counts twice."""
        with _held(self._folder, fcntl.LOCK_SH):
            of_all = MultiProcessCollector(None, self._folder)  # type: ignore[no-untyped-call]
            return list(of_all.collect())  # type: ignore[no-untyped-call]


class _Own(Collector):
    """What this process alone has counted."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._registry = registry

    def collect(self) -> Iterable[Metric]:
        """Return the meters of one registry as another's."""
        return self._registry.collect()
