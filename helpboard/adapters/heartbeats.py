"""Signs of life of the worker: a file for each of its rounds, whose time is the last turn."""

import time
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

FOLDER: Final = "alive"
_EVERY: Final = 10.0
"""Seconds between two signs; looking once a second would write without need."""


class Heartbeats:
    """The signs of one host's worker; where the disk takes none, the worker works all the same."""

    def __init__(self, local_folder: Path) -> None:
        self._folder = local_folder / FOLDER
        self._next: dict[str, float] = {}

    def beat(self, name: str) -> None:
        """Give a sign for the round ``name``, unless it gave one just now."""
        if time.monotonic() < self._next.get(name, 0.0):
            return
        self._next[name] = time.monotonic() + _EVERY
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            (self._folder / _file_name(name)).touch()

    def forget_others(self, names: Iterable[str]) -> None:
        """Remove the signs of rounds that are not among ``names``: there are none of them now."""
        known = {_file_name(name) for name in names}
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in known:
                    path.unlink()

    def last(self) -> dict[str, datetime]:
        """Return the last sign of each round; empty where no worker has ever run."""
        found = {}
        with suppress(OSError):
            for path in self._folder.iterdir():
                found[path.name] = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        return dict(sorted(found.items()))


def _file_name(name: str) -> str:
    return name.replace(" ", "-")
