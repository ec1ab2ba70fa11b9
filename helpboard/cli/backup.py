"""``helpboard backup FILE``: everything of the board but its secret, while it runs."""

import hashlib
import sys
from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import Connection, Table, select, text
from sqlalchemy.exc import DBAPIError

from helpboard.adapters.backup_file import (
    BackupWriter,
    DamagedBackupError,
    Manifest,
)
from helpboard.adapters.backup_record import BackupRecord
from helpboard.adapters.erasures import FILE, DamagedErasuresError, Erasures
from helpboard.adapters.table_rows import rows_of, tables_of
from helpboard.adapters.uploads import PictureSize, Uploads
from helpboard.cli.board import board_app
from helpboard.cli.database import current_revision
from helpboard.cli.database_reason import reason
from helpboard.cli.refusal import RefusedError, board_settings
from helpboard.config import Settings
from helpboard.domain.errors import NotFoundError
from helpboard.extensions import db

DERIVED = frozenset({"facet", "post_facet", "search_document", "search_word"})
"""Tables that are made anew from the others."""

NEVER = frozenset({"alembic_version", "content_version"})
"""Tables that belong to the database, not to what is in it."""

ENDED = frozenset({"login"})
"""Tables that a restored board begins without: whoever was logged in logs in again."""


def fingerprint(secret: str) -> str:
    """Return what tells one secret from another, and nothing about either."""
    return hashlib.sha256(f"helpboard backup {secret}".encode()).hexdigest()[:16]


def watched(tables: list[Table]) -> AbstractContextManager[Iterable[Table]]:
    """Show on a terminal how far it has come."""
    return click.progressbar(
        tables, label="Tables", file=sys.stderr, hidden=not sys.stderr.isatty()
    )


def write_backup(
    app: Flask, path: Path, *, without: frozenset[str] = DERIVED | NEVER | ENDED
) -> Manifest:
    """Write a backup of the board of ``app`` and read it again; return its manifest.

    All tables are read in one transaction that sees one moment; writers are not held up.
    """
    try:
        with app.app_context():
            return _write(app.extensions["helpboard"].settings, path, without=without)
    except DBAPIError as error:
        raise RefusedError(
            f"The database cannot be read; perhaps it is damaged ({reason(error)})."
        ) from error
    except OSError as error:
        raise RefusedError(f"{path} cannot be written: {error.strerror}.") from error
    except DamagedBackupError as error:
        raise RefusedError(f"The backup did not come out right. {error}") from error


def _write(settings: Settings, path: Path, *, without: frozenset[str]) -> Manifest:
    revision = current_revision()
    if revision is None:
        raise RefusedError("The database is empty: there is nothing to back up.")
    manifest = Manifest(
        made_at=datetime.now(UTC).isoformat(timespec="seconds"),
        revision=revision,
        secret=fingerprint(settings.secret_key),
    )
    with BackupWriter(path, manifest) as writer, one_moment() as connection:
        _check_integrity(connection)
        tables = tables_of(connection, without=without)
        _add_tables(writer, connection, tables)
        _add_pictures(writer, connection, tables, Uploads(settings.uploads_folder))
        _add_erasures(writer, settings.instance / FILE)
        writer.finish()
    return manifest


def one_moment() -> Connection:
    """Open a connection whose transaction sees one moment: SQLite's always does."""
    connection: Connection = db.engine.connect()
    if connection.dialect.name == "postgresql":
        return connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )
    return connection


def _check_integrity(connection: Connection) -> None:
    """Refuse to keep what is broken already; PostgreSQL looks after itself."""
    if connection.dialect.name != "sqlite":
        return
    said = connection.scalar(text("PRAGMA integrity_check(1)"))
    points_nowhere = connection.execute(text("PRAGMA foreign_key_check")).first()
    if said != "ok" or points_nowhere is not None:
        raise RefusedError(f"The database is damaged: {points_nowhere or said}.")


def _add_tables(writer: BackupWriter, connection: Connection, tables: list[Table]) -> None:
    with watched(tables) as shown:
        for table in shown:
            names = [column.name for column in table.columns]
            writer.add_table(table.name, names, rows_of(connection, table))


def _add_pictures(
    writer: BackupWriter, connection: Connection, tables: list[Table], uploads: Uploads
) -> None:
    """Add the files of all pictures; one that was dropped a moment ago is left out."""
    photos = [table for table in tables if table.name == "photo"]
    names = [name for photo in photos for name in connection.scalars(select(photo.c.name)).all()]
    for name in sorted(names):
        for size in PictureSize:
            try:
                writer.add_file(f"uploads/{name}{size}.webp", uploads.read(name, size))
            except NotFoundError:
                click.echo(f"The picture {name}{size}.webp is not there.", err=True)


def _add_erasures(writer: BackupWriter, path: Path) -> None:
    try:
        Erasures(path).all()
    except DamagedErasuresError as error:
        raise RefusedError(f"{path} is damaged. {error}") from error
    if path.exists():
        writer.add_file(FILE, path.read_bytes())


def _is_slip(file: Path) -> bool:
    """Tell whether somebody mistyped a path by hand; a timer's disk may not be mounted instead."""
    return sys.stderr.isatty() and not file.parent.is_dir()


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def backup(file: Path) -> None:
    """Write everything of the board but its secret into FILE.

    May be done while the board runs. A FILE that is there stays until the new one is whole.
    """
    settings = board_settings()
    record = BackupRecord(settings.instance)
    try:
        manifest = write_backup(board_app(settings), file)
    except RefusedError:
        if not _is_slip(file):
            record.failed(datetime.now(UTC))
        raise
    record.succeeded(datetime.now(UTC))
    rows = sum(table.rows for table in manifest.tables.values())
    click.echo(
        f"{file}: {rows} rows of {len(manifest.tables)} tables and {len(manifest.files)} files, "
        f"revision {manifest.revision}. The secret is not in it: keep a copy of it elsewhere."
    )
