"""Rows of whole tables, out of one database and into another, whichever of the two kinds it is.

Tables are taken as the database has them, not as the models say, so that a backup fits the
revision that it was made at.
"""

import time as clock
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, time
from enum import Enum
from typing import Any, Final

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    MetaData,
    Table,
    Time,
    delete,
    func,
    insert,
    select,
    text,
    update,
)
from sqlalchemy.exc import OperationalError

_CHUNK: Final = 1000
_PATIENCE: Final = 30.0
_READ: Final[Mapping[type, Any]] = {
    DateTime: datetime.fromisoformat,
    Date: date.fromisoformat,
    Time: time.fromisoformat,
}


def tables_of(connection: Connection, *, without: frozenset[str]) -> list[Table]:
    """Return all tables but those, each after the ones that it points to."""
    metadata = MetaData()
    metadata.reflect(
        connection,
        only=lambda name, _metadata: name not in without and not name.startswith("search_index"),
        resolve_fks=False,
    )
    return metadata.sorted_tables


def rows_of(connection: Connection, table: Table) -> Iterator[list[Any]]:
    """Yield the rows as JSON values, in the order of their keys."""
    statement = select(table).order_by(*table.primary_key.columns)
    for row in connection.execute(statement, execution_options={"yield_per": _CHUNK}):
        yield [json_value(value) for value in row]


def empty(connection: Connection, tables: Iterable[Table]) -> None:
    """Remove every row; the tables come as :func:`tables_of` orders them."""
    for table in reversed(list(tables)):
        for column in _inner_keys(table):
            connection.execute(update(table).values({column: None}))
        connection.execute(delete(table))


def fill(
    connection: Connection, table: Table, columns: list[str], rows: Iterable[list[Any]]
) -> int:
    """Put rows into an empty table and return how many; numbering goes on behind the last."""
    for column in table.columns:
        if isinstance(column.type, JSON) and column.nullable:
            column.type.none_as_null = True
    readers = [_reader(table.columns[name]) for name in columns]
    inner = [column.name for column in _inner_keys(table)]
    later: list[dict[str, Any]] = []
    count = 0
    for chunk in _chunks(rows):
        values = [
            {
                name: value if value is None or read is None else read(value)
                for name, read, value in zip(columns, readers, row, strict=True)
            }
            for row in chunk
        ]
        later += [row for row in values if any(row[name] is not None for name in inner)]
        blank = dict.fromkeys(inner)
        connection.execute(insert(table), [{**row, **blank} for row in values])
        count += len(values)
    _point(connection, table, inner, later)
    _number_on(connection, table)
    return count


def lock(connection: Connection, tables: Iterable[Table]) -> None:
    """Let nobody else write until the transaction ends; SQLite lets only one write anyway.

    It asks for all tables at once and gives them back while one is missing: waiting for one with
    others in hand would lock up with a writer who takes them in another order. After half a minute
    the database's own error goes on.
    """
    if connection.dialect.name != "postgresql":
        return
    quoted = connection.dialect.identifier_preparer.format_table
    names = ", ".join(quoted(table) for table in tables)
    until = clock.monotonic() + _PATIENCE
    while True:
        try:
            with connection.begin_nested():
                connection.execute(text(f"LOCK TABLE {names} IN EXCLUSIVE MODE NOWAIT"))
        except OperationalError:
            if clock.monotonic() > until:
                raise
            clock.sleep(0.05)
        else:
            return


def json_value(value: Any) -> Any:
    """Return what JSON can hold of a value: days and moments in ISO 8601, enumerations by code."""
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date | time) else value


def _reader(column: Column[Any]) -> Any:
    return next((read for kind, read in _READ.items() if isinstance(column.type, kind)), None)


def _inner_keys(table: Table) -> list[Column[Any]]:
    """Return the columns by which rows point to other rows of the same table."""
    return [
        key.parent
        for key in table.foreign_keys
        if key.target_fullname.rpartition(".")[0] == table.name
    ]


def _point(
    connection: Connection, table: Table, inner: list[str], rows: Iterable[dict[str, Any]]
) -> None:
    """Let rows point to one another, now that all are there."""
    (key,) = table.primary_key.columns if inner else (None,)
    for row in rows:
        if key is not None:
            values = {name: row[name] for name in inner}
            connection.execute(update(table).where(key == row[key.name]).values(values))


def _number_on(connection: Connection, table: Table) -> None:
    """Let PostgreSQL give the next row a number that is free; SQLite does so by itself."""
    keys = list(table.primary_key.columns)
    if connection.dialect.name != "postgresql" or len(keys) != 1:
        return
    key = keys[0]
    quoted = connection.dialect.identifier_preparer.format_table(table)
    sequence = connection.scalar(select(func.pg_get_serial_sequence(quoted, key.name)))
    if isinstance(key.type, Integer) and sequence is not None:
        # Never back: this outlives a transaction that is given up.
        last = select(func.coalesce(func.max(key), 0)).scalar_subquery()
        used = connection.scalar(text(f"SELECT last_value FROM {sequence}"))  # noqa: S608
        connection.execute(select(func.setval(sequence, func.greatest(last, used, 1))))


def _chunks(rows: Iterable[list[Any]]) -> Iterator[list[list[Any]]]:
    chunk: list[list[Any]] = []
    for row in rows:
        chunk.append(row)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk
