"""Words of content in the reader's language, with how far they can be trusted."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import bindparam, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from helpboard.domain.translation import (
    FIELDS,
    ItemKind,
    Origin,
    Source,
    Words,
    best_words,
    source_hash,
    wanted_languages,
)
from helpboard.models import ContentItem, ContentRevision, Translation


def owner_column(kind: ItemKind) -> InstrumentedAttribute[int | None]:
    """Return the column of an item that points to a thing of a kind."""
    column: InstrumentedAttribute[int | None] = getattr(ContentItem, f"{kind.value}_id")
    return column


def source_of(kind: ItemKind, row: Any) -> Source:
    """Return the author's words of a row or entity, which carries every field of its kind."""
    lang = row.text_lang if kind is ItemKind.POST else row.source_lang
    return Source(lang, {name: getattr(row, name) for name in FIELDS[kind]})


def words_for(
    session: Session, kind: ItemKind, sources: Mapping[int, Source], tag: str
) -> dict[int, Words]:
    """Return the words of things by their id, in the best language that there is for a reader.

    One statement, and none at all where the reader reads every source herself.
    """
    return words_for_all(session, {kind: sources}, tag)[kind]


def words_for_all(
    session: Session, sources: Mapping[ItemKind, Mapping[int, Source]], tag: str
) -> dict[ItemKind, dict[int, Words]]:
    """Return the words of things of several kinds, with one statement for all of them."""
    foreign = {
        kind: [row_id for row_id, source in of_kind.items() if _is_foreign(source, tag)]
        for kind, of_kind in sources.items()
    }
    translated: dict[tuple[ItemKind, int], dict[str, Words]] = {}
    if any(foreign.values()):
        kinds = tuple(kind for kind, ids in foreign.items() if ids)
        asked = {kind.value: foreign[kind] for kind in kinds} | {"tags": wanted_languages(tag)}
        for row in session.execute(_translated(kinds), asked):
            row_id = getattr(row, f"{row.kind.value}_id")
            now_said = sources[row.kind][row_id].fields
            translated.setdefault((row.kind, row_id), {})[row.lang] = Words(
                lang=row.lang,
                fields=row.fields,
                is_source=False,
                is_machine=row.origin is Origin.MACHINE,
                is_outdated=row.source_hash != source_hash(now_said),
                is_reviewed=row.reviewed_at is not None,
            )
    return {
        kind: {
            row_id: best_words(source, translated.get((kind, row_id), {}), tag)
            for row_id, source in of_kind.items()
        }
        for kind, of_kind in sources.items()
    }


def _is_foreign(source: Source, tag: str) -> bool:
    return source.lang != tag and any(words.strip() for words in source.fields.values())


@cache
def _translated(kinds: Sequence[ItemKind]) -> Any:
    """Select the words of things of these kinds; putting it together is dearer than asking."""
    owners = {kind: owner_column(kind) for kind in kinds}
    return (
        select(
            ContentItem.kind,
            *owners.values(),
            Translation.lang,
            Translation.origin,
            Translation.source_hash,
            Translation.reviewed_at,
            ContentRevision.fields,
        )
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .join(ContentRevision, ContentRevision.id == Translation.revision_id)
        .where(
            or_(
                *(
                    owner.in_(bindparam(kind.value, expanding=True))
                    for kind, owner in owners.items()
                )
            ),
            Translation.lang.in_(bindparam("tags", expanding=True)),
        )
    )
