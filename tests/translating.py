"""Makers of translations for things of the town."""

from typing import Any

from helpboard.domain.translation import ItemKind, Origin, TranslationStatus, source_hash
from helpboard.models import Translation
from helpboard.queries.translations import source_of
from helpboard.services.content_items import Said, item_of, record_revision
from tests.town import Town


def translated(
    town: Town, kind: ItemKind, thing: Any, lang: str, fields: dict[str, str], **values: Any
) -> Translation:
    """Publish a translation of what ``thing`` says now, by a person and read by a second one."""
    item = item_of(town.session, kind, thing.id)
    source = source_of(kind, thing)
    said = Said(lang=lang, fields=fields, made_from=source.fields)
    revision = record_revision(town.session, item=item, said=said, now=town.now)
    defaults: dict[str, Any] = {
        "status": TranslationStatus.PUBLIC,
        "origin": Origin.HUMAN,
        "revision_id": revision.id,
        "source_hash": source_hash(source.fields),
        "draft": {},
        "reviewed_at": town.now,
        "updated_at": town.now,
    }
    return town.add(  # type: ignore[no-any-return]
        Translation(item_id=item.id, lang=lang, **{**defaults, **values})
    )


def machine_translated(
    town: Town, kind: ItemKind, thing: Any, lang: str, fields: dict[str, str]
) -> Translation:
    """Publish a translation that nobody has checked."""
    return translated(town, kind, thing, lang, fields, origin=Origin.MACHINE, reviewed_at=None)
