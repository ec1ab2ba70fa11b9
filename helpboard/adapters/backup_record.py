"""The file in the instance folder that says when the last backup was made, and when one failed.

It lies beside the database, not in it: a damaged database must not keep its own damage secret.
"""

import json
import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from helpboard.domain.backups import Backups

FILE: Final = "backups.json"


class BackupRecord:
    """The file of one instance; one that cannot be read or written says nothing."""

    def __init__(self, instance: Path) -> None:
        self._path = instance / FILE

    def read(self) -> Backups:
        """Return what is written there."""
        try:
            found = json.loads(self._path.read_text("utf-8"))
            return Backups(_moment(found.get("succeeded")), _moment(found.get("failed")))
        except (OSError, ValueError, AttributeError, TypeError):
            return Backups()

    def succeeded(self, at: datetime) -> None:
        """Note a backup that came out right."""
        self._write(replace(self.read(), succeeded_at=at))

    def failed(self, at: datetime) -> None:
        """Note a backup that did not."""
        self._write(replace(self.read(), failed_at=at))

    def _write(self, backups: Backups) -> None:
        moments = {"succeeded": backups.succeeded_at, "failed": backups.failed_at}
        text = json.dumps({name: at.isoformat() for name, at in moments.items() if at})
        new = self._path.with_suffix(".new")
        with suppress(OSError):
            new.write_text(text, "utf-8")
            os.replace(new, self._path)


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
