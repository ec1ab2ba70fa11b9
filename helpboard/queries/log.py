"""The log of what staff did, as a coordinator reads it (rule 8): filtered, newest first, paged."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.models import Entry, User
from helpboard.queries.log_areas import lies_below, may_read
from helpboard.queries.people import Reach

PAGE = 50
MOST_IN_FILE = 20_000
"""Rows of an exported file; whoever needs more takes several periods."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogFilter:
    """What somebody looks for; ``until`` is the moment after the last one."""

    actor_id: int | None = None
    action: str | None = None
    about: str | None = None
    since: datetime | None = None
    until: datetime | None = None
    area_path: str | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A line of the log; ``by`` is None for the board itself and for people who have left."""

    id: int
    at: datetime
    actor_id: int | None
    by: str | None
    action: str
    about: str
    about_id: int
    codes: Mapping[str, Any]


def log_entries(
    session: Session,
    reach: Reach,
    asked: LogFilter,
    *,
    is_home: bool,
    before: int | None = None,
    most: int = PAGE + 1,
) -> tuple[EntryRow, ...]:
    """Read what ``reach`` may read, the newest first, from below the entry ``before`` on."""
    statement = (
        select(
            Entry.id, Entry.at, Entry.actor_id, User.name, Entry.action, Entry.about,
            Entry.about_id, Entry.codes,
        )
        .outerjoin(User, User.id == Entry.actor_id)
        .where(may_read(reach, is_home=is_home), *_conditions(asked))
        .order_by(Entry.id.desc())
        .limit(most)
    )  # fmt: skip
    if before is not None:
        statement = statement.where(Entry.id < before)
    rows: Any = session.execute(statement)
    return tuple(EntryRow(*row) for row in rows)


def people_in_log(session: Session, reach: Reach, *, is_home: bool) -> tuple[tuple[int, str], ...]:
    """Read who did anything that ``reach`` may read of, by name."""
    rows: Any = session.execute(
        select(User.id, User.name)
        .where(
            User.id.in_(select(Entry.actor_id).where(may_read(reach, is_home=is_home))),
        )
        .order_by(User.name, User.id)
        .limit(200)
    )
    return tuple((row.id, row.name) for row in rows)


def _conditions(asked: LogFilter) -> list[ColumnElement[bool]]:
    wanted: list[ColumnElement[bool]] = []
    if asked.actor_id is not None:
        wanted.append(Entry.actor_id == asked.actor_id)
    if asked.action is not None:
        wanted.append(Entry.action == asked.action)
    if asked.about is not None:
        wanted.append(Entry.about == asked.about)
    if asked.since is not None:
        wanted.append(Entry.at >= asked.since)
    if asked.until is not None:
        wanted.append(Entry.at < asked.until)
    if asked.area_path is not None:
        wanted.append(lies_below(asked.area_path))
    return wanted
