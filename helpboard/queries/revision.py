"""The revision that the database is at."""

from sqlalchemy import text
from sqlalchemy.orm import Session


def revision_of(session: Session) -> str | None:
    """Return the revision of the database; None when no migration has finished.

    Raises OperationalError (SQLite) or ProgrammingError where there is no such table at all.
    """
    found: str | None = session.scalar(text("SELECT version_num FROM alembic_version"))
    return found
