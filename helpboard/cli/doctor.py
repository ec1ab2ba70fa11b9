"""``helpboard doctor``: what is wrong with this installation, in sentences."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime

import click
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from helpboard.adapters.paper import PACKAGES, can_print
from helpboard.catalogue import is_compiled
from helpboard.cli.board import board_app
from helpboard.cli.database import current_revision, wanted_revision
from helpboard.cli.database_reason import reason
from helpboard.cli.host_checks import (
    address_faults,
    file_faults,
    font_hints,
    instance_faults,
    is_local,
    mail_faults,
    secret_faults,
    setting_faults,
)
from helpboard.cli.machine_check import machine_hints, try_machine
from helpboard.cli.mail_check import letter_faults, letter_hints, send_test_letter
from helpboard.cli.refusal import EMAIL, board_settings
from helpboard.cli.shared_check import redis_faults
from helpboard.cli.state_checks import (
    backup_faults,
    clock_faults,
    language_hints,
    worker_faults,
)
from helpboard.config import Settings
from helpboard.extensions import db
from helpboard.models import Area, Coordinator

LEAST_SQLITE = (3, 38, 0)
"""The first that has everything the board asks of it; Debian 12 brings 3.40."""


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
    """Look whether the database answers, is at the newest revision and has what it needs.

    An upgrade goes back when it is not right; letters that wait are no reason for that.
    """
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
            said = reason(error) if isinstance(error, DBAPIError) else error
            yield f"The database does not answer: {said}"


def work_faults(app: Flask) -> Iterator[str]:
    """Look whether backups, letters and the worker go on; a silent database is said elsewhere."""
    settings, now = app.extensions["helpboard"].settings, datetime.now(UTC)
    yield from backup_faults(settings, now=now)
    yield from worker_faults(settings, now=now)
    with app.app_context(), suppress(SQLAlchemyError):
        if current_revision() == wanted_revision():
            yield from letter_faults()
            yield from clock_faults(now=now)


def _area_faults(settings: Settings) -> Iterator[str]:
    home = settings.home_area
    if home and db.session.scalar(select(Area.id).where(Area.slug == home)) is None:
        yield f"HELPBOARD_HOME_AREA is {home}, and there is no such area."


def hints(settings: Settings, app: Flask) -> Iterator[str]:
    """Say what is not wrong, but worth knowing."""
    if is_local(settings) and not settings.is_demo:
        yield (
            f"HELPBOARD_BASE_URL is {settings.base_url}: good for trying out, but links in letters "
            "lead to this machine only."
        )
    yield from letter_hints(settings)
    if not can_print():
        yield f"PDF cannot be made; pages to print can. Install: {', '.join(PACKAGES)}."
    else:
        yield from font_hints(settings)
    yield from language_hints(settings)
    if not is_compiled():
        yield "The languages are compiled anew at each start: “helpboard i18n compile” spares that."
    with app.app_context():
        yield from machine_hints(settings)
        if db.session.scalar(select(Coordinator.user_id).limit(1)) is None:
            yield "Nobody coordinates anything yet: helpboard coordinator add EMAIL --area SLUG."


LOOKS: tuple[Callable[[Settings], Iterator[str]], ...] = (
    instance_faults,
    file_faults,
    secret_faults,
    setting_faults,
    address_faults,
    mail_faults,
    redis_faults,
    sqlite_faults,
)


@click.command()
@click.option("--mail", "address", type=EMAIL, help="Send a letter there, to try the way out.")
@click.option("--translation", is_flag=True, help="Have two words translated, to try the machine.")
def doctor(address: str | None, translation: bool) -> None:
    """Say what is wrong with this installation; status 1 when something is."""
    settings = board_settings()
    faults = [fault for look in LOOKS for fault in look(settings)]
    if not settings.instance.is_dir():
        return _report(faults)
    app = board_app(settings)
    if address is not None:
        click.echo(send_test_letter(app, address))
    if translation:
        click.echo(try_machine(settings))
    faults += database_faults(app)
    faults += work_faults(app)
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
