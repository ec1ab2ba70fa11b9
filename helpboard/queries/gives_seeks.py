"""What organisations and groups lastingly give and seek, in building blocks."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from helpboard.models import Direction, GiveSeek


@dataclass(frozen=True, slots=True)
class GiveSeekRow:
    """One item; ``facts`` are checked building blocks of ``topic``."""

    id: int
    direction: Direction
    kind: str
    topic: str
    facts: dict[str, Any]


def gives_seeks_of_organisation(session: Session, organisation_id: int) -> tuple[GiveSeekRow, ...]:
    """Read what an organisation gives and seeks, in its own order."""
    return _rows(session, GiveSeek.organisation_id == organisation_id)


def gives_seeks_of_group(session: Session, group_id: int) -> tuple[GiveSeekRow, ...]:
    """Read what a group gives and seeks, in its own order."""
    return _rows(session, GiveSeek.group_id == group_id)


def _rows(session: Session, whose: ColumnElement[bool]) -> tuple[GiveSeekRow, ...]:
    statement = (
        select(GiveSeek.id, GiveSeek.direction, GiveSeek.kind, GiveSeek.topic, GiveSeek.facts)
        .where(whose)
        .order_by(GiveSeek.direction, GiveSeek.position, GiveSeek.id)
    )
    return tuple(GiveSeekRow(*row) for row in session.execute(statement))
