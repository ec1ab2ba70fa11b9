"""``helpboard restore FILE``: the board as a backup knew it, without whoever was erased since."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import Table, delete, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from helpboard.adapters.backup_file import BackupReader, DamagedBackupError
from helpboard.adapters.erasures import (
    FILE,
    DamagedErasuresError,
    Erasure,
    Erasures,
    erasures_in,
)
from helpboard.adapters.table_rows import empty, fill, lock, tables_of
from helpboard.adapters.uploads import PictureSize, Uploads
from helpboard.cli.backup import DERIVED, ENDED, NEVER, fingerprint, watched
from helpboard.cli.board import board_app
from helpboard.cli.database import bring_to_head, current_revision, wanted_revision
from helpboard.cli.database_reason import reason
from helpboard.cli.refusal import RefusedError
from helpboard.config import Settings
from helpboard.domain.erasure import ErasedKind
from helpboard.extensions import db, writing
from helpboard.models import Login, Photo
from helpboard.services.restored import make_whole


@contextmanager
def opened(file: Path) -> Iterator[BackupReader]:
    """Open a backup after reading all of it; a damaged one is refused."""
    try:
        with BackupReader(file) as reader:
            yield reader
    except DamagedBackupError as error:
        raise RefusedError(str(error)) from error


def restore_backup(app: Flask, reader: BackupReader) -> int:
    """Put the board of ``app`` back to a backup; return how many people were erased again.

    One transaction: until its end everybody sees the board as it was, and when anything fails, it
    stays as it was.
    """
    settings: Settings = app.extensions["helpboard"].settings
    _check_revision(app, reader)
    with app.app_context():
        erasures, erased = _erasures(settings, reader)
        now = datetime.now(UTC)
        try:
            with writing(db.session()) as session:
                _refill(session, reader)
                again = make_whole(session, erased=_keys(erased), now=now)
                _put_pictures(session, reader, Uploads(settings.uploads_folder))
                known = erasures.all()
                erasures.add([one for one in erased if one not in known])
        except DBAPIError as error:
            raise RefusedError(f"The database did not take it ({reason(error)}).") from error
        except OSError as error:
            raise RefusedError(f"The files could not be written: {error.strerror}.") from error
        finally:
            db.session.remove()
    return again


def refill(app: Flask, reader: BackupReader) -> None:
    """Put back the rows of a backup that left nothing out, at the revision it was made at."""
    with app.app_context(), writing(db.session()) as session:
        _refill(session, reader, without=NEVER)


def _refill(
    session: Session, reader: BackupReader, *, without: frozenset[str] = DERIVED | NEVER | ENDED
) -> None:
    connection = session.connection()
    tables = tables_of(connection, without=without)
    _check_tables(tables, reader, without=without)
    lock(connection, tables)
    if "login" in without:
        session.execute(delete(Login))
    empty(connection, tables)
    with watched(tables) as shown:
        for table in shown:
            columns = reader.manifest.tables[table.name].columns
            fill(connection, table, columns, reader.rows(table.name))


def _check_revision(app: Flask, reader: BackupReader) -> None:
    """Refuse a backup of another revision; an empty database is made ready."""
    made_at, wanted = reader.manifest.revision, wanted_revision()
    if made_at != wanted:
        raise RefusedError(
            f"The backup was made at revision {made_at}, this version of the program needs "
            f"{wanted}: restore it with the version that made it, then upgrade."
        )
    try:
        with app.app_context():
            current = current_revision()
    except DBAPIError as error:
        raise RefusedError(
            f"The present database cannot be read ({reason(error)}). If it is damaged, move it "
            "away and restore again: a new one is made."
        ) from error
    if current is None:
        bring_to_head(app)
    elif current != wanted:
        raise RefusedError(f"The database is at revision {current}: run “helpboard migrate” first.")


def _check_tables(tables: list[Table], reader: BackupReader, *, without: frozenset[str]) -> None:
    has = {table.name: sorted(column.name for column in table.columns) for table in tables}
    brings = {
        name: sorted(part.columns)
        for name, part in reader.manifest.tables.items()
        if name not in without
    }
    if has != brings:
        differ = sorted(
            name for name in has.keys() | brings.keys() if has.get(name) != brings.get(name)
        )
        raise RefusedError(f"The backup does not fit this database: {', '.join(differ)}.")


def _erasures(settings: Settings, reader: BackupReader) -> tuple[Erasures, list[Erasure]]:
    """Return this instance's file, and all erasures that it or the backup remembers."""
    here = Erasures(settings.instance / FILE)
    try:
        known = here.all()
        if FILE in reader.manifest.files:
            there = erasures_in(reader.file(FILE).decode())
            known += [one for one in there if one not in known]
    except DamagedErasuresError as error:
        raise RefusedError(f"{here.path} is damaged. {error}") from error
    return here, known


def _keys(erased: list[Erasure]) -> Iterator[tuple[ErasedKind, str]]:
    return ((one.kind, one.key) for one in erased)


def _put_pictures(session: Session, reader: BackupReader, uploads: Uploads) -> None:
    """Write the files of pictures that are still wanted; those of erased people are not."""
    for name in session.scalars(select(Photo.name).order_by(Photo.name)):
        for size in PictureSize:
            member = f"uploads/{name}{size}.webp"
            if member in reader.manifest.files:
                uploads.put(name, size, reader.file(member))


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def restore(file: Path) -> None:
    """Put the board back to what FILE holds, all or nothing.

    Whoever was erased since stays erased. Everybody logs in again.
    """
    app = board_app()
    with opened(file) as reader:
        again = restore_backup(app, reader)
        rows = sum(part.rows for part in reader.manifest.tables.values())
        click.echo(f"{rows} rows are back, as of {reader.manifest.made_at}.")
        if again:
            click.echo(f"Erased again, as before: {again}.")
        secret = app.extensions["helpboard"].settings.secret_key
        if reader.manifest.secret != fingerprint(secret):
            click.echo(
                "The backup was made with another secret: codes on cards and links in letters "
                "from then do not work. Put the old secret back if you have it.",
                err=True,
            )
