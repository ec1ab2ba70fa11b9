"""What the doctor says of how the board is doing: backups, the worker, the clock, languages."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from helpboard.adapters.backup_record import BackupRecord
from helpboard.adapters.heartbeats import Heartbeats
from helpboard.cli.host_checks import is_local
from helpboard.cli.i18n.files import place_of
from helpboard.cli.i18n.updating import untranslated
from helpboard.config import Settings
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db
from helpboard.models import Entry, Letter

LONGEST_SILENCE = timedelta(minutes=15)
"""A round of the worker may be busy for minutes, with a plan or a pack of sheets."""
READ_BY_ALL = ("core", "messages")
"""Catalogues of texts that the public reads."""
WRONG_CLOCK = timedelta(seconds=30)


def backup_faults(settings: Settings, *, now: datetime) -> Iterator[str]:
    """Look whether there is a fresh backup."""
    backups = BackupRecord(settings.instance).read()
    if backups.has_failed and backups.failed_at is not None:
        yield f"The backup of {_moment(backups.failed_at)} failed: see what its log says."
    elif backups.succeeded_at is None:
        if not is_local(settings) and not settings.is_demo:
            yield "There has never been a backup: “helpboard backup FILE”, every night."
    elif backups.trouble_since(now) is not None:
        yield f"The last backup is of {_moment(backups.succeeded_at)}: is its timer running?"


def worker_faults(settings: Settings, *, now: datetime) -> Iterator[str]:
    """Look whether a worker is alive, on a board that is there for others."""
    last = Heartbeats(settings.local_folder).last()
    if not last:
        if not is_local(settings) and not settings.is_demo:
            yield "No worker has ever run: “helpboard worker” sends letters and ends posts."
        return
    newest = max(last.values())
    if now - newest > LONGEST_SILENCE:
        yield f"The worker has said nothing since {_moment(newest)}: does “helpboard worker” run?"
        return
    silent = [name for name, at in last.items() if newest - at > LONGEST_SILENCE]
    if silent:
        yield f"The worker is stuck with: {', '.join(silent)}. Its log may say why."


def clock_faults(*, now: datetime) -> Iterator[str]:
    """Compare the clock with the database’s, and what is written there; in an app context."""
    if db.engine.dialect.name == "postgresql":
        there: datetime = db.session.scalar(select(func.clock_timestamp())) or now
        apart = abs(datetime.now(UTC) - there.astimezone(UTC))
        if apart > WRONG_CLOCK:
            yield f"The clocks of this machine and of the database are {apart} apart."
    newest = [
        db.session.scalar(select(func.max(column))) for column in (Entry.at, Letter.created_at)
    ]
    latest = max((at for at in newest if at is not None), default=now)
    if latest - now > WRONG_CLOCK:
        yield (
            f"The clock says {_moment(now)}, but something was written at {_moment(latest)}: "
            "is the clock set by the network?"
        )


def language_hints(settings: Settings) -> Iterator[str]:
    """Say which languages lack texts of what is read by the public."""
    for tag in settings.languages:
        paths = [place_of(tag, name) for name in READ_BY_ALL]
        missing = sum(untranslated(path) for path in paths if path.is_file())
        if missing and not LANGUAGES[tag].fallback:
            yield f"{LANGUAGES[tag].own_name} lacks {missing} texts; they are shown in English."


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M UTC")
