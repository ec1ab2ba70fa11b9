"""Keeps what can be found by words: documents of public things, and the words in them.

Whoever changes a post, an organisation or a group calls this in the same transaction. What is not
public is not indexed; a hidden or deleted thing is forgotten.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import delete, func, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.organisation import PUBLIC_STATES as PUBLIC_ORGANISATIONS
from helpboard.domain.post import PostState
from helpboard.domain.search.content import Content, Kind
from helpboard.domain.search.document import Indexer, is_german, unexplained
from helpboard.models import Group, Organisation, Post, SearchDocument, SearchWord
from helpboard.models.search import IN_A_SECOND as IN_A_SECOND
from helpboard.services.search_contents import Contents

COMMON_WORD = 3
"""A word of so many documents may be a part of a compound."""

_CHUNK = 500
_Thing = TypeVar("_Thing")

_KEYS = {
    Kind.POST: SearchDocument.post_id,
    Kind.ORGANISATION: SearchDocument.organisation_id,
    Kind.GROUP: SearchDocument.group_id,
    Kind.CAFE: SearchDocument.group_id,
}


def index_post(session: Session, post: Post) -> None:
    """Make search say of ``post`` what is true now; only published posts are found."""
    forget(session, Kind.POST, post.id)
    if post.state is PostState.PUBLISHED:
        index_posts(session, [post])


def index_posts(session: Session, posts: Sequence[Post]) -> None:
    """Add the documents of published ``posts`` that have none yet, in few statements."""
    public = [post for post in posts if post.state is PostState.PUBLISHED]
    contents = Contents(session)
    _add(session, [contents.of_post(post) for post in public])


def index_organisation(session: Session, organisation: Organisation) -> None:
    """Make search say of ``organisation`` and its services what is true now."""
    forget(session, Kind.ORGANISATION, organisation.id)
    if organisation.state in PUBLIC_ORGANISATIONS:
        _add(session, [Contents(session).of_organisation(organisation)])


def index_organisations(session: Session, organisations: Sequence[Organisation]) -> None:
    """Do what :func:`index_organisation` does for many, in few statements."""
    ids = [organisation.id for organisation in organisations]
    session.execute(delete(SearchDocument).where(SearchDocument.organisation_id.in_(ids)))
    contents = Contents(session)
    _add(
        session,
        [
            contents.of_organisation(organisation)
            for organisation in organisations
            if organisation.state in PUBLIC_ORGANISATIONS
        ],
    )


def index_group(session: Session, group: Group) -> None:
    """Make search say of a working group or café what is true now; closed ones are not found."""
    forget(session, Kind.GROUP, group.id)
    if group.state in PUBLIC_GROUPS:
        _add(session, [Contents(session).of_group(group)])


def forget(session: Session, kind: Kind, ref_id: int) -> None:
    """Let a thing be found no more; harmless when it is not found anyway."""
    session.execute(delete(SearchDocument).where(_KEYS[kind] == ref_id))


def reindex_all(session: Session) -> int:
    """Write all documents and words anew, oldest first; return how many documents there are.

    Needed after an upgrade that changes how words are folded or what is indexed. Words that were
    common before may be parts of compounds now.
    """
    common = select(SearchWord.word).where(
        SearchWord.documents >= COMMON_WORD, func.length(SearchWord.word) > 3
    )
    indexer = Indexer(frozenset(session.scalars(common)))
    session.execute(delete(SearchDocument))
    session.execute(delete(SearchWord))
    last = total = 0
    for chunk in _chunks(Contents(session).everything(), 2 * _CHUNK):
        rows = []
        for content in chunk:
            last = max(last + 1, _first_number(content.posted_at))
            rows.append(_row(content, indexer, last))
        session.execute(insert(SearchDocument), rows)
        total += len(rows)
    _learn(session, indexer.spellings)
    recount_words(session)
    return total


def recount_words(session: Session) -> None:
    """Count anew how many documents carry each word; drop words that none carries any more."""
    session.flush()
    if session.get_bind().dialect.name == "postgresql":
        counted = (
            "UPDATE search_word SET documents = found.ndoc"
            " FROM ts_stat('SELECT tokens FROM search_document') AS found"
            " WHERE found.word = search_word.word"
        )
        session.execute(text("UPDATE search_word SET documents = 0"))
    else:
        counted = (
            "UPDATE search_word SET documents = coalesce((SELECT doc FROM search_index_words"
            " WHERE term = search_word.word), 0)"
        )
    session.execute(text(counted))
    session.execute(delete(SearchWord).where(SearchWord.documents == 0))


def _add(session: Session, contents: Sequence[Content]) -> None:
    if not contents:
        return
    indexer = Indexer(_common_parts(session, contents))
    used: dict[int, int] = {}
    rows = []
    for content in sorted(contents, key=lambda content: (content.posted_at, content.key)):
        rows.append(_row(content, indexer, _next_number(session, content.posted_at, used)))
    session.execute(insert(SearchDocument), rows)
    _learn(session, indexer.spellings)


def _row(content: Content, indexer: Indexer, number: int) -> dict[str, Any]:
    title = [token for said in content.title for token in indexer.tokens(*said)]
    body = [token for said in content.body for token in indexer.tokens(*said)]
    codes = sorted(content.codes)
    column, ref_id = content.key
    return {
        "id": number,
        "post_id": None,
        "organisation_id": None,
        "group_id": None,
        column: ref_id,
        "posted_at": content.posted_at,
        "title": " ".join(dict.fromkeys(title)),
        "codes": " ".join(codes),
        "tokens": " ".join(dict.fromkeys((*title, *codes, *body))),
    }


def _first_number(posted_at: datetime) -> int:
    return int(posted_at.astimezone(UTC).timestamp()) * IN_A_SECOND


def _next_number(session: Session, posted_at: datetime, used: dict[int, int]) -> int:
    """Return a free number; ``used`` remembers the last one of each second.

    A second that is full, as after a large import, goes on in the next.
    """
    first = _first_number(posted_at)
    if first not in used:
        used[first] = _last_number(session, first)
    while used[first] + 1 >= first + IN_A_SECOND:
        first += IN_A_SECOND
        if first not in used:
            used[first] = _last_number(session, first)
    used[first] += 1
    return used[first]


def _last_number(session: Session, first: int) -> int:
    """Return the last number used in the second that begins with ``first``.

    Whoever indexes in the same second waits for the other's commit; SQLite has one writer anyway.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(first)))
    numbers = select(func.max(SearchDocument.id)).where(
        SearchDocument.id >= first, SearchDocument.id < first + IN_A_SECOND
    )
    last: int | None = session.scalar(numbers)
    return first - 1 if last is None else last


def _common_parts(session: Session, contents: Iterable[Content]) -> frozenset[str]:
    """Return the common words of the board that could be parts of words in ``contents``."""
    german = [
        said
        for content in contents
        for said, language in (*content.title, *content.body)
        if is_german(language)
    ]
    asked = sorted(word for word in unexplained(german) if len(word) > 3)
    found: set[str] = set()
    for words in _chunks(iter(asked), _CHUNK):
        common = select(SearchWord.word).where(
            SearchWord.word.in_(words), SearchWord.documents >= COMMON_WORD
        )
        found |= set(session.scalars(common))
    return frozenset(found)


def _learn(session: Session, spellings: Mapping[str, str]) -> None:
    """Add words that are new. Known ones are not touched, so that writers do not wait here."""
    rows = [
        {"word": word, "backwards": word[::-1], "spelling": spelling[:120], "documents": 1}
        for word, spelling in sorted(spellings.items())
    ]
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    if rows:
        session.execute(dialect.insert(SearchWord).on_conflict_do_nothing(), rows)


def _chunks(things: Iterator[_Thing], size: int) -> Iterator[list[_Thing]]:
    while chunk := list(islice(things, size)):
        yield chunk
