"""Reads and writes spreadsheets: CSV here, XLSX in ``workbooks.py``.

Rows go in and out as texts, numbered as a spreadsheet counts; formulas are guarded against (R24).
"""

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TextIO

from helpboard.adapters.spreadsheet_trouble import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    SpreadsheetError,
    Trouble,
)
from helpboard.adapters.workbooks import read_workbook, write_workbook
from helpboard.domain.tables.sheet import RawRow
from helpboard.domain.tables.tables import Table
from helpboard.domain.tables.text import guard

SUFFIXES: Final = (".csv", ".xlsx")
_DELIMITERS: Final = ",;\t"


@dataclass(frozen=True, slots=True)
class FileRows:
    """The rows of a file, and the encoding they were read in (empty for XLSX)."""

    rows: tuple[RawRow, ...]
    encoding: str


def read_rows(path: Path) -> FileRows:
    """Read the file at ``path`` by its suffix; SpreadsheetError says why it cannot be read."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise SpreadsheetError(Trouble.NOT_READABLE, reason=error.strerror or "") from error
    if len(data) > MAX_BYTES:
        raise SpreadsheetError(Trouble.TOO_BIG, most=MAX_BYTES // 1_000_000)
    if path.suffix.lower() == ".xlsx":
        return FileRows(tuple(read_workbook(data)), "")
    text, encoding = _decoded(data)
    return FileRows(tuple(_csv_rows(text)), encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    """Decode UTF-8 or UTF-16 by its mark, else UTF-8, else Windows-1252 as old Excel writes it."""
    is_utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    for name in ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise SpreadsheetError(Trouble.NO_TEXT)


def _csv_rows(text: str) -> list[RawRow]:
    delimiter = max(_DELIMITERS, key=lambda sign: len(_heading(text, sign)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[RawRow] = []
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if number > 1 and not any(cells):
                continue
            if len(cells) > MAX_COLUMNS:
                raise SpreadsheetError(Trouble.TOO_MANY_COLUMNS, most=MAX_COLUMNS)
            rows.append((number, cells))
            if len(rows) > MAX_ROWS + 1:
                raise SpreadsheetError(Trouble.TOO_MANY_ROWS, most=MAX_ROWS)
    except csv.Error as error:
        raise SpreadsheetError(Trouble.BROKEN_ROW, row=number + 1) from error
    return rows


def _heading(text: str, delimiter: str) -> list[str]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return next(reader, [])
    except csv.Error:
        return []


def write_csv(stream: TextIO, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as RFC 4180 has it; what a spreadsheet would reckon gets an apostrophe."""
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow([guard(cell) for cell in row])


def write_file(path: Path, *, table: Table, rows: Iterable[Sequence[str]]) -> None:
    """Write rows to ``path`` by its suffix, whole or not at all, readable for its owner only."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            if path.suffix.lower() == ".xlsx":
                write_workbook(file, table=table, rows=rows)
            else:
                # The mark tells spreadsheet programs that this is UTF-8.
                text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="")
                write_csv(text, rows)
                text.flush()
                text.detach()
        Path(name).replace(path)
    finally:
        Path(name).unlink(missing_ok=True)  # there is none any more when all went well
