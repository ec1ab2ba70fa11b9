"""Items of content and their revisions: written here only, and never changed afterwards."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.domain.translating import MOST_SET_ASIDE
from helpboard.domain.translation import (
    ItemKind,
    Origin,
    Source,
    TranslationStatus,
    source_hash,
)
from helpboard.models import ContentItem, ContentRevision, Translation
from helpboard.queries.translations import owner_column


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What an item says in one language; ``by`` is the account that wrote it, None a program.

    ``made_from`` are the words of the source that a translation was made from, empty for the
    source itself.
    """

    lang: str
    fields: Mapping[str, str]
    made_from: Mapping[str, str] = field(default_factory=dict)
    is_small: bool = False
    by: int | None = None


def item_of(session: Session, kind: ItemKind, thing_id: int) -> ContentItem:
    """Return the item of a thing, made when it is asked for first; two at once make one."""
    owner = owner_column(kind)
    is_sqlite = session.get_bind().dialect.name == "sqlite"
    insert = sqlite.insert(ContentItem) if is_sqlite else postgresql.insert(ContentItem)
    found = session.scalar(select(ContentItem).where(owner == thing_id))
    if found is None:
        values = {"kind": kind, owner.key: thing_id}
        session.execute(insert.values(values).on_conflict_do_nothing())
        found = session.scalars(select(ContentItem).where(owner == thing_id)).one()
    return found


def record_revision(
    session: Session, *, item: ContentItem, said: Said, now: datetime
) -> ContentRevision:
    """Write down what an item says from now on in one language; also what hash its source has."""
    revision = ContentRevision(
        item_id=item.id,
        lang=said.lang,
        fields=dict(said.fields),
        source_hash=source_hash(said.made_from or said.fields),
        source_fields=dict(said.made_from),
        is_small=said.is_small,
        made_by=said.by,
        at=now,
    )
    session.add(revision)
    session.flush()
    return revision


def source_changed(
    session: Session, *, item: ContentItem, before: Source | None, said: Said, now: datetime
) -> ContentRevision | None:
    """Record that the source of an item says something else now; None when no word is new.

    What it said ``before`` becomes its first revision when nothing was recorded yet, so that
    nothing is lost. After a small edit, translations that were right stay right.
    """
    if before is not None and (before.lang, dict(before.fields)) == (said.lang, dict(said.fields)):
        return None
    if before is not None and not _is_recorded(session, item, before.lang):
        record_revision(
            session, item=item, said=Said(lang=before.lang, fields=before.fields), now=now
        )
    if before is not None and said.is_small:
        restamp(
            session,
            item=item,
            before=source_hash(before.fields),
            after=source_hash(said.fields),
        )
    return record_revision(session, item=item, said=said, now=now)


def restamp(session: Session, *, item: ContentItem, before: str, after: str) -> None:
    """Let translations and drafts that were right for the hash ``before`` be right for ``after``.

    Nobody who is working on one is disturbed: its version stays.
    """
    for stamp in (Translation.source_hash, Translation.draft_source_hash):
        session.execute(
            update(Translation)
            .where(Translation.item_id == item.id, stamp == before)
            .values({stamp.key: after})
        )


def withdraw_all(session: Session, *, kind: ItemKind, thing_id: int, now: datetime) -> None:
    """Take all translations of a thing away from readers: its words are no longer what they were.

    What people wrote becomes their draft, or is set aside beside one; a machine begins again.
    Whoever changes the words has locked the thing, so that no item is made meanwhile.
    """
    item = select(ContentItem.id).where(owner_column(kind) == thing_id).with_for_update()
    item_id = session.scalar(item)
    if item_id is None:
        return
    rows = session.execute(
        select(Translation, ContentRevision)
        .join(ContentRevision, ContentRevision.id == Translation.revision_id)
        .where(Translation.item_id == item_id)
        .execution_options(populate_existing=True)
    )
    for row, revision in rows.all():
        take_away(row, None if row.origin is Origin.MACHINE else revision, now=now)
    session.flush()


def take_away(row: Translation, kept: ContentRevision | None, *, now: datetime) -> None:
    """Show readers a translation no longer; what is ``kept`` becomes a draft, or is set aside."""
    if kept is not None and row.draft:
        set_aside(row, kept.fields, now=now)
    elif kept is not None:
        row.draft, row.draft_by = dict(kept.fields), kept.made_by
        row.draft_source, row.draft_source_hash = kept.source_fields, kept.source_hash
    row.status, row.revision_id, row.source_hash = TranslationStatus.DRAFT, None, ""
    row.reviewed_by, row.reviewed_at, row.updated_at = None, None, now


def set_aside(row: Translation, fields: Mapping[str, str], *, now: datetime) -> None:
    """Keep words beside a translation that others are to take the place of."""
    kept = {"at": now.isoformat(), "fields": dict(fields)}
    row.set_aside = [kept, *row.set_aside][:MOST_SET_ASIDE]


def _is_recorded(session: Session, item: ContentItem, lang: str) -> bool:
    found = select(ContentRevision.id).where(
        ContentRevision.item_id == item.id, ContentRevision.lang == lang
    )
    return session.scalar(found.limit(1)) is not None
