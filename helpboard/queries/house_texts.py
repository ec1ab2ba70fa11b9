"""Texts of the house, in the best language there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.models import HouseText


@dataclass(frozen=True, slots=True)
class HouseTextRow:
    """One text, as written by the coordinator."""

    lang: str
    title: str
    body: str
    updated_at: datetime


def house_text(session: Session, key: str, languages: Sequence[str]) -> HouseTextRow | None:
    """Read the text ``key`` in the first of ``languages`` that it has, else in any, else None."""
    statement = (
        select(HouseText.lang, HouseText.title, HouseText.body, HouseText.updated_at)
        .where(HouseText.key == key)
        .order_by(HouseText.lang)
    )
    rows = [HouseTextRow(*row) for row in session.execute(statement)]
    ranks = {lang: rank for rank, lang in enumerate(languages)}
    return min(rows, key=lambda row: ranks.get(row.lang, len(ranks)), default=None)
