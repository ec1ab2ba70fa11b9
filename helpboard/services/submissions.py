"""Forms that are sent twice and shall be carried out once (R11)."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.models import Submission


@dataclass(frozen=True, slots=True)
class Taken:
    """Whether this is the first time that the form comes, and what the first time made."""

    is_first: bool
    result_id: int | None = None


def once(session: Session, *, key: str, now: datetime) -> Taken:
    """Take note of a form, first thing in its transaction; the second of two waits for the first.

    When the transaction fails, the form was never taken and may come again.
    """
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(Submission) if is_sqlite else postgresql.insert(Submission)
    new = session.execute(
        insert.values(key=key, at=now).on_conflict_do_nothing().returning(Submission.key)
    ).one_or_none()
    if new is not None:
        return Taken(is_first=True)
    made = session.scalar(select(Submission.result_id).where(Submission.key == key))
    return Taken(is_first=False, result_id=made)


def made(session: Session, *, key: str, result_id: int) -> None:
    """Remember the row that a form made, for whoever sends it again."""
    session.get_one(Submission, key).result_id = result_id
    session.flush()
