"""The folder of pictures: random names, whole files only."""

import os
import re
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from helpboard.adapters.pictures import Picture
from helpboard.domain.errors import NotFoundError

MEDIA_TYPE: Final = "image/webp"
_NAME: Final = re.compile(r"[0-9a-f]{32}")


class PictureSize(StrEnum):
    """The two files of a picture; the value is what its file's name ends with."""

    LARGE = ""
    SMALL = "-small"


class Uploads:
    """Pictures in one folder, which is made when the first is kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def keep(self, picture: Picture) -> str:
        """Write a picture to the disk and return its name: 128 random bits.

        The small file comes first: where there is a large one, the picture is whole.
        """
        name = secrets.token_hex(16)
        self.put(name, PictureSize.SMALL, picture.small)
        self.put(name, PictureSize.LARGE, picture.large)
        return name

    def put(self, name: str, size: PictureSize, content: bytes) -> None:
        """Write one file of a picture under the name that it has, as a backup brings it."""
        path = self.path(name, size)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(path, content)

    def read(self, name: str, size: PictureSize = PictureSize.LARGE) -> bytes:
        """Return a file's content; NotFoundError if there is none of this name."""
        try:
            return self.path(name, size).read_bytes()
        except FileNotFoundError:
            raise NotFoundError from None

    def drop(self, name: str) -> None:
        """Remove a picture; doing it twice is harmless."""
        for size in PictureSize:
            self.path(name, size).unlink(missing_ok=True)

    def path(self, name: str, size: PictureSize = PictureSize.LARGE) -> Path:
        """Return where a picture's file is; NotFoundError for what can be no name."""
        if not _NAME.fullmatch(name):
            raise NotFoundError
        return self.folder / f"{name}{size}.webp"

    def names(self, *, before: datetime) -> Iterator[str]:
        """Yield the pictures whose files are older than a moment, for who looks for orphans."""
        found = set()
        for file in self.folder.glob("*.webp"):
            name = file.stem.removesuffix(PictureSize.SMALL)
            changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            if _NAME.fullmatch(name) and changed < before:
                found.add(name)
        yield from sorted(found)


def _write(path: Path, content: bytes) -> None:
    """Write a file that nobody ever sees half, and that a crash does not take away again."""
    half = path.with_suffix(".half")
    try:
        with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
