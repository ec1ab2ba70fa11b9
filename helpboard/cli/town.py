"""The whole town in one file, for a change of provider: by command, and by the worker."""

import io
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from flask import current_app
from sqlalchemy import Connection, Table, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.spreadsheets import write_csv
from helpboard.adapters.table_rows import json_value
from helpboard.adapters.town_file import TownWriter
from helpboard.adapters.uploads import PictureSize, Uploads
from helpboard.cli.backup import one_moment
from helpboard.cli.database import current_revision
from helpboard.config import Settings
from helpboard.domain.errors import NotFoundError
from helpboard.domain.intake import TownExportState
from helpboard.domain.tables.tables import TABLES
from helpboard.extensions import db, writing
from helpboard.models import Photo
from helpboard.queries import town_tables
from helpboard.services import exporting
from helpboard.services.exchange.collect import collect_rows

_CHUNK: Final = 1000
_README: Final = """\
Everything that a helpboard keeps, for another provider.

tables/<name>.jsonl   one row a line, as a JSON object; moments are UTC in ISO 8601
schema.json           what each table and each column is, and where it points
csv/<name>.csv        the tables that another helpboard takes in (helpboard import)
uploads/<name>.webp   pictures; table photo says whose they are
manifest.json         every part with its size and SHA-256

Not in it: passwords, second factors, log-ins, codes, links, letters, and what is made anew.
People choose a new password by a letter. It holds personal data: keep it safe, and delete it when
the new board has it.
"""


def _no_meter(_percent: int) -> None:
    pass


def write_town(path: Path, *, advance: Callable[[int], None] = _no_meter) -> tuple[int, str]:
    """Write everything of the board that goes along; return the file's size and SHA-256.

    It is read in one transaction that sees one moment; writers are not held up.
    """
    settings = _settings()
    with TownWriter(path) as writer, one_moment() as connection:
        writer.add_file("README.txt", _README.encode())
        writer.add_file("schema.json", json.dumps(town_tables.schema(), indent=1).encode())
        tables = town_tables.tables()
        for number, table in enumerate(tables):
            names = [column.name for column in town_tables.columns(table)]
            writer.add_rows(table.name, names, _rows(connection, table))
            advance(5 + 70 * number // len(tables))
        _add_csv(writer, connection)
        advance(85)
        _add_pictures(writer, connection, Uploads(settings.uploads_folder))
        advance(95)
        return writer.finish(
            {
                "site": settings.site_name,
                "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
                "revision": current_revision(),
                "left_behind": dict(town_tables.LEFT_BEHIND),
            }
        )


def _rows(connection: Connection, table: Table) -> Iterator[list[Any]]:
    statement = select(*town_tables.columns(table)).order_by(*table.primary_key.columns)
    for row in connection.execute(statement, execution_options={"yield_per": _CHUNK}):
        yield [json_value(value) for value in row]


def _add_csv(writer: TownWriter, connection: Connection) -> None:
    with Session(connection) as session:
        for table in TABLES.values():
            text = io.StringIO(newline="")
            write_csv(text, collect_rows(session, table))
            writer.add_file(f"csv/{table.name}.csv", text.getvalue().encode("utf-8-sig"))
            session.expunge_all()


def _add_pictures(writer: TownWriter, connection: Connection, uploads: Uploads) -> None:
    """Add the large files of all pictures; one that was dropped a moment ago is left out."""
    for name in connection.scalars(select(Photo.name).order_by(Photo.name)).all():
        try:
            writer.add_file(f"uploads/{name}.webp", uploads.read(name, PictureSize.LARGE))
        except NotFoundError:
            continue


def write_waiting_town() -> bool:
    """Write the town that waits longest for somebody at the desk; True when there was one."""
    with writing(db.session()) as session:
        export = exporting.lease_town(session, now=datetime.now(UTC))
        if export is None or export.state is TownExportState.FAILED:
            return export is not None
        export_id, stored = export.id, export.stored
    files = DeskFiles(_settings().desk_folder)
    try:
        size, sha256 = write_town(
            files.path(stored), advance=lambda percent: files.tell(stored, percent)
        )
    except (OSError, DBAPIError):
        size, sha256 = 0, ""
    with writing(db.session()) as session:
        exporting.finish_town(
            session, export_id=export_id, size=size, sha256=sha256, now=datetime.now(UTC)
        )
    return True


def _settings() -> Settings:
    settings: Settings = current_app.extensions["helpboard"].settings
    return settings
