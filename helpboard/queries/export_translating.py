"""What somebody wrote as a translator, to take along; a part of `export.py`.

Deeds such as publishing stand in the section of the log.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, or_, select

from helpboard.models import ContentItem, ContentRevision, TextCorrection, Translation

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _work(me: int) -> Select[*tuple[Any, ...]]:
    """Select one's own drafts and claims."""
    return (
        select(
            ContentItem.kind,
            Translation.lang,
            Translation.status,
            Translation.draft,
            Translation.claimed_until,
            Translation.updated_at,
        )
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .where(or_(Translation.draft_by == me, Translation.claimed_by == me))
        .order_by(Translation.item_id, Translation.lang)
    )


def _texts(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            ContentItem.kind,
            ContentRevision.lang,
            ContentRevision.fields,
            ContentRevision.is_small,
            ContentRevision.at,
        )
        .join(ContentItem, ContentItem.id == ContentRevision.item_id)
        .where(ContentRevision.made_by == me)
        .order_by(ContentRevision.id)
    )


def _corrections(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            TextCorrection.lang,
            TextCorrection.source,
            TextCorrection.before,
            TextCorrection.forms,
            TextCorrection.note,
            TextCorrection.state,
            TextCorrection.at,
        )
        .where(TextCorrection.made_by == me)
        .order_by(TextCorrection.id)
    )


SECTIONS: Mapping[str, Section] = {
    "translations_in_work": _work,
    "texts_written": _texts,
    "texts_of_pages_proposed": _corrections,
}
"""By the name that it has in the file."""
