"""What readers say about texts, and what nobody has looked at yet."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.translation import FeedbackKind, ItemKind
from helpboard.models import ContentItem, ReaderFeedback
from helpboard.queries.translatable import Translatable, is_of_translatable, translatable_among
from helpboard.queries.translations import owner_column

MOST_SHOWN: Final = 100
"""The oldest ones are shown; what is settled makes room."""


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """What a reader said about the words of ``thing`` in ``lang``."""

    id: int
    thing: Translatable
    lang: str
    kind: FeedbackKind
    text: str
    at: datetime


def open_feedback(
    session: Session, *, langs: Collection[str], now: datetime
) -> tuple[FeedbackRow, ...]:
    """Read what waits in ``langs``, the oldest first; what is not public any more is left out."""
    rows = session.execute(
        select(
            *(ReaderFeedback.id, ReaderFeedback.lang, ReaderFeedback.kind.label("said")),
            *(ReaderFeedback.text, ReaderFeedback.at, ContentItem.kind),
            *(owner_column(kind) for kind in ItemKind),
        )
        .join(ContentItem, ContentItem.id == ReaderFeedback.item_id)
        .where(
            ReaderFeedback.settled_at.is_(None),
            ReaderFeedback.lang.in_(langs),
            is_of_translatable(now),
        )
        .order_by(ReaderFeedback.at, ReaderFeedback.id)
        .limit(MOST_SHOWN)
    ).all()
    if not rows:
        return ()
    keys = [(row.kind, getattr(row, f"{row.kind.value}_id")) for row in rows]
    ids: dict[ItemKind, set[int]] = {}
    for kind, thing_id in keys:
        ids.setdefault(kind, set()).add(thing_id)
    things = {thing.key: thing for thing in translatable_among(session, ids, now=now)}
    return tuple(
        FeedbackRow(row.id, things[key], row.lang, row.said, row.text, row.at)
        for row, key in zip(rows, keys, strict=True)
        if key in things
    )
