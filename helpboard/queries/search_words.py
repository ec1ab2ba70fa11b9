"""Helps a question that finds nothing: finishes words, corrects them, leaves some out."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from helpboard.domain.search.folding import folded
from helpboard.domain.search.names import WordBook, forms
from helpboard.domain.search.query import Group, Query, parse
from helpboard.domain.search.spelling import suggestions, tolerance
from helpboard.models import SearchWord

MOST_COMPLETIONS = 12
_NARROWED = 20_000
_LAST = "\U0010ffff"

Finds = Callable[[Query], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it was understood.

    `did_you_mean` is its corrected text, when words were misspelt; `ignored` are words that are
    nowhere on the board.
    """

    query: Query
    did_you_mean: str | None = None
    ignored: tuple[str, ...] = ()


def ask(session: Session, text: str, *, book: WordBook, finds: Finds) -> Asked:
    """Return what a text asks for.

    When it finds nothing, each word that alone finds nothing is finished ("fahrradwerk"), or
    corrected ("fahrad"), or left out as long as another word remains.
    """
    query = parse(text, book)
    if not query or finds(query):
        return Asked(query)
    dead = [group for group in query.groups if not finds(Query((group,)))]
    finished = {group.typed: _finished(session, group) for group in dead}
    finished = {typed: group for typed, group in finished.items() if finds(Query((group,)))}
    meant = {
        group.typed: _meant(session, group, book, finds)
        for group in dead
        if group.typed not in finished
    }
    corrected = " ".join(meant.get(group.typed) or group.typed for group in query.groups)
    better = parse(corrected, book)
    better = Query(tuple(finished.get(group.typed, group) for group in better.groups))
    unknown = tuple(typed for typed, word in meant.items() if not word)
    if len(unknown) == len(query.groups):
        return Asked(query)
    is_corrected = any(meant.values())
    return Asked(
        better.without(frozenset(unknown)), corrected if is_corrected else None, tuple(unknown)
    )


def _finished(session: Session, group: Group) -> Group:
    """Return the group with the commonest words that begin as it was typed."""
    key = folded(group.typed)
    if len(key) < 3:
        return group
    statement = (
        select(SearchWord.spelling)
        .where(SearchWord.word >= key, SearchWord.word < key + _LAST)
        .order_by(SearchWord.documents.desc(), SearchWord.word)
        .limit(MOST_COMPLETIONS)
    )
    begun = session.scalars(statement).all()
    return group.also([token for spelling in begun for token in forms(spelling)])


def _meant(session: Session, group: Group, book: WordBook, finds: Finds) -> str | None:
    """Return the known word nearest to what was typed that finds something."""
    key = folded(group.typed)
    if not tolerance(key):
        return None
    spellings = {**book.spellings, **_alike(session, key)}
    known = [(word, documents) for word, (_, documents) in spellings.items()]
    for word in suggestions(key, known):
        spelling = spellings[word][0]
        if finds(parse(spelling, book)):
            return spelling
    return None


def _alike(session: Session, key: str) -> dict[str, tuple[str, int]]:
    """Return known words of about this length that begin or end like it.

    Two letters of a short word, three of a long one: nobody's single error is at both ends.
    """
    ends = 2 if len(key) < 8 else 3
    statement = select(SearchWord.word, SearchWord.spelling, SearchWord.documents).where(
        or_(
            _begins(SearchWord.word, key[:ends]),
            _begins(SearchWord.backwards, key[::-1][:ends]),
        ),
        func.length(SearchWord.word).between(len(key) - tolerance(key), len(key) + tolerance(key)),
    )
    rows = session.execute(statement.limit(_NARROWED))
    return {row.word: (row.spelling, row.documents) for row in rows}


def _begins(column: InstrumentedAttribute[str], start: str) -> ColumnElement[bool]:
    return (column >= start) & (column < start + _LAST)
