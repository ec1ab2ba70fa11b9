"""Files that coordinators bring or fetch: random names, whole files only, never served as they are.

Beside a file may stand how far the worker is with it; that is no row of the database, since the
worker holds the database's only write lock just when somebody wants to know.
"""

import os
import re
import secrets
from collections.abc import Collection
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from helpboard.domain.errors import NotFoundError

_NAME: Final = re.compile(r"[0-9a-f]{32}\.(?:csv|xlsx|zip)")


class DeskFiles:
    """The files in one folder, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def new_name(self, suffix: str) -> str:
        """Return a name of 128 random bits that ends in ``suffix``, such as ``.csv``."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return secrets.token_hex(16) + suffix

    def keep(self, content: bytes, suffix: str) -> str:
        """Write a file to the disk, readable for its owner only, and return its name."""
        name = self.new_name(suffix)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
        with os.fdopen(os.open(self.path(name), flags, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return name

    def path(self, name: str) -> Path:
        """Return where a file is, or would be; NotFoundError for what can be no name."""
        if not _NAME.fullmatch(name):
            raise NotFoundError(name)
        return self.folder / name

    def drop(self, name: str) -> None:
        """Remove a file and what stands beside it; doing it twice is harmless."""
        self.path(name).unlink(missing_ok=True)
        self._beside(name).unlink(missing_ok=True)

    def tell(self, name: str, percent: int) -> None:
        """Say how far the worker is with a file."""
        self._beside(name).write_text(str(percent), encoding="ascii")

    def progress(self, name: str) -> int:
        """Return how far the worker is with a file, in percent."""
        try:
            text = self._beside(name).read_text(encoding="ascii")
        except FileNotFoundError:
            return 0
        return int(text) if text.isdecimal() and len(text) < 4 else 0

    def sweep(self, *, in_use: Collection[str], before: datetime) -> None:
        """Remove what is older than a moment and belongs to none of the files ``in_use``."""
        kept = {Path(name).stem for name in in_use}
        for file in sorted(self.folder.glob("*.*")):
            changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            if changed < before and file.stem not in kept:
                file.unlink(missing_ok=True)

    def _beside(self, name: str) -> Path:
        return self.path(name).with_suffix(".progress")
