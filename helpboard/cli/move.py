"""``helpboard move --to URL``: the whole board from one database into another, and back."""

import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import click
from flask import Flask
from sqlalchemy import Connection, Table, inspect, make_url, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from helpboard.adapters.table_rows import fill, lock, rows_of, tables_of
from helpboard.cli.backup import DERIVED, NEVER, watched
from helpboard.cli.board import board_app
from helpboard.cli.database import bring_to_head, current_revision, make_private, wanted_revision
from helpboard.cli.database_reason import reason
from helpboard.cli.open_databases import others_at
from helpboard.cli.refusal import RefusedError, board_settings
from helpboard.config import Settings, SettingsError
from helpboard.extensions import db, writing
from helpboard.services.restored import make_whole

_LEFT_OUT: Final = DERIVED | NEVER
_WRAP: Final = 2**256


@dataclass(frozen=True, slots=True)
class Contents:
    """What a table holds: how many rows, and a number that any other row would change.

    The number is the sum of the rows' SHA-256, since databases sort texts differently.
    """

    rows: int = 0
    total: int = 0

    @property
    def checksum(self) -> str:
        """Return the number as people compare it."""
        return f"{self.total:064x}"


class Counted:
    """Rows on their way, counted as they pass."""

    def __init__(self, rows: Iterator[list[Any]], order: list[int]) -> None:
        """Count ``rows``, taking their values in ``order``."""
        self._rows = rows
        self._order = order
        self.contents = Contents()

    def __iter__(self) -> Iterator[list[Any]]:
        """Yield the rows as they are."""
        count = total = 0
        for row in self._rows:
            line = json.dumps([row[place] for place in self._order], ensure_ascii=False)
            total = (total + int.from_bytes(hashlib.sha256(line.encode()).digest())) % _WRAP
            count += 1
            yield row
        self.contents = Contents(count, total)


def move_board(source: Flask, target: Flask) -> dict[str, Contents]:
    """Copy every row of ``source`` into the empty ``target``; return what each table holds now.

    Nobody writes to the source meanwhile, and it stays as it is. One transaction in the target: it
    holds everything, found to be the same, or nothing. Log-ins go along.
    """
    try:
        _prepare(target)
        with _unwritten(source) as old, target.app_context(), writing(db.session()) as session:
            moved = _fill(session, old)
            make_whole(session, erased=(), now=datetime.now(UTC))
            _compare(session.connection(), moved)
        _get_to_know(target)
    except DBAPIError as error:
        raise RefusedError(f"The database did not take it ({reason(error)}).") from error
    return moved


def _prepare(target: Flask) -> None:
    """Make the tables of an empty database; refuse one that is anything else."""
    with target.app_context():
        make_private()
        revision = current_revision()
        names = inspect(db.engine).get_table_names()
    if revision is None and names:
        raise RefusedError(f"The target is not empty: it has a table {names[0]}.")
    if revision not in {None, wanted_revision()}:
        raise RefusedError(f"The target is not empty: it is a board at revision {revision}.")
    bring_to_head(target)


@contextmanager
def _unwritten(source: Flask) -> Iterator[Connection]:
    """Give a connection to the source, to which nobody else writes until the block ends."""
    with source.app_context():
        revision = current_revision()
        if revision != wanted_revision():
            raise RefusedError(f"The board is at revision {revision}: run “helpboard migrate”.")
        opened: Connection = db.engine.connect()
        with opened.execution_options(writing=True) as connection:
            others = others_at(connection)
            if others:
                raise RefusedError(
                    f"The board is open elsewhere ({others}), and what is written there later "
                    "would be lost: stop “helpboard serve” and “helpboard worker” on all hosts."
                )
            lock(connection, tables_of(connection, without=NEVER))
            yield connection
            connection.rollback()


def _fill(session: Session, source: Connection) -> dict[str, Contents]:
    connection = session.connection()
    tables = tables_of(connection, without=_LEFT_OUT)
    lock(connection, tables)
    for table in tables:
        if connection.execute(select(table).limit(1)).first() is not None:
            raise RefusedError(f"The target is not empty: its table {table.name} has rows.")
    there = {table.name: table for table in tables_of(source, without=_LEFT_OUT)}
    if sorted(there) != sorted(table.name for table in tables):
        raise RefusedError("The two databases do not have the same tables.")
    moved = {}
    with watched(tables) as shown:
        for table in shown:
            old = there[table.name]
            passing = _counted(source, old)
            fill(connection, table, list(old.columns.keys()), passing)
            moved[table.name] = passing.contents
    return moved


def _compare(target: Connection, moved: dict[str, Contents]) -> None:
    """Read all rows again; refuse the move when one has changed on its way."""
    for table in tables_of(target, without=_LEFT_OUT):
        rows = _counted(target, table)
        for _ in rows:
            pass
        if rows.contents != moved[table.name]:
            raise RefusedError(f"The table {table.name} did not arrive as it was.")


def _get_to_know(target: Flask) -> None:
    """Let PostgreSQL look at its new rows now; it would plan badly until it does so by itself."""
    with target.app_context(), db.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE"))
            connection.commit()


def _counted(connection: Connection, table: Table) -> Counted:
    names = list(table.columns.keys())
    return Counted(rows_of(connection, table), [names.index(name) for name in sorted(names)])


def _target_settings(url: str) -> Settings:
    try:
        return Settings.from_environment({**os.environ, "HELPBOARD_DATABASE_URL": url})
    except SettingsError as error:
        raise click.UsageError(str(error).replace("HELPBOARD_DATABASE_URL", "--to")) from error


@click.command()
@click.option(
    "--to",
    "url",
    required=True,
    envvar="HELPBOARD_MOVE_TO",
    help="sqlite:///… or postgresql+psycopg://… of an empty database.",
)
def move(url: str) -> None:
    """Copy the board into another, empty database: from SQLite to PostgreSQL, or back.

    Stop “helpboard serve” and “helpboard worker” on all hosts before. The old database stays as it
    is: delete it when all is well, and never go back to it, since whoever is erased from now on is
    still in it.
    """
    source, target = board_app(board_settings()), board_app(_target_settings(url))
    moved = move_board(source, target)
    for name, contents in sorted(moved.items()):
        click.echo(f"{name:32} {contents.rows:9}  {contents.checksum[:16]}")
    rows = sum(contents.rows for contents in moved.values())
    click.echo(
        f"{rows} rows of {len(moved)} tables are there as they were. Now set "
        f"HELPBOARD_DATABASE_URL={make_url(url).render_as_string()} and start board and worker."
    )
    click.echo(
        "When all is well, delete the old database, and never switch back to it: whoever is erased "
        "from now on would come back with it."
    )
