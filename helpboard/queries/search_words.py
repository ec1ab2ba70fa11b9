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
    corrected ("fahrad"), or left out; words that never stand together are left out one by one, as
    long as another remains.
    """
    query = parse(text, book)
    if not query or finds(query):
        return Asked(query)
    dead = [group for group in query.groups if not finds(Query((group,)))]
    finished: dict[str, Group] = {}
    meant: dict[str, str | None] = {}
    for group in dead:
        whole = _finished(session, group)
        if whole != group and finds(Query((whole,))):
            finished[group.typed] = whole
        else:
            meant[group.typed] = _meant(session, group, book, finds)
    unknown = frozenset(typed for typed, word in meant.items() if not word)
    known = [group.typed for group in query.groups if group.typed not in unknown]
    if not known:
        return Asked(query)
    corrected = " ".join(meant.get(typed) or typed for typed in known)
    groups = parse(corrected, book).groups
    better = _shortened(Query(tuple(finished.get(group.typed, group) for group in groups)), finds)
    kept = {group.typed for group in better.groups}
    ignored = [*unknown, *(group.typed for group in groups if group.typed not in kept)]
    did_you_mean = corrected if len(unknown) < len(meant) else None
    return Asked(better, did_you_mean, tuple(sorted(ignored)))


def _shortened(query: Query, finds: Finds) -> Query:
    """Return a question that finds something: without one word, else with one word only.

    Every word alone finds something. Names of things and topics are kept rather than others, and
    words at the beginning rather than those at the end.
    """
    if finds(query):
        return query
    last_first = list(reversed(query.groups))
    last_first.sort(key=_is_named)
    attempts = [query.without(frozenset({group.typed})) for group in last_first]
    attempts += [Query((group,)) for group in reversed(last_first)]
    return next((attempt for attempt in attempts if attempt and finds(attempt)), query)


def _is_named(group: Group) -> bool:
    return any(":" in token for token in group.tokens)


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
