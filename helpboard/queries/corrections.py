"""Better wordings for texts of the pages: what is proposed, and what was taken."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.translation import CorrectionState
from helpboard.models import TextCorrection, User

MOST_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class CorrectionRow:
    """A proposal; ``by`` is None when its writer has left."""

    id: int
    source: str
    plural: str
    before: tuple[str, ...]
    forms: tuple[str, ...]
    note: str
    by: str | None
    at: datetime


def proposed(session: Session, lang: str) -> tuple[CorrectionRow, ...]:
    """Read what waits in a language, the oldest first."""
    rows = session.execute(
        select(TextCorrection, User.name)
        .outerjoin(User, User.id == TextCorrection.made_by)
        .where(TextCorrection.lang == lang, TextCorrection.state == CorrectionState.PROPOSED)
        .order_by(TextCorrection.at, TextCorrection.id)
        .limit(MOST_SHOWN)
    )
    return tuple(
        CorrectionRow(
            row.id, row.source, row.plural, tuple(row.before), tuple(row.forms), row.note, name,
            row.at,
        )
        for row, name in rows
    )  # fmt: skip


def proposed_numbers(session: Session, langs: Collection[str]) -> dict[str, tuple[int, int]]:
    """Count for each language what is proposed and what was taken."""
    rows = session.execute(
        select(TextCorrection.lang, TextCorrection.state, func.count())
        .where(TextCorrection.lang.in_(langs))
        .group_by(TextCorrection.lang, TextCorrection.state)
    )
    found = {(lang, state): count for lang, state, count in rows}
    return {
        lang: (
            found.get((lang, CorrectionState.PROPOSED), 0),
            found.get((lang, CorrectionState.TAKEN), 0),
        )
        for lang in langs
    }


def taken(session: Session, lang: str) -> tuple[TextCorrection, ...]:
    """Read what was taken in a language; of one text the last wording only."""
    rows = session.scalars(
        select(TextCorrection)
        .where(TextCorrection.lang == lang, TextCorrection.state == CorrectionState.TAKEN)
        .order_by(TextCorrection.at, TextCorrection.id)
    )
    last = {(row.catalogue, row.context, row.source): row for row in rows}
    return tuple(last[key] for key in sorted(last))
