"""Why a spreadsheet could not be read or written, and how big one may be."""

from enum import StrEnum
from typing import Final

MAX_BYTES: Final = 10_000_000
MAX_ROWS: Final = 10_000
MAX_COLUMNS: Final = 64
MAX_UNPACKED: Final = 50_000_000
MAX_CELL: Final = 32_767
"""The longest text that a cell of an XLSX file can hold."""


class Trouble(StrEnum):
    """What is wrong with a file as a whole."""

    NOT_READABLE = "not_readable"
    NOT_WRITABLE = "not_writable"
    TOO_BIG = "too_big"
    TOO_BIG_UNPACKED = "too_big_unpacked"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    NO_TEXT = "no_text"
    NO_WORKBOOK = "no_workbook"
    BROKEN_ROW = "broken_row"
    CELL_TOO_LONG = "cell_too_long"


class SpreadsheetError(Exception):
    """A file was refused; ``params`` fill the placeholders of the code's sentence."""

    def __init__(self, code: Trouble, **params: int | str) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
