"""``helpboard doctor``: what is wrong with this installation, in sentences."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import click
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from helpboard.catalogue import is_compiled
from helpboard.cli.board import board_app
from helpboard.cli.database import current_revision, wanted_revision
from helpboard.cli.refusal import board_settings
from helpboard.config import Settings
from helpboard.extensions import db
from helpboard.models import Area, Coordinator

LEAST_SQLITE = (3, 38, 0)
"""The first that has everything the board asks of it; Debian 12 brings 3.40."""
LEAST_FREE = 500 * 1024 * 1024
"""Bytes below which a disk is called nearly full."""


def instance_faults(settings: Settings) -> Iterator[str]:
    """Look at the folder of the instance."""
    folder = settings.instance
    if not folder.is_dir():
        yield f"The folder {folder} does not exist: run “helpboard init”."
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield f"The folder {folder} cannot be written by this user."
    free = shutil.disk_usage(folder).free
    if free < LEAST_FREE:
        yield f"The disk of {folder} is nearly full: {free // 2**20} MiB are left."


def secret_faults(settings: Settings) -> Iterator[str]:
    """Look at who can read the secret and the settings."""
    for name in ("secret", "helpboard.env"):
        path = settings.instance / name
        if path.is_file() and _is_open_to_others(path):
            yield f"Other users can read {path}: run “chmod 600 {path}”."


def address_faults(settings: Settings) -> Iterator[str]:
    """Look at the address of the board."""
    if settings.is_https:
        return
    if not _is_local(settings):
        yield f"HELPBOARD_BASE_URL is {settings.base_url}, without https: log-ins can be overheard."


def sqlite_faults(settings: Settings) -> Iterator[str]:
    """Look whether SQLite can do what the board asks of it."""
    if not settings.database_url.startswith("sqlite"):
        return
    if sqlite3.sqlite_version_info < LEAST_SQLITE:
        wanted = ".".join(map(str, LEAST_SQLITE))
        yield f"SQLite is {sqlite3.sqlite_version}; the board needs {wanted} or newer."
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE probe USING fts5(text)")
        except sqlite3.OperationalError:
            yield "SQLite was built without FTS5: the board cannot search."


def database_faults(app: Flask) -> Iterator[str]:
    """Look whether the database answers, is at the newest revision and has what it needs."""
    with app.app_context():
        try:
            revision = current_revision()
            if revision != wanted_revision():
                yield (
                    f"The database is at revision {revision or 'nothing'}, this version needs "
                    f"{wanted_revision()}: run “helpboard migrate”."
                )
                return
            yield from _area_faults(app.extensions["helpboard"].settings)
        except SQLAlchemyError as error:
            yield f"The database does not answer: {getattr(error, 'orig', None) or error}"


def _area_faults(settings: Settings) -> Iterator[str]:
    home = settings.home_area
    if home and db.session.scalar(select(Area.id).where(Area.slug == home)) is None:
        yield f"HELPBOARD_HOME_AREA is {home}, and there is no such area."


def _is_local(settings: Settings) -> bool:
    return urlsplit(settings.base_url).hostname in {"127.0.0.1", "localhost", "::1"}


def hints(settings: Settings, app: Flask) -> Iterator[str]:
    """Say what is not wrong, but worth knowing."""
    if _is_local(settings) and not settings.is_demo:
        yield (
            f"HELPBOARD_BASE_URL is {settings.base_url}: good for trying out, but links in letters "
            "lead to this machine only."
        )
    if not is_compiled():
        yield "The languages are compiled anew at each start: “helpboard i18n compile” spares that."
    with app.app_context():
        if db.session.scalar(select(Coordinator.user_id).limit(1)) is None:
            yield "Nobody coordinates anything yet: helpboard coordinator add EMAIL --area SLUG."


def _is_open_to_others(path: Path) -> bool:
    return bool(path.stat().st_mode & 0o077)


LOOKS: tuple[Callable[[Settings], Iterator[str]], ...] = (
    instance_faults,
    secret_faults,
    address_faults,
    sqlite_faults,
)


@click.command()
def doctor() -> None:
    """Say what is wrong with this installation; status 1 when something is."""
    settings = board_settings()
    faults = [fault for look in LOOKS for fault in look(settings)]
    if not settings.instance.is_dir():
        return _report(faults)
    app = board_app(settings)
    faults += database_faults(app)
    if not faults:
        for hint in hints(settings, app):
            click.echo(hint)
    return _report(faults)


def _report(faults: list[str]) -> None:
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        raise SystemExit(1)
    click.echo("Nothing is wrong.")
