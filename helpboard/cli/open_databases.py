"""Who else has a database open: what they go on writing to it would be lost when it moves."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, text

_OTHER_SESSIONS: Final = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND usename = current_user AND pid <> pg_backend_pid()"
)


def others_at(connection: Connection) -> str:
    """Return what else has the database of ``connection`` open, in words; nothing when nobody has.

    Of PostgreSQL that are sessions of the same role, from whichever host; of SQLite processes that
    this user can see, where the system tells.
    """
    if connection.dialect.name == "postgresql":
        sessions = connection.scalar(_OTHER_SESSIONS)
        return f"{sessions} other sessions" if sessions else ""
    database = connection.engine.url.database
    processes = _processes_with(Path(database).resolve()) if database else []
    return f"process {', '.join(map(str, processes))}" if processes else ""


def _processes_with(file: Path) -> list[int]:
    """Return the numbers of other processes that have ``file`` open."""
    processes = {int(path.name) for path in Path("/proc").glob("[0-9]*")} - {os.getpid()}
    return sorted(process for process in processes if _has_open(process, file))


def _has_open(process: int, file: Path) -> bool:
    with suppress(OSError):  # it has ended, or is somebody else's
        for opened in Path(f"/proc/{process}/fd").iterdir():
            with suppress(FileNotFoundError):  # it was closed just now
                if opened.readlink() == file:
                    return True
    return False
