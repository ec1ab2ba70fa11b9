"""Texts of the house, in the best language there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.models import HouseText, HouseTextRevision, User


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


def house_texts(
    session: Session, keys: Sequence[str], languages: Sequence[str]
) -> dict[str, HouseTextRow]:
    """Read each of the texts ``keys`` that there is, in the best language, in one statement."""
    rows = session.execute(
        select(
            *(HouseText.key, HouseText.lang, HouseText.title, HouseText.body, HouseText.updated_at)
        )
        .where(HouseText.key.in_(keys))
        .order_by(HouseText.key, HouseText.lang)
    )
    ranks = {lang: rank for rank, lang in enumerate(languages)}
    best: dict[str, HouseTextRow] = {}
    for key, lang, title, body, updated_at in rows:
        known = best.get(key)
        if known is None or ranks.get(lang, len(ranks)) < ranks.get(known.lang, len(ranks)):
            best[key] = HouseTextRow(lang, title, body, updated_at)
    return best


@dataclass(frozen=True, slots=True)
class WrittenText:
    """A text that the town has written, as the list of texts shows it."""

    key: str
    lang: str
    body: str
    updated_at: datetime


def written_texts(session: Session) -> dict[tuple[str, str], WrittenText]:
    """Read everything that the town has written, by key and language."""
    rows = session.execute(
        select(HouseText.key, HouseText.lang, HouseText.body, HouseText.updated_at).order_by(
            HouseText.key, HouseText.lang
        )
    )
    return {(row.key, row.lang): WrittenText(*row) for row in rows}


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """What a text said since ``at``; ``by`` is None when that person has left."""

    id: int
    title: str
    body: str
    by: str | None
    at: datetime


MOST_REVISIONS = 50
"""So many of the last revisions are shown; older ones stay in the table."""


def revisions(session: Session, key: str, lang: str) -> tuple[RevisionRow, ...]:
    """Read the last revisions of a text, the newest first."""
    rows = session.execute(
        select(
            HouseTextRevision.id, HouseTextRevision.title, HouseTextRevision.body,
            User.name, HouseTextRevision.at,
        )
        .outerjoin(User, User.id == HouseTextRevision.made_by)
        .where(HouseTextRevision.key == key, HouseTextRevision.lang == lang)
        .order_by(HouseTextRevision.id.desc())
        .limit(MOST_REVISIONS)
    )  # fmt: skip
    return tuple(RevisionRow(*row) for row in rows)


def last_revision(session: Session, key: str, lang: str) -> int:
    """Return the id of the newest revision of a text, 0 when there is none."""
    found = session.scalar(
        select(func.max(HouseTextRevision.id)).where(
            HouseTextRevision.key == key, HouseTextRevision.lang == lang
        )
    )
    return found or 0
