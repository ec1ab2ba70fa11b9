"""What became of a circular: who has answered what, who is silent, and who has left."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.models import CircularReader, Group, Organisation, User
from helpboard.queries.circular_readers import left_since
from helpboard.queries.circulars import CircularPage

MOST_READERS = 200
"""So many readers stand on the page of a circular; the others are counted."""


@dataclass(frozen=True, slots=True)
class ReaderRow:
    """Somebody who got a circular, as the desk sees it: never an address."""

    name: str
    speaks_for: str
    answer: str
    answered_at: datetime | None
    reminded_at: datetime | None
    has_left: bool = False


@dataclass(frozen=True, slots=True)
class Results:
    """What became of a circular: how many gave each answer, and who said what or nothing.

    ``left`` counts the silent who have left what it reached them by: nobody reminds them.
    """

    by_answer: Mapping[str, int]
    readers: int
    written: int
    answered: tuple[ReaderRow, ...]
    silent: tuple[ReaderRow, ...]
    left: int

    @property
    def silent_count(self) -> int:
        """Return how many have not answered."""
        return self.readers - sum(self.by_answer.values())


def results_of(session: Session, page: CircularPage, *, today: date) -> Results:
    """Read what became of a circular, in four statements; three more when silent ones have left."""
    circular_id = page.id
    counted = session.execute(
        select(CircularReader.answer, func.count())
        .where(CircularReader.circular_id == circular_id)
        .group_by(CircularReader.answer)
    ).all()
    by_answer = {str(code): int(number) for code, number in counted}
    written = session.scalar(
        select(func.count(CircularReader.written_at)).where(
            CircularReader.circular_id == circular_id
        )
    )
    has_answered = CircularReader.answered_at.is_not(None)
    left = left_since(
        session, circular_id, audience=page.audience, filters=page.filters, area_id=page.area_id,
        today=today,
    )  # fmt: skip
    return Results(
        by_answer={code: number for code, number in by_answer.items() if code},
        readers=sum(by_answer.values()),
        written=written or 0,
        answered=_readers(session, circular_id, has_answered),
        silent=_readers(session, circular_id, ~has_answered, left),
        left=len(left),
    )


def _readers(
    session: Session, circular_id: int, condition: Any, left: frozenset[int] = frozenset()
) -> tuple[ReaderRow, ...]:
    speaks_for = func.coalesce(Group.name, Organisation.name, "")
    rows: Any = session.execute(
        select(
            *(User.name, speaks_for, CircularReader.answer),
            *(CircularReader.answered_at, CircularReader.reminded_at, User.id),
        )
        .join(User, User.id == CircularReader.user_id)
        .outerjoin(Group, Group.id == CircularReader.group_id)
        .outerjoin(Organisation, Organisation.id == CircularReader.organisation_id)
        .where(CircularReader.circular_id == circular_id, condition)
        .order_by(CircularReader.answer, speaks_for, User.name, CircularReader.id)
        .limit(MOST_READERS)
    )
    return tuple(ReaderRow(*(*row[:-1], row.id in left)) for row in rows)
