"""What organisations and groups lastingly give and seek, in building blocks."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select
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
    return _rows(session, "organisation_id", organisation_id)


def gives_seeks_of_group(session: Session, group_id: int) -> tuple[GiveSeekRow, ...]:
    """Read what a group gives and seeks, in its own order."""
    return _rows(session, "group_id", group_id)


@cache
def _statement(whose: str) -> Select[*tuple[Any, ...]]:
    return (
        select(GiveSeek.id, GiveSeek.direction, GiveSeek.kind, GiveSeek.topic, GiveSeek.facts)
        .where(getattr(GiveSeek, whose) == bindparam("owner"))
        .order_by(GiveSeek.direction, GiveSeek.position, GiveSeek.id)
    )


def _rows(session: Session, whose: str, owner: int) -> tuple[GiveSeekRow, ...]:
    rows = session.execute(_statement(whose), {"owner": owner})
    return tuple(GiveSeekRow(*row) for row in rows)
