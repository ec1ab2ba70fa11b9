"""What translators have before them: every public text in every language, with how far it is."""

from collections import Counter as Tally
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.translating import is_claimed, is_in_work, state_of, urgency, word_count
from helpboard.domain.translation import (
    ItemKind,
    Origin,
    TranslationState,
    TranslationStatus,
    source_hash,
)
from helpboard.models import (
    ContentItem,
    ContentRevision,
    ReaderFeedback,
    Translation,
    User,
)
from helpboard.queries.translatable import Translatable, translatable
from helpboard.queries.translations import owner_column

_OWNERS = tuple(owner_column(kind) for kind in ItemKind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A text in a language: its state, what it costs in words, and who works on it."""

    thing: Translatable
    lang: str
    state: TranslationState
    words: int
    urgency: float
    waits_for_review: bool = False
    draft_by: int | None = None
    claimed_by: int | None = None
    claimed_until: datetime | None = None
    feedback: int = 0


def tasks(session: Session, *, langs: Collection[str], now: datetime) -> list[Task]:
    """Read every public text in every one of ``langs``, the most urgent first.

    Ten statements, whatever there is.
    """
    things = translatable(session, now=now)
    known = _translations(session)
    said = _feedback(session)
    found = []
    for thing in things:
        words, hash_ = word_count(thing.source.fields), source_hash(thing.source.fields)
        for lang in langs:
            if lang != thing.source.lang:
                key = (thing.kind, thing.id, lang)
                task = _task(thing, lang, known.get(key), hash_=hash_, now=now, words=words)
                found.append((task, said.get(key, 0)))
    rows = [_with_feedback(task, number) for task, number in found]
    return sorted(rows, key=lambda row: (-row.urgency, row.thing.kind, row.thing.id, row.lang))


def _with_feedback(task: Task, number: int) -> Task:
    return replace(task, feedback=number) if number else task


def _task(
    thing: Translatable, lang: str, row: Any | None, *, hash_: str, now: datetime, words: int
) -> Task:
    is_held = row is not None and is_claimed(row.claimed_by, row.claimed_until, now=now)
    state = state_of(
        is_public=row is not None and row.revision_id is not None,
        is_machine=row is not None and row.origin is Origin.MACHINE,
        is_same_source=row is not None and row.source_hash == hash_,
        is_in_work=row is not None and _is_in_work(row, now),
    )
    return Task(
        thing=thing,
        lang=lang,
        state=state,
        words=words,
        urgency=urgency(thing.kind, lang, state, ends_at=thing.ends_at, now=now),
        waits_for_review=row is not None and row.status is TranslationStatus.REVIEW,
        draft_by=row.draft_by if row is not None else None,
        claimed_by=row.claimed_by if row is not None and is_held else None,
        claimed_until=row.claimed_until if row is not None and is_held else None,
    )


def _is_in_work(row: Any, now: datetime) -> bool:
    return is_in_work(
        row.draft, claimed_by=row.claimed_by, claimed_until=row.claimed_until, now=now
    )


def _key(row: Any) -> tuple[ItemKind, int]:
    owner: int = getattr(row, f"{row.kind.value}_id")
    return row.kind, owner


def _translations(session: Session) -> dict[tuple[ItemKind, int, str], Any]:
    rows = session.execute(
        select(
            ContentItem.kind,
            *_OWNERS,
            Translation.lang,
            Translation.status,
            Translation.origin,
            Translation.revision_id,
            Translation.source_hash,
            Translation.draft,
            Translation.draft_by,
            Translation.claimed_by,
            Translation.claimed_until,
        ).join(ContentItem, ContentItem.id == Translation.item_id)
    )
    return {(*_key(row), row.lang): row for row in rows}


def _feedback(session: Session) -> dict[tuple[ItemKind, int, str], int]:
    rows = session.execute(
        select(
            ContentItem.kind,
            *_OWNERS,
            ReaderFeedback.lang,
            func.count(ReaderFeedback.id).label("n"),
        )
        .join(ContentItem, ContentItem.id == ReaderFeedback.item_id)
        .where(ReaderFeedback.settled_at.is_(None))
        .group_by(ContentItem.id, ReaderFeedback.lang)
    )
    return {(*_key(row), row.lang): row.n for row in rows}


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a language is, in words of the originals; ``texts`` counts those by state."""

    lang: str
    needed: int
    words: Mapping[TranslationState, int]
    texts: Mapping[TranslationState, int]

    @property
    def percent(self) -> int:
        """Return how much of it readers have up to date, a machine's words left out."""
        return 100 * self.words[TranslationState.CURRENT] // self.needed if self.needed else 100


def coverage(rows: Sequence[Task], langs: Collection[str]) -> tuple[Coverage, ...]:
    """Count what there is to translate in each language, and how far it is."""
    words: dict[str, Tally[TranslationState]] = {lang: Tally() for lang in langs}
    texts: dict[str, Tally[TranslationState]] = {lang: Tally() for lang in langs}
    for row in (row for row in rows if row.lang in words):
        words[row.lang][row.state] += row.words
        texts[row.lang][row.state] += 1
    return tuple(Coverage(lang, words[lang].total(), words[lang], texts[lang]) for lang in langs)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkSheet:
    """A translation as its page shows it; without a row everything of it is empty.

    ``public`` are the fields that readers see, ``made_from`` the words of the original that these
    were made from, or a draft where nothing is public.
    """

    version: int = 0
    status: TranslationStatus | None = None
    origin: Origin = Origin.HUMAN
    state: TranslationState = TranslationState.MISSING
    public: Mapping[str, str] | None = None
    public_by: int | None = None
    made_from: Mapping[str, str] | None = None
    draft: Mapping[str, str] | None = None
    draft_by: str | None = None
    draft_by_id: int | None = None
    is_reviewed: bool = False
    claimed_by: str | None = None
    claimed_by_id: int | None = None
    claimed_until: datetime | None = None
    set_aside: tuple[tuple[datetime, Mapping[str, str]], ...] = ()


def work_sheet(session: Session, thing: Translatable, lang: str, *, now: datetime) -> WorkSheet:
    """Read a translation for its page, with the names of who works on it."""
    row = session.execute(
        select(Translation, ContentRevision)
        .join(ContentItem, ContentItem.id == Translation.item_id)
        .outerjoin(ContentRevision, ContentRevision.id == Translation.revision_id)
        .where(owner_column(thing.kind) == thing.id, Translation.lang == lang)
        .execution_options(populate_existing=True)
    ).one_or_none()
    if row is None:
        return WorkSheet()
    kept: Translation = row[0]
    shown: ContentRevision | None = row[1]
    is_held = is_claimed(kept.claimed_by, kept.claimed_until, now=now)
    names = _names(session, {kept.draft_by, kept.claimed_by})
    return WorkSheet(
        version=kept.version,
        status=kept.status,
        origin=kept.origin,
        state=state_of(
            is_public=shown is not None,
            is_machine=kept.origin is Origin.MACHINE,
            is_same_source=kept.source_hash == source_hash(thing.source.fields),
            is_in_work=_is_in_work(kept, now),
        ),
        public=shown.fields if shown is not None else None,
        public_by=shown.made_by if shown is not None else None,
        made_from=(shown.source_fields if shown is not None else kept.draft_source) or None,
        draft=kept.draft or None,
        draft_by=names.get(kept.draft_by),
        draft_by_id=kept.draft_by,
        is_reviewed=kept.reviewed_at is not None,
        claimed_by=names.get(kept.claimed_by) if is_held else None,
        claimed_by_id=kept.claimed_by if is_held else None,
        claimed_until=kept.claimed_until if is_held else None,
        set_aside=tuple(
            (datetime.fromisoformat(one["at"]), one["fields"]) for one in kept.set_aside
        ),
    )


def _names(session: Session, ids: set[int | None]) -> dict[int | None, str]:
    wanted = [user_id for user_id in ids if user_id is not None]
    rows = session.execute(select(User.id, User.name).where(User.id.in_(wanted))) if wanted else ()
    return {user_id: name for user_id, name in rows}  # noqa: C416 - types of rows
