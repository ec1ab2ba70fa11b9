"""How the board is at the moment it is asked: what no process counts by itself."""

import platform
from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version

from prometheus_client.core import GaugeMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from helpboard.adapters.backup_record import BackupRecord
from helpboard.adapters.heartbeats import Heartbeats
from helpboard.adapters.revisions import newest_revision
from helpboard.config import ROOT, Settings
from helpboard.queries.letters import standing
from helpboard.queries.revision import revision_of


class Figures(Collector):
    """Gauges of one board; a database that does not answer is told, not raised."""

    def __init__(self, session: Session, settings: Settings, *, now: datetime) -> None:
        self._session = session
        self._settings = settings
        self._now = now

    def collect(self) -> Iterable[Metric]:
        """Look, and return what was found."""
        yield self._build()
        yield from self._worker()
        yield from self._backups()
        yield from self._database()

    def _build(self) -> Metric:
        found = GaugeMetricFamily(
            "helpboard_build_info", "What runs here.", labels=("version", "python", "database")
        )
        engine = "sqlite" if self._settings.database_url.startswith("sqlite") else "postgresql"
        found.add_metric((_version(), platform.python_version(), engine), 1)
        return found

    def _worker(self) -> Iterator[Metric]:
        found = GaugeMetricFamily(
            "helpboard_worker_last_turn_timestamp_seconds",
            "When each round of the worker was last alive; nothing where none has run.",
            labels=("round",),
        )
        for name, at in Heartbeats(self._settings.local_folder).last().items():
            found.add_metric((name,), at.timestamp())
        yield found

    def _backups(self) -> Iterator[Metric]:
        backups = BackupRecord(self._settings.instance).read()
        if backups.succeeded_at is not None:
            yield _gauge(
                "backup_last_success_timestamp_seconds",
                "When the last backup came out right.",
                backups.succeeded_at.timestamp(),
            )
        yield _gauge(
            "backup_failed", "1 when the newest backup did not come out right.", backups.has_failed
        )

    def _database(self) -> Iterator[Metric]:
        try:
            revision = revision_of(self._session)
            letters = standing(self._session, now=self._now)
        except SQLAlchemyError:
            self._session.rollback()
            yield _gauge("database_up", "1 when the database answers as it should.", 0)
            return
        yield _gauge("database_up", "1 when the database answers as it should.", 1)
        yield _gauge(
            "database_is_current",
            "1 when the database is at the revision of this version of the program.",
            revision == newest_revision(ROOT / "migrations"),
        )
        yield _gauge("letters_due", "Letters that should leave now.", letters.due)
        yield _gauge(
            "letters_oldest_due_seconds",
            "How long the oldest letter that should leave has been waiting.",
            letters.waits(self._now).total_seconds(),
        )
        yield _gauge("letters_dead", "Letters that were given up.", letters.dead)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(f"helpboard_{name}", what, value=float(value))


def _version() -> str:
    try:
        return version("helpboard")
    except PackageNotFoundError:
        return "unknown"
