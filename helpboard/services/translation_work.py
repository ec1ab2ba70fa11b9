"""A translation opened for work: who may, what it holds, and how it comes before readers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.contact_values import foreign_contacts
from helpboard.domain.errors import ConflictError, DomainError, NotFoundError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.translating import CLAIM, block_differences
from helpboard.domain.translation import ItemKind, Origin, Source, TranslationStatus, source_hash
from helpboard.models import ContentItem, Translation
from helpboard.queries.translatable import translatable_one
from helpboard.services.content_items import Said, item_of, record_revision
from helpboard.services.deeds import note_deed


@dataclass(frozen=True, slots=True)
class Work:
    """A text in one language: what translators work on."""

    kind: ItemKind
    thing_id: int
    lang: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What somebody wrote; ``seen`` is the hash of the original that stood beside it.

    ``version`` is that of the translation when the page was shown, 0 without one. ``anyway`` when
    the writer has read what somebody else wrote meanwhile, and wants her own words to count.
    """

    fields: Mapping[str, str]
    seen: str
    version: int
    anyway: bool = False


class ClaimedError(ConflictError):
    """Somebody else has the text for herself at the moment."""

    code = "claimed"


class OriginalChangedError(ConflictError):
    """The original says something else than what the translator has seen."""

    code = "original_changed"


class IncompleteError(DomainError):
    """Fields of the original have no words in the translation."""

    code = "incomplete"


class BlocksDifferError(DomainError):
    """A translation has other blocks than its original."""

    code = "blocks_differ"


class ForeignContactError(DomainError):
    """A translation has contact data that its original does not have (rule 3)."""

    code = "foreign_contact"


@dataclass(frozen=True, slots=True)
class Opened:
    """A locked translation with its original, and who works on it when."""

    session: Session
    row: Translation
    item: ContentItem
    source: Source
    hash: str
    actor: Actor
    now: datetime


def open_work(session: Session, actor: Actor, work: Work, *, now: datetime) -> Opened:
    """Lock a translation, made when there is none; two at once wait for each other at the item."""
    policy.require(actor, Action.TRANSLATE, Thing(lang=work.lang))
    thing = translatable_one(session, work.kind, work.thing_id, now=now)
    if work.lang not in LANGUAGES or work.lang == thing.source.lang:
        raise NotFoundError(work.lang)
    item = item_of(session, work.kind, work.thing_id)
    session.execute(select(ContentItem.id).where(ContentItem.id == item.id).with_for_update())
    thing = translatable_one(session, work.kind, work.thing_id, now=now)  # as it is now
    row = session.get(Translation, (item.id, work.lang), populate_existing=True)
    if row is None:
        row = Translation(
            item_id=item.id,
            lang=work.lang,
            status=TranslationStatus.DRAFT,
            origin=Origin.HUMAN,
            source_hash="",
            draft={},
            draft_source_hash="",
            draft_source={},
            set_aside=[],
            updated_at=now,
        )
    return Opened(session, row, item, thing.source, source_hash(thing.source.fields), actor, now)


def check_free(opened: Opened) -> None:
    """Raise ``ClaimedError`` while somebody else has the text for herself."""
    row = opened.row
    is_others = row.claimed_by not in {None, opened.actor.user_id}
    if is_others and row.claimed_until is not None and row.claimed_until > opened.now:
        raise ClaimedError(row.item_id)


def check_complete(opened: Opened, fields: Mapping[str, str]) -> None:
    """Raise ``IncompleteError`` for fields of the original that have no words."""
    source = opened.source.fields
    empty = [name for name in source if source[name].strip() and not fields.get(name, "").strip()]
    if empty:
        raise IncompleteError(", ".join(empty))


def check_blocks(opened: Opened, fields: Mapping[str, str]) -> None:
    """Raise ``BlocksDifferError`` unless every field has the blocks of the original."""
    source = opened.source.fields
    if any(any(block_differences(source[name], fields.get(name, ""))) for name in source):
        raise BlocksDifferError(opened.row.item_id)


def check_contacts(opened: Opened, fields: Mapping[str, str]) -> None:
    """Raise ``ForeignContactError`` for contact data that the original does not have."""
    source = "\n".join(opened.source.fields.values())
    if any(foreign_contacts(source, words) for words in fields.values()):
        raise ForeignContactError(opened.row.item_id)


def hold(opened: Opened) -> None:
    """Let whoever acts have the text from now on."""
    row = opened.row
    row.claimed_by, row.claimed_until = opened.actor.user_id, opened.now + CLAIM
    row.updated_at = opened.now
    opened.session.add(row)


def publish_words(opened: Opened, *, fields: Mapping[str, str], writer: int | None) -> None:
    """Show ``fields`` to readers as made from the original's present words."""
    row = opened.row
    said = Said(lang=row.lang, fields=fields, made_from=opened.source.fields, by=writer)
    revision = record_revision(opened.session, item=opened.item, said=said, now=opened.now)
    row.origin = Origin.HUMAN if row.origin is Origin.HUMAN else Origin.EDITED
    row.status, row.revision_id = TranslationStatus.PUBLIC, revision.id
    row.source_hash, row.updated_at = opened.hash, opened.now


def note(opened: Opened, action: str) -> None:
    """Write down in the log what was done with a translation."""
    note_deed(
        opened.session,
        actor=opened.actor,
        action=action,
        about=("translation", opened.item.id),
        now=opened.now,
        lang=opened.row.lang,
    )
