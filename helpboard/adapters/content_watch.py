"""Moves the content version in the transaction that changes something public."""

import random
from collections.abc import Sequence
from typing import Any

from sqlalchemy import FromClause, event, inspect, text
from sqlalchemy.orm import (
    Mapper,
    ORMExecuteState,
    Session,
    SessionTransaction,
    UOWTransaction,
    scoped_session,
    sessionmaker,
)

from helpboard.adapters.content_version import ContentVersion
from helpboard.models.content_version import SLOTS
from helpboard.services.content import CHANGED

Sessions = type[Session] | Session | sessionmaker[Any] | scoped_session[Any]

_BUMPED = "content_version_bumped"
# One text for SQLite and PostgreSQL; a missing slot is made on the way.
_BUMP = text(
    "INSERT INTO content_version (slot, number) VALUES (:slot, 1)"
    " ON CONFLICT (slot) DO UPDATE SET number = content_version.number + 1"
)


def watch(sessions: Sessions, version: ContentVersion, *, public_models: tuple[type, ...]) -> None:
    """Let commits of these sessions move the version when they touch one of the public models.

    Noticed are objects added, changed and deleted, ORM and Core statements on the tables of these
    models, and what ``content_changed`` says. Of an object whose model has ``shown_columns`` only
    these count; while the first of them is empty, readers see nothing of it. The number in the
    database moves at the very end of the outermost transaction, in one slot of sixteen by chance,
    so that writers seldom meet. Savepoints neither move nor forget anything. Several versions may
    watch the same sessions.
    """
    tables = {table for model in public_models for table in _tables(model)}

    def after_flush(session: Session, _context: UOWTransaction) -> None:
        if _touches(session, public_models):
            session.info[CHANGED] = True

    def do_orm_execute(state: ORMExecuteState) -> None:
        statement = state.statement
        if statement.is_dml and getattr(statement, "table", None) in tables:
            state.session.info[CHANGED] = True

    def after_commit(session: Session) -> None:
        if _BUMPED in session.info:
            version.moved()

    event.listen(sessions, "after_flush", after_flush)
    event.listen(sessions, "do_orm_execute", do_orm_execute)
    event.listen(sessions, "before_commit", _bump)
    event.listen(sessions, "after_commit", after_commit)
    event.listen(sessions, "after_transaction_end", _forget)


def _tables(model: type) -> Sequence[FromClause]:
    mapper: Mapper[Any] = inspect(model)
    return mapper.tables


def _touches(session: Session, models: tuple[type, ...]) -> bool:
    moved = (*session.new, *session.deleted)
    if any(isinstance(one, models) and _is_shown(one) for one in moved):
        return True
    changed = (one for one in session.dirty if isinstance(one, models) and session.is_modified(one))
    return any(_is_shown_otherwise(one) for one in changed)


def _is_shown(one: object) -> bool:
    names = _shown_columns(one)
    return not names or getattr(one, names[0]) is not None


def _is_shown_otherwise(one: object) -> bool:
    names = _shown_columns(one)
    return not names or any(inspect(one).attrs[name].history.has_changes() for name in names)


def _shown_columns(one: object) -> Sequence[str]:
    """Return the columns that readers see something of; none when they may see all of them."""
    names: Sequence[str] = getattr(one, "shown_columns", ())
    return names


def _bump(session: Session) -> None:
    """Write the number; last, since whoever else meets this slot waits for our commit."""
    if session.in_nested_transaction():
        return
    session.flush()
    if session.info.pop(CHANGED, False):
        # No secret: it only spreads writers over rows.
        session.connection().execute(_BUMP, {"slot": random.randrange(SLOTS)})  # noqa: S311
        session.info[_BUMPED] = True


def _forget(session: Session, transaction: SessionTransaction) -> None:
    if transaction.parent is None:
        session.info.pop(CHANGED, None)
        session.info.pop(_BUMPED, None)
