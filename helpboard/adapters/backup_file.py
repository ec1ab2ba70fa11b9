"""The file of a backup: a ZIP archive that knows whether it is whole.

``manifest.json`` names every part with its SHA-256 and every table with its columns and number of
rows; ``tables/<name>.jsonl`` holds one row a line. The archive's comment is the SHA-256 of all that
stands before it, so that one wrong or missing byte anywhere is noticed.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, Final

FORMAT: Final = 1
_MANIFEST: Final = "manifest.json"
_MARK: Final = b"helpboard backup, sha256 "
_DIGITS: Final = 64
_BLOCK: Final = 1024 * 1024
_END: Final = 22  # bytes of a ZIP archive's last record without its comment


class DamagedBackupError(Exception):
    """The file is no backup, or not a whole one; the text is a sentence for the operator."""


@dataclass(frozen=True, slots=True)
class TablePart:
    """What the manifest says of one table."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself; `secret` is a fingerprint, from which nobody learns it."""

    made_at: str
    revision: str
    secret: str
    tables: dict[str, TablePart] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    format: int = FORMAT


class BackupWriter:
    """Writes one backup; nothing is seen under its name before :meth:`finish`."""

    def __init__(self, path: Path, manifest: Manifest) -> None:
        self.path = path
        self.manifest = manifest
        self._half = path.with_name(f".{path.name}.half")
        self._half.unlink(missing_ok=True)
        descriptor = os.open(self._half, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        self._file: BinaryIO = os.fdopen(descriptor, "w+b")
        self._archive = zipfile.ZipFile(self._file, "w", zipfile.ZIP_DEFLATED, compresslevel=6)

    def __enter__(self) -> "BackupWriter":
        return self

    def __exit__(self, *_trouble: object) -> None:
        """Leave no half file behind."""
        with suppress(OSError):
            self._archive.close()
        self._file.close()
        self._half.unlink(missing_ok=True)

    def add_table(self, name: str, columns: list[str], rows: Iterable[list[Any]]) -> int:
        """Add a table, whose values are JSON already; return how many rows it has."""
        digest, count = hashlib.sha256(), 0
        with self._archive.open(f"tables/{name}.jsonl", "w") as part:
            for row in rows:
                line = json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
                digest.update(line)
                part.write(line)
                count += 1
        self.manifest.tables[name] = TablePart(columns, count, digest.hexdigest())
        return count

    def add_file(self, name: str, content: bytes) -> None:
        """Add a file under a name such as ``uploads/….webp``."""
        self._archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_STORED)
        self.manifest.files[name] = hashlib.sha256(content).hexdigest()

    def finish(self) -> None:
        """Seal the file, read it again, and put it in its place, safe on the disk."""
        self._archive.writestr(_MANIFEST, json.dumps(asdict(self.manifest), indent=1))
        self._archive.comment = _MARK + b"0" * _DIGITS
        self._archive.close()
        size = self._file.seek(0, os.SEEK_END) - _DIGITS
        seal = _sha256(self._file, size)
        self._file.seek(size)
        self._file.write(seal.encode())
        self._file.flush()
        os.fsync(self._file.fileno())
        with BackupReader(self._half):
            self._half.replace(self.path)
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


class BackupReader:
    """A whole backup; every part was read and found right when this has been made."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            with path.open("rb") as file:
                _check_seal(file)
            self._archive = zipfile.ZipFile(path)
            self.manifest = _manifest(self._archive.read(_MANIFEST))
            self._check_parts()
        except OSError as error:
            raise DamagedBackupError(f"{path} cannot be read: {error.strerror}.") from error
        except (zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError) as error:
            raise DamagedBackupError(f"{path} is damaged.") from error

    def __enter__(self) -> "BackupReader":
        return self

    def __exit__(self, *_trouble: object) -> None:
        self._archive.close()

    def rows(self, table: str) -> Iterator[list[Any]]:
        """Yield the rows of a table, each with its values in the order of the manifest."""
        with self._archive.open(f"tables/{table}.jsonl") as part:
            for line in part:
                yield json.loads(line)

    def file(self, name: str) -> bytes:
        """Return the content of a file; KeyError if the backup has none of this name."""
        return self._archive.read(name)

    def _check_parts(self) -> None:
        for name, table in self.manifest.tables.items():
            digest, count = hashlib.sha256(), 0
            with self._archive.open(f"tables/{name}.jsonl") as part:
                for line in part:
                    digest.update(line)
                    count += 1
            if (digest.hexdigest(), count) != (table.sha256, table.rows):
                raise DamagedBackupError(f"The table {name} in {self.path} is damaged.")
        for name, sha256 in self.manifest.files.items():
            if hashlib.sha256(self.file(name)).hexdigest() != sha256:
                raise DamagedBackupError(f"The file {name} in {self.path} is damaged.")


def _sha256(file: BinaryIO, size: int) -> str:
    """Return the digest of the first `size` bytes."""
    digest = hashlib.sha256()
    file.seek(0)
    while size > 0 and (block := file.read(min(size, _BLOCK))):
        digest.update(block)
        size -= len(block)
    return digest.hexdigest()


def _check_seal(file: BinaryIO) -> None:
    size = file.seek(0, os.SEEK_END) - _DIGITS
    if size < _END + len(_MARK):
        raise DamagedBackupError(f"{file.name} is no backup, or the beginning of one only.")
    file.seek(size - len(_MARK))
    if file.read(len(_MARK)) != _MARK:
        raise DamagedBackupError(f"{file.name} is no backup, or the beginning of one only.")
    seal = file.read()
    if seal != _sha256(file, size).encode():
        raise DamagedBackupError(f"{file.name} is damaged.")


def _manifest(content: bytes) -> Manifest:
    values = json.loads(content)
    if values["format"] != FORMAT:
        raise DamagedBackupError(
            f"The backup has format {values['format']}; this version reads format {FORMAT}."
        )
    tables = {name: TablePart(**part) for name, part in values.pop("tables").items()}
    return Manifest(**{**values, "tables": tables})
