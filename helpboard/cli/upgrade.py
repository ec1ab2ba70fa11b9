"""``helpboard upgrade``: backup, migrate, look; back to the backup when it fails."""

import sqlite3
from contextlib import ExitStack, closing, suppress
from pathlib import Path

import click
import flask_migrate
from alembic.util import CommandError
from flask import Flask
from sqlalchemy.exc import SQLAlchemyError

from helpboard.catalogue import compile_all
from helpboard.cli.backup import NEVER, write_backup
from helpboard.cli.board import board_app
from helpboard.cli.database import (
    bring_to_head,
    current_revision,
    wanted_revision,
)
from helpboard.cli.doctor import database_faults
from helpboard.cli.migrating import MIGRATIONS, can_migrate
from helpboard.cli.refusal import RefusedError
from helpboard.cli.restore import opened, refill
from helpboard.config import Settings
from helpboard.extensions import db


def upgrade_board(app: Flask, before: str) -> Path:
    """Bring the database of ``app`` from revision ``before`` to the newest; return the backup.

    RefusedError when a migration fails or the database is not right afterwards; then it is as it
    was before.
    """
    settings: Settings = app.extensions["helpboard"].settings
    file = settings.instance / f"before-{wanted_revision()}.backup"
    write_backup(app, file, without=NEVER)
    with ExitStack() as undo:
        copy = _copied(app, settings, undo)
        undo.callback(_put_back, app, before, file, copy)
        try:
            bring_to_head(app)
        except (SQLAlchemyError, RuntimeError) as error:
            raise RefusedError(f"A migration failed: {error}") from error
        faults = list(database_faults(app))
        if faults:
            raise RefusedError("\n".join(faults))
        undo.pop_all()
        if copy is not None:
            copy.unlink()
    return file


def _copied(app: Flask, settings: Settings, undo: ExitStack) -> Path | None:
    """Copy SQLite's file as it is, since its tables may change in ways that no row tells."""
    source = _sqlite_file(app)
    if source is None:
        return None
    copy = settings.instance / "before-upgrade.db"
    copy.unlink(missing_ok=True)
    copy.touch(mode=0o600)
    undo.callback(copy.unlink, missing_ok=True)
    _write_over(copy, source)
    return copy


def _put_back(app: Flask, before: str, file: Path, copy: Path | None) -> None:
    """Bring the database back, unless the failed migration left it alone by itself."""
    with app.app_context():
        db.session.remove()
        is_changed = current_revision() != before
        source = _sqlite_file(app)
    if is_changed and source is not None and copy is not None:
        _write_over(source, copy)
    elif is_changed:
        _put_back_rows(app, before, file)
    click.echo(f"The database is at revision {before}, as before.", err=True)


def _put_back_rows(app: Flask, before: str, file: Path) -> None:
    try:
        with can_migrate(app).app_context():
            flask_migrate.downgrade(directory=str(MIGRATIONS), revision=before)
        with opened(file) as reader:
            refill(app, reader)
    except (SQLAlchemyError, CommandError) as error:
        raise RefusedError(
            f"The database could not be brought back ({error}). The backup is {file}: restore it "
            "into an empty database with the version of the program that you had before."
        ) from error


def _sqlite_file(app: Flask) -> Path | None:
    with app.app_context():
        url = db.engine.url
    return Path(str(url.database)) if url.get_backend_name() == "sqlite" else None


def _write_over(target: Path, source: Path) -> None:
    """Make one SQLite file like another; whoever has it open sees the change as one."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


@click.command()
def upgrade() -> None:
    """Bring the database to what this version needs, and back if that fails.

    Stop “helpboard serve” before. A backup of the board as it was stays in the instance folder.
    """
    app = board_app()
    with app.app_context():
        before = current_revision()
    if before is None:
        raise RefusedError("The database is empty: run “helpboard init”.")
    with suppress(OSError):  # read-only programs compile at each start instead
        compile_all()
    if before == wanted_revision():
        click.echo(f"The database is at revision {before}; there is nothing to do.")
        return
    file = upgrade_board(app, before)
    click.echo(f"The database is now at revision {wanted_revision()}. Before: {file}.")
