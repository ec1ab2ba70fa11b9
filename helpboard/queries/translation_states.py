"""How far the translations of things are, and what was said of them before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.translating import is_in_work, state_of
from helpboard.domain.translation import (
    ItemKind,
    Origin,
    Source,
    TranslationState,
    source_hash,
)
from helpboard.models import ContentItem, ContentRevision, Translation, User
from helpboard.queries.translations import owner_column

MOST_REVISIONS = 50
"""So many of the last revisions are shown; older ones stay in the table."""


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """What the source of a thing said since ``at``; ``by`` is None for nobody who is known."""

    id: int
    fields: Mapping[str, str]
    is_small: bool
    by: str | None
    at: datetime


def states_of(
    session: Session, kind: ItemKind, sources: Mapping[int, Source], *, now: datetime
) -> dict[int, dict[str, TranslationState]]:
    """Return the state of each translation that there is, by thing and language.

    One statement; a language that nobody has begun is missing in it.
    """
    owner = owner_column(kind)
    rows: Any = session.execute(
        select(
            owner,
            Translation.lang,
            Translation.revision_id,
            Translation.origin,
            Translation.source_hash,
            Translation.draft,
            Translation.claimed_by,
            Translation.claimed_until,
        )
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .where(owner.in_(list(sources)))
        .order_by(owner, Translation.lang)
    )
    hashes = {thing_id: source_hash(source.fields) for thing_id, source in sources.items()}
    found: dict[int, dict[str, TranslationState]] = {}
    for thing_id, lang, revision_id, origin, made_from, draft, holder, until in rows:
        found.setdefault(thing_id, {})[lang] = state_of(
            is_public=revision_id is not None,
            is_machine=origin is Origin.MACHINE,
            is_same_source=made_from == hashes[thing_id],
            is_in_work=is_in_work(draft, claimed_by=holder, claimed_until=until, now=now),
        )
    return found


def source_revisions(
    session: Session, kind: ItemKind, thing_id: int, lang: str
) -> tuple[RevisionRow, ...]:
    """Read the last revisions of what a thing says in its own language, the newest first.

    One more than :data:`MOST_REVISIONS`, so that the oldest shown can be compared.
    """
    rows = session.execute(
        select(
            ContentRevision.id,
            ContentRevision.fields,
            ContentRevision.is_small,
            User.name,
            ContentRevision.at,
        )
        .join(ContentItem, ContentItem.id == ContentRevision.item_id)
        .outerjoin(User, User.id == ContentRevision.made_by)
        .where(owner_column(kind) == thing_id, ContentRevision.lang == lang)
        .order_by(ContentRevision.id.desc())
        .limit(MOST_REVISIONS + 1)
    )
    return tuple(RevisionRow(*row) for row in rows)
