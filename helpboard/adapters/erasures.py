"""The file that remembers erasures, so that no restored backup brings anybody back (rule 9).

One JSON object a line: what was erased, its random key, and when. Lines are only ever added.
"""

import fcntl
import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from helpboard.domain.erasure import ErasedKind

FILE: Final = "erasures.jsonl"
_KEY: Final = re.compile(r"[0-9a-f]{32}")


class DamagedErasuresError(Exception):
    """A line cannot be read; going on could bring somebody back. The text names the line."""


@dataclass(frozen=True, slots=True)
class Erasure:
    """Somebody who was erased, by a key that says nothing about anybody."""

    kind: ErasedKind
    key: str
    at: datetime


class Erasures:
    """The file of one instance."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def remember(self, kind: ErasedKind, key: str, *, at: datetime) -> None:
        """Add a line, safe on the disk when this returns.

        Call it inside the transaction that erases: should its commit fail, the line does no harm.
        """
        self.add([Erasure(kind, key, at.astimezone(UTC))])

    def add(self, erasures: Iterable[Erasure]) -> None:
        """Add lines; what is there already may come again.

        Hosts that share the file over a network write one after another: there, being added at
        the end is no promise.
        """
        text = "".join(_line(erasure) for erasure in erasures)
        if not text:
            return
        descriptor = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(descriptor, "ab") as file:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            if not _ends_with_a_line(descriptor):
                text = "\n" + text
            file.write(text.encode())
            file.flush()
            os.fsync(descriptor)

    def all(self) -> list[Erasure]:
        """Return everything remembered, the oldest first.

        A last line that a crash cut off belongs to an erasure that was never committed, and is
        left out. DamagedErasuresError for any other line that cannot be read.
        """
        return erasures_in(self.path.read_text(encoding="utf-8")) if self.path.exists() else []


def erasures_in(text: str) -> list[Erasure]:
    """Return the erasures of a file's text, as :meth:`Erasures.all` does."""
    *lines, last = text.split("\n")
    found = [_read(line, number) for number, line in enumerate(lines, 1) if line]
    return [*found, *_whole(last)] if last else found


def _line(erasure: Erasure) -> str:
    values = {"kind": erasure.kind.value, "key": erasure.key, "at": erasure.at.isoformat()}
    return json.dumps(values) + "\n"


def _ends_with_a_line(descriptor: int) -> bool:
    size = os.fstat(descriptor).st_size
    return size == 0 or os.pread(descriptor, 1, size - 1) == b"\n"


def _read(line: str, number: int) -> Erasure:
    try:
        values = json.loads(line)
        erasure = Erasure(
            ErasedKind(values["kind"]), values["key"], datetime.fromisoformat(values["at"])
        )
    except (ValueError, KeyError, TypeError):
        raise DamagedErasuresError(f"Line {number} cannot be read.") from None
    if not isinstance(erasure.key, str) or not _KEY.fullmatch(erasure.key):
        raise DamagedErasuresError(f"Line {number} has no key.")
    return erasure


def _whole(last: str) -> list[Erasure]:
    try:
        return [_read(last, 0)]
    except DamagedErasuresError:
        return []
