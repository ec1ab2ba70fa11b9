"""What the worker does so that nothing is kept for longer than it says (R19)."""

from datetime import UTC, datetime, timedelta
from typing import Final

from flask import current_app
from sqlalchemy.orm import Session

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.uploads import Uploads
from helpboard.config import Settings
from helpboard.domain.retention import Kept, over_since
from helpboard.extensions import db, writing
from helpboard.services import retention
from helpboard.services.clearance_life import note_who_has_stopped

_NOT_YET_WRITTEN: Final = timedelta(minutes=10)
"""How old a file must be before it counts as left over: its row comes after it."""


def drop_what_is_over(session: Session, now: datetime) -> int:
    """Drop a batch of old conversations, letters, links, log-ins, proposals and the like."""
    blanked = retention.blank_what_is_over(session, now=now) + retention.blank_left_names(session)
    stopped = note_who_has_stopped(session, now=now)
    return blanked + stopped + retention.drop_what_is_over(session, now=now)


def warn_of_the_end(session: Session, now: datetime) -> int:
    """Write to people who have not used their account for long."""
    return retention.warn_of_the_end(session, now=now)


def erase_unused() -> bool:
    """Erase a batch of unused accounts and codes; their pictures go after the commit."""
    settings = _settings()
    journal = Erasures(settings.instance / FILE)
    with writing(db.session()) as session:
        erased = retention.erase_unused(session, journal=journal, now=datetime.now(UTC))
    for name in erased.pictures if erased else ():
        Uploads(settings.uploads_folder).drop(name)
    return erased is not None


def drop_orphans() -> bool:
    """Remove files of pictures that belong to nothing, such as those of a form that failed."""
    uploads = Uploads(_settings().uploads_folder)
    old = list(uploads.names(before=over_since(Kept.PICTURE, datetime.now(UTC))))
    for name in retention.orphans(db.session(), old) if old else ():
        uploads.drop(name)
    return False


def drop_desk_files() -> bool:
    """Remove files that coordinators brought or did not fetch, once their rows are gone."""
    in_use = retention.desk_files_in_use(db.session())
    before = datetime.now(UTC) - _NOT_YET_WRITTEN
    DeskFiles(_settings().desk_folder).sweep(in_use=in_use, before=before)
    return False


def _settings() -> Settings:
    settings: Settings = current_app.extensions["helpboard"].settings
    return settings
