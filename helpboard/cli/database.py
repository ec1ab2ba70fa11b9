"""``helpboard migrate``: the database as this version of the program needs it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

import click
import flask_migrate
from alembic.migration import MigrationContext
from alembic.util import CommandError
from flask import Flask
from sqlalchemy.exc import OperationalError

from helpboard.adapters.revisions import newest_revision
from helpboard.catalogue import compile_all
from helpboard.cli.board import board_app
from helpboard.cli.database_reason import reason
from helpboard.cli.migrating import MIGRATIONS, can_migrate
from helpboard.cli.refusal import RefusedError
from helpboard.extensions import db


def wanted_revision() -> str:
    """Return the newest revision that this version of the program brings."""
    head = newest_revision(MIGRATIONS)
    if head is None:
        raise RefusedError(f"There are no migrations in {MIGRATIONS}: the installation is broken.")
    return head


def current_revision() -> str | None:
    """Return the revision of the database; None when it is empty. Needs an app context."""
    with db.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def make_private() -> None:
    """Make a new SQLite file that only its owner reads; SQLite's files beside it follow its mode.

    It holds shelters' addresses and password hashes, whoever may enter the folder. An empty file
    of ours counts as new; one with rows keeps the mode that its owner chose.
    """
    url = db.engine.url
    if url.get_backend_name() == "sqlite" and url.database not in {None, "", ":memory:"}:
        with suppress(OSError):  # a folder that cannot be written is explained by the migration
            _close_to_others(Path(str(url.database)))


def _close_to_others(path: Path) -> None:
    file = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        found = os.fstat(file)
        if stat.S_ISREG(found.st_mode) and found.st_size == 0 and found.st_uid == os.geteuid():
            os.fchmod(file, 0o600)
    finally:
        os.close(file)


def bring_to_head(app: Flask) -> bool:
    """Bring the database of ``app`` to the newest revision; False when it was there already.

    Twice, after a crash, or two at once do no harm: ``migrations/env.py`` takes a lock, and each
    migration is a transaction.
    """
    try:
        with can_migrate(app).app_context():
            make_private()
            before = current_revision()
            if before == wanted_revision():
                return False
            flask_migrate.upgrade(directory=str(MIGRATIONS))
    except OperationalError as error:
        raise RefusedError(f"The database does not answer: {reason(error)}") from error
    except CommandError as error:
        raise RefusedError(f"The migrations and the database do not fit: {error}.") from error
    return True


@click.command()
def migrate() -> None:
    """Bring the database to what this version needs."""
    with suppress(OSError):  # read-only programs compile at each start instead
        compile_all()
    if bring_to_head(board_app()):
        click.echo(f"The database is now at revision {wanted_revision()}.")
    else:
        click.echo(f"The database is at revision {wanted_revision()}; there is nothing to do.")
