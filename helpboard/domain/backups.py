"""When the last backups of a board were made, and when that is trouble."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

OLDEST: Final = timedelta(hours=36)
"""A daily backup may be late by half a day."""


@dataclass(frozen=True, slots=True)
class Backups:
    """The last backup that came out right, and the last that did not."""

    succeeded_at: datetime | None = None
    failed_at: datetime | None = None

    @property
    def has_failed(self) -> bool:
        """Tell whether the newest of all did not come out right."""
        if self.failed_at is None:
            return False
        return self.succeeded_at is None or self.succeeded_at < self.failed_at

    def trouble_since(self, now: datetime) -> datetime | None:
        """Return since when a newer backup is missing; None when all is well, or none was tried.

        After a failure this is the failure, otherwise when the last one became too old.
        """
        if self.has_failed:
            return self.failed_at
        if self.succeeded_at is None or now - self.succeeded_at <= OLDEST:
            return None
        return self.succeeded_at + OLDEST
