"""The tree of pages and the glossary as the desk sees them: every state, every translation."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.listing import name_key
from helpboard.domain.page import PageAudience, PageState
from helpboard.domain.page_text import Block, BlockKind
from helpboard.domain.translation import ItemKind, Source, TranslationState
from helpboard.models import FactCard, GlossaryTerm, InfoPage, Organisation, Place, Service
from helpboard.queries.pages import pages_once_at
from helpboard.queries.translation_states import states_of

States = Mapping[str, TranslationState]


@dataclass(frozen=True, slots=True)
class DeskPage:
    """A page in the tree; ``depth`` counts from 0, ``states`` is by language."""

    id: int
    parent_id: int | None
    depth: int
    path: str
    audience: PageAudience
    state: PageState
    title: str
    source_lang: str
    is_discreet: bool
    for_people_only: bool
    checked_at: datetime | None
    states: States


@dataclass(frozen=True, slots=True)
class DeskTerm:
    """A term in the glossary's list."""

    id: int
    word: str
    forms: tuple[str, ...]
    state: PageState
    explanation: str
    source_lang: str
    states: States


def desk_tree(session: Session, *, now: datetime) -> tuple[DeskPage, ...]:
    """Read all pages in the order of their menus, each before those below it; two statements."""
    rows = session.scalars(select(InfoPage).order_by(InfoPage.position, InfoPage.id)).all()
    sources = {
        row.id: Source(
            row.source_lang, {"title": row.title, "summary": row.summary, "body": row.body}
        )
        for row in rows
    }
    states = states_of(session, ItemKind.PAGE, sources, now=now)
    return tuple(_line(row, depth, states.get(row.id, {})) for row, depth in _walk(rows))


def tree_of_names(session: Session) -> tuple[DeskPage, ...]:
    """Read the tree without its translations, to choose a page from; one statement."""
    rows = session.scalars(select(InfoPage).order_by(InfoPage.position, InfoPage.id)).all()
    return tuple(_line(row, depth, {}) for row, depth in _walk(rows))


def desk_terms(session: Session, *, text: str = "", now: datetime) -> tuple[DeskTerm, ...]:
    """Read the glossary by its words, in two statements."""
    rows = session.scalars(select(GlossaryTerm).order_by(GlossaryTerm.id)).all()
    sources = {row.id: Source(row.source_lang, {"explanation": row.explanation}) for row in rows}
    states = states_of(session, ItemKind.TERM, sources, now=now)
    wanted = name_key(text)
    found = [
        DeskTerm(
            *(row.id, row.word, tuple(row.forms), row.state, row.explanation, row.source_lang),
            states.get(row.id, {}),
        )
        for row in rows
        if any(wanted in name_key(word) for word in (row.word, *row.forms))
    ]
    return tuple(sorted(found, key=lambda term: (name_key(term.word), term.id)))


def unknown_blocks(session: Session, blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return those of ``blocks`` that stand for nothing there is, each once; a statement a kind."""
    wanted = tuple(dict.fromkeys(blocks))
    slugs: dict[BlockKind, set[str]] = defaultdict(set)
    for block in wanted:
        kind, slug = block.names
        slugs[kind].add(slug)
    known = {
        (kind, slug)
        for kind, asked in slugs.items()
        for slug in session.scalars(select(_SLUGS[kind]).where(_SLUGS[kind].in_(asked)))
    }
    known |= {(BlockKind.PAGE, path) for path in pages_once_at(session, slugs[BlockKind.PAGE])}
    return tuple(block for block in wanted if block.names not in known)


_SLUGS = {
    BlockKind.CARD: FactCard.slug,
    BlockKind.PLACE: Place.slug,
    BlockKind.ORGANISATION: Organisation.slug,
    BlockKind.SERVICE: Service.slug,
    BlockKind.PAGE: InfoPage.path,
}


def _walk(rows: Sequence[InfoPage]) -> Iterator[tuple[InfoPage, int]]:
    """Go through the tree; first level by audience. What hangs on itself is not in it."""
    below: dict[int | None, list[InfoPage]] = defaultdict(list)
    for row in rows:
        below[row.parent_id].append(row)
    order = list(PageAudience)
    first = sorted(below[None], key=lambda row: order.index(row.audience))
    waiting = [(row, 0) for row in reversed(first)]
    while waiting:
        row, depth = waiting.pop()
        yield row, depth
        waiting += [(one, depth + 1) for one in reversed(below[row.id])]


def _line(row: InfoPage, depth: int, states: States) -> DeskPage:
    return DeskPage(
        *(row.id, row.parent_id, depth, row.path, row.audience, row.state, row.title),
        *(row.source_lang, row.is_discreet, row.for_people_only, row.checked_at, states),
    )
