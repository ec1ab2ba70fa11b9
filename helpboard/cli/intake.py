"""What the worker does for spreadsheets of the desk: look through those that wait, take them.

Looking through only reads, and so does planning what to take. Taking is one transaction, so that
all rows come or none, as planned if the board is still the same; the progress is told beside the
file, since nobody else can write to the database meanwhile.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime

from flask import current_app

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.spreadsheet_trouble import SpreadsheetError
from helpboard.adapters.spreadsheets import read_rows
from helpboard.config import Settings
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.intake import IntakeState
from helpboard.domain.tables.sheet import Sheet, read_sheet
from helpboard.domain.tables.tables import TABLES
from helpboard.extensions import db, writing
from helpboard.models import Intake
from helpboard.services import intake as intakes
from helpboard.services.exchange.carry_out import ImportDiffersError, ImportRefusedError
from helpboard.services.exchange.plan import Around, Plan, plan_import
from helpboard.services.exchange.scope import areas_below

_READ = 30
"""How many percent of the work are done when the file has been read."""


def work_on_waiting() -> bool:
    """Look through or take the spreadsheet that waits longest; True when there was one."""
    with writing(db.session()) as session:
        intake_id = intakes.lease(session, now=datetime.now(UTC))
    if intake_id is None:
        return False
    intake = db.session.get_one(Intake, intake_id)
    if not intakes.is_still_allowed(db.session(), intake):
        return _refuse(intake_id, "not_allowed", {})
    files = DeskFiles(_settings().desk_folder)
    try:
        sheet, encoding = _sheet(intake, files)
    except SpreadsheetError as error:
        return _refuse(intake_id, error.code.value, error.params)
    is_taking = intake.state is IntakeState.TAKING
    around = _around(intake, _Meter(files, intake.stored, len(sheet.rows), 2 if is_taking else 1))
    if is_taking:
        return _take(intake_id, sheet, encoding, around)
    plan = plan_import(db.session(), sheet=sheet, around=around)
    return _show(intake_id, plan, encoding)


def _sheet(intake: Intake, files: DeskFiles) -> tuple[Sheet, str]:
    """Read the file; the database is let go meanwhile."""
    kind, stored = intake.kind, intake.stored
    db.session.rollback()
    files.tell(stored, 5)
    found = read_rows(files.path(stored))
    sheet = read_sheet(TABLES[kind], found.rows)
    files.tell(stored, _READ)
    return sheet, found.encoding


def _around(intake: Intake, advance: Callable[[], None]) -> Around:
    return Around(
        now=datetime.now(UTC),
        zone=_settings().timezone,
        within=areas_below(db.session(), intake.area_id),
        by_id=intake.made_by,
        advance=advance,
    )


def _show(intake_id: int, plan: Plan, encoding: str, *, has_changed: bool = False) -> bool:
    """Keep what was found, unless another worker has done so after this one's time was over."""
    with suppress(IllegalMoveError), writing(db.session()) as session:
        intakes.show(
            session, intake_id=intake_id, plan=plan, encoding=encoding,
            now=datetime.now(UTC), has_changed=has_changed,
        )  # fmt: skip
    return True


def _take(intake_id: int, sheet: Sheet, encoding: str, around: Around) -> bool:
    plan = plan_import(db.session(), sheet=sheet, around=around)
    try:
        with writing(db.session()) as session:
            intakes.carry_through(
                session, intake_id=intake_id, sheet=sheet, around=around, earlier=plan
            )
    except (ImportDiffersError, ImportRefusedError) as error:
        return _show(intake_id, error.plan, encoding, has_changed=True)
    except IllegalMoveError:
        return True  # another worker has done it after this one's time was over
    return True


def _refuse(intake_id: int, code: str, params: dict[str, int | str]) -> bool:
    with suppress(IllegalMoveError), writing(db.session()) as session:
        intakes.refuse(
            session, intake_id=intake_id, code=code, params=params, now=datetime.now(UTC)
        )
    return True


class _Meter:
    """Counts rows and tells every percent of them once."""

    def __init__(self, files: DeskFiles, stored: str, rows: int, rounds: int) -> None:
        self._files, self._stored = files, stored
        self._all = max(1, rows * rounds)
        self._done, self._told = 0, _READ

    def __call__(self) -> None:
        self._done += 1
        percent = _READ + (99 - _READ) * min(self._done, self._all) // self._all
        if percent > self._told:
            self._told = percent
            self._files.tell(self._stored, percent)


def _settings() -> Settings:
    settings: Settings = current_app.extensions["helpboard"].settings
    return settings
