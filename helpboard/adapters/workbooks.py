"""Reads and writes XLSX: the first sheet, in pieces, after a look into the archive.

Openpyxl brings NumPy and lxml along: about 14 MiB, which only processes hold that meet a workbook.
"""

import io
import re
import struct
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, BinaryIO, Final

from helpboard.adapters.spreadsheet_trouble import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_UNPACKED,
    SpreadsheetError,
    Trouble,
)
from helpboard.domain.tables.cell import Unreadable, Wrong
from helpboard.domain.tables.column import Column, Shape
from helpboard.domain.tables.sheet import RawCell, RawRow
from helpboard.domain.tables.tables import Table
from helpboard.domain.tables.text import guard_lookalike

_MAX_PARTS: Final = 1_000
_LAST_ROW: Final = 1_048_576
_PIECE: Final = 1 << 20
_PACKINGS: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
"""What spreadsheet programs pack with; others need much memory, and fail in ways of their own."""
_ZEROS: Final = re.compile("0+")
# What openpyxl, zipfile and expat raise for files that are no workbooks or broken ones.
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zipfile.BadZipFile,
    zlib.error,
)


def read_workbook(data: bytes) -> Iterator[RawRow]:
    """Yield the rows of the first sheet; SpreadsheetError if ``data`` is no workbook we take."""
    from openpyxl import load_workbook  # noqa: PLC0415
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about styles and extensions that we do not read
        try:
            _look_inside(data)
            book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
            try:
                yield from _rows(book.worksheets[0])
            finally:
                book.close()
        except (*_BROKEN, InvalidFileException) as error:
            raise SpreadsheetError(Trouble.NO_WORKBOOK) from error


def _look_inside(data: bytes) -> None:
    """Refuse archives that unpack to too much, and parts that define XML entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
            raise SpreadsheetError(Trouble.TOO_BIG_UNPACKED, most=MAX_UNPACKED // 1_000_000)
        if any(part.compress_type not in _PACKINGS for part in parts):
            raise SpreadsheetError(Trouble.NO_WORKBOOK)
        for part in parts:
            if part.filename.lower().endswith((".xml", ".rels")):
                _look_into_part(archive, part)


def _look_into_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    before = b""
    with archive.open(part) as file:
        while piece := file.read(_PIECE):
            # A NUL means UTF-16 or UTF-32, in which the words below would hide.
            if b"<!DOCTYPE" in before + piece or b"<!ENTITY" in before + piece or b"\0" in piece:
                raise SpreadsheetError(Trouble.NO_WORKBOOK)
            before = piece[-16:]


def _rows(sheet: Any) -> Iterator[RawRow]:
    sheet.reset_dimensions()  # what the file says of its size may be wrong
    filled = 0
    for number, cells in enumerate(sheet.iter_rows(max_col=MAX_COLUMNS + 1), start=1):
        if number > _LAST_ROW:
            raise SpreadsheetError(Trouble.TOO_MANY_ROWS, most=MAX_ROWS)
        row = [_text(cell) for cell in cells]
        if number > 1 and not any(row):
            continue
        if len(row) > MAX_COLUMNS and row[MAX_COLUMNS]:
            raise SpreadsheetError(Trouble.TOO_MANY_COLUMNS, most=MAX_COLUMNS)
        filled += 1
        if filled > MAX_ROWS + 1:
            raise SpreadsheetError(Trouble.TOO_MANY_ROWS, most=MAX_ROWS)
        yield number, row[:MAX_COLUMNS]


def _text(cell: Any) -> RawCell:
    """Return a cell as the text that a person would have typed."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Unreadable(Wrong.FORMULA, str(value))
    if cell.data_type == "e":
        return Unreadable(Wrong.ERROR_VALUE, str(value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return _number_text(value, str(cell.number_format))
    return _moment_text(value)


def _number_text(value: float, number_format: str) -> str:
    if value != int(value):
        return str(value)
    digits = str(int(value))
    # The format 00000 shows a postcode's leading zeros, which the number itself has lost.
    return digits.zfill(len(number_format)) if _ZEROS.fullmatch(number_format) else digits


def _moment_text(value: object) -> str:
    if isinstance(value, datetime):
        if value.time() == time():
            return value.date().isoformat()
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    return str(value)


def write_workbook(file: BinaryIO, *, table: Table, rows: Iterable[Sequence[str]]) -> None:
    """Write rows, the heading first, with numbers and dates as such and all else as text."""
    from openpyxl import Workbook  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    book = Workbook(write_only=True)
    sheet = book.create_sheet(table.name)
    sheet.freeze_panes = "B2"
    for index in range(len(table.columns)):
        sheet.column_dimensions[get_column_letter(index + 1)].width = 24
    for number, row in enumerate(rows):
        cells = [
            _cell(sheet, text, column if number else None)
            for text, column in zip(row, table.columns, strict=True)
        ]
        sheet.append(cells)
    book.save(file)


def _cell(sheet: Any, text: str, column: Column | None) -> Any:
    """Make a cell of ``column``, or of the heading for None."""
    from openpyxl.cell import WriteOnlyCell  # noqa: PLC0415
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    value = _value(text, column)
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value=value)
    if len(value) > MAX_CELL:
        raise SpreadsheetError(Trouble.CELL_TOO_LONG, most=MAX_CELL)
    cell = WriteOnlyCell(sheet, value=value or None)
    if value:
        cell.data_type = "s"  # also for what looks like a formula
        cell.quotePrefix = True
    if column is None:
        cell.font = Font(bold=True)
    elif "\n" in value:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _value(text: str, column: Column | None) -> Any:
    shape = column.shape if column is not None and text else Shape.TEXT
    if shape is Shape.DATE:
        return date.fromisoformat(text)
    if shape is Shape.NUMBER:
        return float(text) if "." in text or "e" in text else int(text)
    return guard_lookalike(text)
