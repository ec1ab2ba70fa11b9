"""A file's rows, read against a table: headings, cells, and keys that stand twice."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from helpboard.domain.tables.cell import CellRefusal, Problem, Reason, Unreadable, Wrong
from helpboard.domain.tables.column import Column, nearest
from helpboard.domain.tables.tables import Table
from helpboard.domain.tables.text import check_text, unguard

RawCell = str | Unreadable
RawRow = tuple[int, Sequence[RawCell]]


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, its cells, and what could be read of them."""

    number: int
    cells: Mapping[str, str]
    values: Mapping[str, Any]
    problems: tuple[Problem, ...]

    def key(self, table: Table) -> str:
        """Return the cell that tells this row from others; empty when it is."""
        return self.cells.get(table.key, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole file; `problems` are those of headings and of keys."""

    table: Table
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_sheet(table: Table, rows: Iterable[RawRow]) -> Sheet:
    """Read rows, the heading first; nothing is raised, everything wrong is a problem."""
    stream = iter(rows)
    number, cells = next(stream, (1, ()))
    headings = [_heading(cell) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    problems = list(_heading_problems(table, headings, number))
    if problems:
        return Sheet(table, (), (), tuple(problems))
    read = tuple(_read_row(table, headings, row) for row in stream if _is_filled(row))
    return Sheet(table, tuple(headings), read, tuple(_keys_twice(table, read)))


def _heading(cell: RawCell) -> str:
    text = cell.text if isinstance(cell, Unreadable) else cell
    return "_".join(text.removeprefix("\ufeff").casefold().split())


def _heading_problems(table: Table, headings: list[str], number: int) -> Iterator[Problem]:
    for heading in headings:
        if heading not in table.names:
            hint = {"nearest": nearest(heading[:80], table.names)}
            yield Problem(number, heading[:80], heading[:80], Wrong.UNKNOWN_COLUMN, hint)
    for heading in sorted(set(headings) & set(table.names)):
        if headings.count(heading) > 1:
            yield Problem(number, heading, heading, Wrong.COLUMN_TWICE)
    for column in table.columns:
        is_needed = column.name == table.key or (column.is_required and not column.default)
        if is_needed and column.name not in headings:
            yield Problem(number, column.name, "", Wrong.COLUMN_MISSING)


def _is_filled(row: RawRow) -> bool:
    return any(isinstance(cell, Unreadable) or cell.strip() for cell in row[1])


def _read_row(table: Table, headings: list[str], row: RawRow) -> Row:
    number, raw = row
    cells: dict[str, str] = {}
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    padded = [*raw, *[""] * (len(headings) - len(raw))]
    for heading, cell in zip(headings, padded, strict=False):
        text = cell.text if isinstance(cell, Unreadable) else cell
        cells[heading] = text
        try:
            cells[heading] = _text(cell)
            if cells[heading] or not table.column(heading).default:
                values[heading] = _value(table.column(heading), cells[heading])
        except CellRefusal as refusal:
            problems += [Problem(number, heading, text, *reason) for reason in refusal.reasons]
    for cell in padded[len(headings) :]:
        if isinstance(cell, Unreadable) or cell.strip():
            text = cell.text if isinstance(cell, Unreadable) else cell
            problems.append(Problem(number, "", text, Wrong.BEYOND_HEADING))
    return Row(number, cells, values, tuple(problems))


def _text(cell: RawCell) -> str:
    if isinstance(cell, Unreadable):
        raise CellRefusal(Reason(cell.code, {}))
    return check_text(unguard(cell))


def _value(column: Column, text: str) -> Any:
    if column.is_required and not text:
        raise CellRefusal(Reason(Wrong.REQUIRED, {}))
    return column.read(text)


def _keys_twice(table: Table, rows: Iterable[Row]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for row in rows:
        key = row.key(table)
        if key in first:
            yield Problem(row.number, table.key, key, Wrong.KEY_TWICE, {"first": first[key]})
        elif key:
            first[key] = row.number
