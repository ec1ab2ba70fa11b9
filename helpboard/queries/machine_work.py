"""What a machine is to translate: public texts that may leave the house, and have no words yet."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.languages import LANGUAGES, spoken_code
from helpboard.domain.machine_translation import (
    GIVEN_UP,
    MOST_SIGNS,
    RUN_PAUSE,
    Trouble,
    may_take_place,
)
from helpboard.domain.page import PageState
from helpboard.domain.translation import ItemKind, Origin, Source, source_hash
from helpboard.models import (
    ContentItem,
    GlossaryTerm,
    MachineAttempt,
    MachineUse,
    Translation,
)
from helpboard.queries.leaving import thing_that_may_leave, things_that_may_leave
from helpboard.queries.translatable import Translatable
from helpboard.queries.translations import owner_column

ORDER: Final = (
    ItemKind.POST,
    ItemKind.TERM,
    ItemKind.COUNTER,
    ItemKind.SERVICE,
    ItemKind.GROUP,
    ItemKind.ORGANISATION,
    ItemKind.PLACE,
    ItemKind.PAGE,
)
"""What comes first: what is short and soon over, so that long pages do not use up the month."""

OF_THE_TOWN: Final = (ItemKind.TERM, ItemKind.PAGE)
"""What a part of the month is kept for, however much people write in posts and profiles."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A text that a machine may translate now into ``lang``."""

    kind: ItemKind
    thing_id: int
    lang: str
    source: Source

    @property
    def key(self) -> tuple[ItemKind, int]:
        """Return what its thing is found by."""
        return self.kind, self.thing_id

    @property
    def hash(self) -> str:
        """Return what the words are remembered by."""
        return source_hash(self.source.fields)


@dataclass(frozen=True, slots=True)
class MachineState:
    """How machine translation goes: words of a month, and texts that wait after a failure."""

    words: int
    troubles: Mapping[Trouble, int]


@dataclass(frozen=True, slots=True)
class _Known:
    origin: Origin
    is_public: bool
    made_from: str
    claimed_until: datetime | None


def wanted(
    session: Session,
    *,
    langs: Sequence[str],
    speaks: Callable[[str, str], bool],
    now: datetime,
    limit: int,
    kinds: Sequence[ItemKind] = ORDER,
) -> list[Wanted]:
    """Read what of ``kinds`` to translate first into ``langs``, as far as the machine ``speaks``.

    Left out are texts that may not leave the house, that a person translated, whose machine words
    are as new as they are, and that failed and are not to be tried yet.
    """
    leaving = [
        thing
        for thing in things_that_may_leave(session, now=now)
        if thing.kind in kinds and _is_sendable(thing.source)
    ]
    leaving.sort(key=lambda thing: ORDER.index(thing.kind))
    known, waiting = _known(session), _waiting(session, now)
    found: list[Wanted] = []
    for thing in leaving:
        here = [lang for lang in langs if speaks(thing.source.lang, lang)]
        for work in _missing(thing, here, known, now):
            if waiting.get((*thing.key, work.lang), "") not in (None, work.hash):
                found.append(work)
            if len(found) == limit:
                return found
    return found


def waits_also_for_new_words(now: datetime) -> ColumnElement[bool]:
    """Tell of an attempt whether it is not to be made yet, even if the text has changed.

    That is while a worker has it, and for a day after it went well or was given up.
    """
    until = MachineAttempt.next_at
    is_in_hand_or_done = (MachineAttempt.trouble == "") & (until <= now + RUN_PAUSE)
    return (until > now) & or_(is_in_hand_or_done, until > now + GIVEN_UP - RUN_PAUSE)


def is_still_wanted(session: Session, work: Wanted, *, now: datetime) -> bool:
    """Tell whether a text says the same as before, may still leave, and nobody has written it."""
    thing = thing_that_may_leave(session, *work.key, now=now)
    if thing is None:
        return False
    return work in _missing(thing, [work.lang], _known(session, only=work.key), now)


def explained_words(session: Session) -> frozenset[str]:
    """Return the German words that the glossary explains, with their other spellings."""
    rows = session.execute(
        select(GlossaryTerm.word, GlossaryTerm.forms).where(
            GlossaryTerm.state == PageState.PUBLISHED, GlossaryTerm.source_lang == "de"
        )
    )
    return frozenset(word for row in rows for word in (row.word, *row.forms))


def machine_state(session: Session, *, month: str) -> MachineState:
    """Read how many words of a month were given away, and how many texts failed and why."""
    words = session.scalar(select(MachineUse.words).where(MachineUse.month == month))
    rows = session.execute(
        select(MachineAttempt.trouble, func.count())
        .where(MachineAttempt.trouble != "")
        .group_by(MachineAttempt.trouble)
        .order_by(MachineAttempt.trouble)
    )
    return MachineState(words or 0, {Trouble(trouble): count for trouble, count in rows})


def _is_sendable(source: Source) -> bool:
    return sum(len(words) for words in source.fields.values()) <= MOST_SIGNS


def _missing(
    thing: Translatable,
    langs: Sequence[str],
    known: Mapping[tuple[ItemKind, int, str], _Known],
    now: datetime,
) -> Iterator[Wanted]:
    made_from = source_hash(thing.source.fields)
    for lang in langs:
        row = known.get((*thing.key, lang))
        is_new = row is None or (row.made_from != made_from or not row.is_public)
        is_ours = row is None or may_take_place(
            origin=row.origin, is_public=row.is_public, claimed_until=row.claimed_until, now=now
        )
        if is_new and is_ours and _speaks(lang) != _speaks(thing.source.lang):
            yield Wanted(thing.kind, thing.id, lang, thing.source)


def _speaks(lang: str) -> str:
    return LANGUAGES[lang].spoken if lang in LANGUAGES else spoken_code(lang)


def _known(
    session: Session, *, only: tuple[ItemKind, int] | None = None
) -> dict[tuple[ItemKind, int, str], _Known]:
    statement = select(
        *_thing(),
        *(Translation.lang, Translation.origin, Translation.revision_id),
        *(Translation.source_hash, Translation.claimed_until),
    ).join(ContentItem, ContentItem.id == Translation.item_id)
    if only is not None:
        statement = statement.where(owner_column(only[0]) == only[1])
    rows = session.execute(statement)
    return {
        (row.kind, row.thing_id, row.lang): _Known(
            row.origin, row.revision_id is not None, row.source_hash, row.claimed_until
        )
        for row in rows
    }


def _waiting(session: Session, now: datetime) -> dict[tuple[ItemKind, int, str], str | None]:
    """Return the words of texts that are not to be tried yet; None where no words are."""
    for_all = waits_also_for_new_words(now).label("for_all")
    rows = session.execute(
        select(*_thing(), MachineAttempt.lang, MachineAttempt.source_hash, for_all)
        .join(ContentItem, ContentItem.id == MachineAttempt.item_id)
        .where(MachineAttempt.next_at > now)
    )
    return {
        (row.kind, row.thing_id, row.lang): None if row.for_all else row.source_hash for row in rows
    }


def _thing() -> tuple[Any, Any]:
    return ContentItem.kind, func.coalesce(*map(owner_column, ItemKind)).label("thing_id")
