"""The file with a whole town, for a change of provider: a ZIP archive that anybody can read.

``tables/<name>.jsonl`` holds one row a line as a JSON object, ``schema.json`` says what each table
and column is, ``csv/<name>.csv`` are the tables that another helpboard takes in, ``uploads/`` the
pictures. ``manifest.json`` names every part with its size and SHA-256.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

FORMAT: Final = 1
_BLOCK: Final = 1024 * 1024


class TownWriter:
    """Writes one town; nothing stands under its name before :meth:`finish`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._half = path.with_suffix(".half")
        self._half.unlink(missing_ok=True)
        descriptor = os.open(self._half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._file = os.fdopen(descriptor, "w+b")
        self._archive = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self._parts: dict[str, dict[str, int | str]] = {}

    def __enter__(self) -> "TownWriter":
        return self

    def __exit__(self, *_trouble: object) -> None:
        """Leave no half file behind."""
        self._archive.close()
        self._file.close()
        self._half.unlink(missing_ok=True)

    def add_rows(self, name: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Add a table; values are JSON already."""
        lines = (
            json.dumps(dict(zip(columns, row, strict=True)), ensure_ascii=False).encode() + b"\n"
            for row in rows
        )
        self._add(f"tables/{name}.jsonl", lines)

    def add_file(self, name: str, content: bytes) -> None:
        """Add a file under a name such as ``uploads/….webp``."""
        self._add(name, (content,))

    def _add(self, name: str, pieces: Iterable[bytes]) -> None:
        digest, size, count = hashlib.sha256(), 0, 0
        with self._archive.open(name, "w") as part:
            for piece in pieces:
                digest.update(piece)
                part.write(piece)
                size += len(piece)
                count += 1
        rows = {"rows": count} if name.startswith("tables/") else {}
        self._parts[name] = {"size": size, "sha256": digest.hexdigest(), **rows}

    def finish(self, about: Mapping[str, Any]) -> tuple[int, str]:
        """Close the file with its manifest and put it in its place; return size and SHA-256."""
        manifest = {"format": FORMAT, **about, "parts": self._parts}
        self._archive.writestr("manifest.json", json.dumps(manifest, indent=1, ensure_ascii=False))
        self._archive.close()
        self._file.flush()
        os.fsync(self._file.fileno())
        digest = hashlib.sha256()
        size = self._file.seek(0, os.SEEK_END)
        self._file.seek(0)
        while block := self._file.read(_BLOCK):
            digest.update(block)
        self._half.replace(self.path)
        return size, digest.hexdigest()
