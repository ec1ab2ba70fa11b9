"""``helpboard import`` and ``helpboard export``: the board's tables as CSV and XLSX."""

import io
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from pathlib import Path

import click
from flask import Flask, current_app, has_app_context
from flask.cli import ScriptInfo
from sqlalchemy.exc import OperationalError, ProgrammingError

from helpboard.adapters.spreadsheet_trouble import SpreadsheetError, Trouble
from helpboard.adapters.spreadsheets import SUFFIXES, read_rows, write_csv, write_file
from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.cli.board import board_app
from helpboard.cli.database_reason import reason
from helpboard.cli.exchange.screen import progress, show_plan, show_problems
from helpboard.cli.hsds import write_hsds
from helpboard.cli.town import write_town
from helpboard.domain.tables.sheet import Sheet, read_sheet
from helpboard.domain.tables.tables import TABLES, Table
from helpboard.extensions import db, writing
from helpboard.services.exchange.carry_out import ImportRefusedError, carry_out
from helpboard.services.exchange.collect import collect_rows
from helpboard.services.exchange.plan import Around, Plan, Verdict, plan_import
from helpboard.spreadsheet_words import trouble_text

_TOWN = "town"
_HSDS = "hsds"
_WHAT = click.Choice(tuple(TABLES))


@click.command("import")
@click.argument("what", type=_WHAT)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--commit", is_flag=True, help="Write to the board. Without it, only show.")
def import_command(what: str, file: Path, *, commit: bool) -> None:
    """Show what importing FILE (.csv or .xlsx) would do, row by row; with --commit, do it."""
    _check_suffix(file)
    with _board():
        plan = _carried_out(_sheet(TABLES[what], file)) if commit else _planned(what, file)
        show_plan(plan)
        _say_result(plan, is_written=commit)


@click.command("export")
@click.argument("what", type=click.Choice((*TABLES, _TOWN, _HSDS)))
@click.argument("file", type=click.Path(allow_dash=True, path_type=Path))
def export_command(what: str, file: Path) -> None:
    """Write a table to FILE (.csv or .xlsx), or as CSV to standard output for “-”.

    “town” writes everything that another provider needs to FILE (.zip). “hsds” writes the directory
    into the folder FILE, in the format of Open Referral (HSDS 3).
    """
    if what == _HSDS:
        _export_hsds(file)
        return
    if file.is_dir():
        raise click.BadParameter(f"{file} is a folder.", param_hint="FILE")
    if what == _TOWN:
        _export_town(file)
        return
    table = TABLES[what]
    is_stdout = str(file) == "-"
    if not is_stdout:
        _check_suffix(file)
    with _board():
        rows = collect_rows(db.session(), table)
        if is_stdout:
            _write_stdout(rows)
        else:
            _write_file(file, table, rows)
        if table.is_confidential:
            click.echo(_secrecy(table), err=True)


def _export_town(file: Path) -> None:
    if file.suffix.lower() != ".zip":
        raise click.BadParameter("The name must end in .zip.", param_hint="FILE")
    with _board():
        try:
            size, sha256 = write_town(file)
        except OSError as error:
            raise SpreadsheetError(Trouble.NOT_WRITABLE, reason=error.strerror or "") from error
        click.echo(
            _("%(file)s: %(size)s bytes, SHA-256 %(sha)s.", file=file, size=size, sha=sha256)
        )
        click.echo(
            _(
                "This file is confidential: it holds personal data of everybody on the board. Keep"
                " it safe, and delete it when the new board has it."
            ),
            err=True,
        )


def _export_hsds(folder: Path) -> None:
    if folder.is_file() or str(folder) == "-":
        raise click.BadParameter("“hsds” needs a folder.", param_hint="FILE")
    with _board():
        try:
            written = write_hsds(folder)
        except OSError as error:
            raise SpreadsheetError(Trouble.NOT_WRITABLE, reason=error.strerror or "") from error
    for name, number in written.items():
        click.echo(f"{folder / name}.json: {number}")


def _check_suffix(file: Path) -> None:
    if file.suffix.lower() not in SUFFIXES:
        raise click.BadParameter(
            "The name must end in .csv or .xlsx.",
            param_hint="FILE",
        )


@contextmanager
def _board() -> Iterator[None]:
    """Work on the app that is already there, or on this installation's."""
    try:
        with nullcontext() if has_app_context() else _app().app_context():
            yield
    except SpreadsheetError as error:
        raise click.ClickException(trouble_text(error)) from error
    except (OperationalError, ProgrammingError) as error:
        raise click.ClickException(
            _("The database does not answer as it should: %(reason)s", reason=reason(error))
        ) from error


def _app() -> Flask:
    """Return the app that the command was called through, or that of this installation."""
    info = click.get_current_context().find_object(ScriptInfo)
    if info is not None:
        return info.load_app()
    return board_app()


def _sheet(table: Table, file: Path) -> Sheet:
    found = read_rows(file)
    if found.encoding == "cp1252":
        click.echo(
            _(
                "The file is not UTF-8. It was read as Windows-1252; please check letters such as"
                " ä and ß."
            ),
            err=True,
        )
    return read_sheet(table, found.rows)


def _planned(what: str, file: Path) -> Plan:
    sheet = _sheet(TABLES[what], file)
    plan = plan_import(db.session(), sheet=sheet, around=_around())
    db.session.rollback()
    return plan


def _around(advance: Callable[[], None] = lambda: None) -> Around:
    zone = current_app.extensions["helpboard"].settings.timezone
    return Around(now=datetime.now(UTC), zone=zone, advance=advance)


def _carried_out(sheet: Sheet) -> Plan:
    try:
        with progress(_("Importing"), 2 * len(sheet.rows)) as advance:
            around = _around(advance)
            plan = plan_import(db.session(), sheet=sheet, around=around)
            with writing(db.session()) as session:
                return carry_out(session, sheet=sheet, around=around, earlier=plan)
    except ImportRefusedError as error:
        return error.plan


def _say_result(plan: Plan, *, is_written: bool) -> None:
    """Say what has come of it; with problems the command ends with status 1."""
    if plan.problems:
        show_problems(plan)
        count = len(plan.problems)
        click.echo(
            ngettext(
                "Nothing was imported: there is one mistake.",
                "Nothing was imported: there are %(num)s mistakes.",
                count,
            ),
            err=True,
        )
        sys.exit(1)
    click.echo(
        _(
            "New: %(new)s. Changed: %(changed)s. Unchanged: %(unchanged)s.",
            new=plan.count(Verdict.NEW),
            changed=plan.count(Verdict.CHANGED),
            unchanged=plan.count(Verdict.UNCHANGED),
        )
    )
    if is_written:
        click.echo(_("The import is done."))
    else:
        click.echo(_("Nothing was written. To import, call the command again with --commit."))


def _write_stdout(rows: Iterator[list[str]]) -> None:
    text = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="")
    write_csv(text, rows)
    text.flush()
    text.detach()


def _write_file(file: Path, table: Table, rows: Iterator[list[str]]) -> None:
    try:
        write_file(file, table=table, rows=rows)
    except OSError as error:
        raise SpreadsheetError(Trouble.NOT_WRITABLE, reason=error.strerror or "") from error


def _secrecy(table: Table) -> str:
    sentences: dict[str, str] = {
        "sites": _(
            "This file is confidential: it holds the addresses of shelters and who serves them."
            " Do not send it by e-mail, and delete it when it is no longer needed."
        ),
        "groups": _(
            "This file is confidential: it holds addresses that groups show to released people"
            " only."
        ),
        "posts": _("This file is confidential: it holds posts that the public may not read."),
        "pages": _("This file is confidential: it holds pages that the public may not read."),
        "organisations": _(
            "This file is confidential: it holds profiles that the public may not read."
        ),
        "people": _(
            "This file is confidential: it holds names, phone numbers and addresses of people."
            " Do not send it by e-mail, and delete it when it is no longer needed."
        ),
    }
    return sentences[table.name]
