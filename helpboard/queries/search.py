"""Finds public things by words: one meaning of a question, compiled for each database.

Nothing here trusts the index about what is public: every hit is joined with its thing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    column,
    func,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.post import PostState
from helpboard.domain.search.content import Kind, is_code
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.query import Query, parse
from helpboard.domain.search.ranking import RANKED_HITS, score
from helpboard.models import Group, Organisation, Post, SearchDocument
from helpboard.models.search import IN_A_SECOND
from helpboard.queries.concealed import is_concealed
from helpboard.queries.search_words import Asked, Finds, ask

MOST_COUNTED = 1_000
"""Counting stops here; beyond it pages say “more than 1,000”."""

_A_PAGE = 25

_DOCUMENTS, _POSTS = SearchDocument.__table__, Post.__table__
_ORGANISATIONS, _GROUPS = Organisation.__table__, Group.__table__
_DOCUMENT, _POST, _ORGANISATION, _GROUP = (
    one.c for one in (_DOCUMENTS, _POSTS, _ORGANISATIONS, _GROUPS)
)
_INDEX = table("search_index", column("rowid"), column("search_index"))
_DIRECTORY = frozenset({Kind.ORGANISATION, Kind.GROUP, Kind.CAFE})
EVERY_KIND = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found; `posted_at` in whole seconds."""

    kind: Kind
    id: int
    posted_at: datetime
    score: int


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found, best first; `total` is capped just above :data:`MOST_COUNTED`.

    `did_you_mean` is what was looked for instead when words were misspelt; `ignored` are words
    that are nowhere on the board and were left out.
    """

    hits: tuple[Hit, ...]
    total: int
    did_you_mean: str | None
    ignored: tuple[str, ...]


def hits(
    session: Session,
    text: str,
    *,
    book: WordBook,
    now: datetime,
    kinds: Collection[Kind] = EVERY_KIND,
    limit: int = 25,
) -> SearchPage:
    """Find the best hits of a text among the newest 1,000 posts and 1,000 other things.

    Order: where the words are (`domain.search.ranking`), then newest first, then id.
    """
    asked = Asked(parse(text, book))
    found = _found(session, asked.query, kinds, now) if asked.query else []
    if asked.query and not found:
        asked = understood(session, text, book=book, now=now, kinds=kinds)
        found = _found(session, asked.query, kinds, now)
    ranked = [
        (score(asked.query, row.title, row.codes), row.id, row)
        for family in found
        for row in family[:RANKED_HITS]
    ]
    ranked.sort(key=lambda hit: hit[:2], reverse=True)
    best = tuple(_hit(points, row) for points, _, row in ranked[:limit])
    total = min(sum(len(family) for family in found), MOST_COUNTED + 1)
    return SearchPage(best, total, asked.did_you_mean, asked.ignored)


def understood(
    session: Session,
    text: str,
    *,
    book: WordBook,
    now: datetime,
    kinds: Collection[Kind] = EVERY_KIND,
    codes: Sequence[str] = (),
) -> Asked:
    """Return what a text asks for; finished, corrected or shortened when it finds nothing.

    What it finds must be of one of the kinds and carry all filter codes.
    """
    wanted = (*_kind_codes(kinds), *_alone(codes))
    return ask(session, text, book=book, finds=_finder(session, wanted, now=now))


def post_hits(
    session: Session,
    query: Query,
    *,
    now: datetime,
    codes: Sequence[str] = (),
    after: tuple[datetime, int] | None = None,
    limit: int = MOST_COUNTED,
) -> tuple[int, ...]:
    """Return ids of public posts that match and carry all filter codes, newest first.

    `after` is the moment and the id of the last post of the page before.
    """
    values = _values(session, query, codes=(_IS_POST, *_alone(codes)), now=now)
    values |= {"wanted": limit, "before": after and _number_of(session, *after)}
    statement = _newest(_is_postgresql(session), is_continued=after is not None)
    return tuple(row.post_id for row in session.execute(statement, values))


def count_posts(session: Session, query: Query, *, now: datetime, codes: Sequence[str] = ()) -> int:
    """Count the public posts that match and carry all codes; stops after 1,001."""
    values = _values(session, query, codes=(_IS_POST, *_alone(codes)), now=now)
    return session.execute(_counting(_is_postgresql(session)), values).scalar_one()


_IS_POST = (is_code(Kind.POST),)


def _alone(codes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((code,) for code in codes)


def _kind_codes(kinds: Collection[Kind]) -> tuple[tuple[str, ...], ...]:
    """Return the group of codes that limits a question to kinds; none when it is not limited."""
    return () if set(kinds) >= EVERY_KIND else (tuple(sorted(is_code(kind) for kind in kinds)),)


def _finder(session: Session, codes: Sequence[Sequence[str]], *, now: datetime) -> Finds:
    """Return a function that tells whether a question finds anything public with these codes."""
    statement = _first(_is_postgresql(session))

    def finds(query: Query) -> bool:
        values = _values(session, query, codes=codes, now=now)
        return session.execute(statement, values).first() is not None

    return finds


def _found(
    session: Session, query: Query, kinds: Collection[Kind], now: datetime
) -> list[Sequence[Any]]:
    """Read the newest hits of posts and of the directory, each family for itself.

    Otherwise a thousand new posts would hide every organisation.
    """
    families = (frozenset(kinds) & {Kind.POST}, frozenset(kinds) & _DIRECTORY)
    statement = _ranked(_is_postgresql(session))
    asked = [
        _values(session, query, codes=_kind_codes(family), now=now) for family in families if family
    ]
    return [rows for rows in (session.execute(statement, one).all() for one in asked) if rows]


def _values(
    session: Session, query: Query, *, codes: Sequence[Sequence[str]], now: datetime
) -> dict[str, Any]:
    """Return the values of the parameters that every statement about documents has."""
    groups = [*(group.tokens for group in query.groups), *codes]
    return {"asked": _tsquery(groups) if _is_postgresql(session) else _fts5(groups), "now": now}


# Statements are put together once: doing so takes longer than they run.


@cache
def _documents(is_postgresql: bool) -> Select[*tuple[Any, ...]]:
    """Select the documents of public things that match ``asked``, from new to old."""
    found = select(_DOCUMENT.id, _DOCUMENT.post_id)
    if is_postgresql:
        # In the statement's text, so that a plan for one word is never used for another: a rare
        # word needs the index of tokens, a common one the walk along the numbers.
        asked = bindparam("asked", type_=String, literal_execute=True)
        found = found.where(_DOCUMENT.tokens.op("@@")(cast(asked, TSQUERY)))
    else:
        found = found.select_from(_INDEX).join(_DOCUMENTS, _DOCUMENT.id == _INDEX.c.rowid)
        found = found.where(_INDEX.c.search_index.op("MATCH")(bindparam("asked", type_=String)))
    return (
        found.outerjoin(_POSTS, _POST.id == _DOCUMENT.post_id)
        .outerjoin(_ORGANISATIONS, _ORGANISATION.id == _DOCUMENT.organisation_id)
        .outerjoin(_GROUPS, _GROUP.id == _DOCUMENT.group_id)
        .where(
            or_(
                and_(_POST.state == PostState.PUBLISHED, _POST.expires_at > bindparam("now")),
                and_(_ORGANISATION.id.is_not(None), ~is_concealed()),
                _GROUP.state.in_(PUBLIC_GROUPS),
            )
        )
        .order_by(_number(is_postgresql).desc())
    )


@cache
def _newest(is_postgresql: bool, *, is_continued: bool) -> Select[*tuple[Any, ...]]:
    """Select the ``wanted`` newest documents, those before the number ``before``."""
    some = _documents(is_postgresql).limit(bindparam("wanted", type_=Integer))
    return some.where(_number(is_postgresql) < bindparam("before")) if is_continued else some


@cache
def _counting(is_postgresql: bool) -> Select[int]:
    some = _documents(is_postgresql).limit(MOST_COUNTED + 1)
    return select(func.count()).select_from(some.subquery())


@cache
def _first(is_postgresql: bool) -> Select[*tuple[Any, ...]]:
    """Select one document, or none."""
    some = _documents(is_postgresql)
    if is_postgresql:
        # Asked for one row only, it walks along all numbers for words that are nowhere. A CTE
        # is planned as if a page were wanted, and still gives up at the first.
        some = select(some.limit(_A_PAGE).cte().prefix_with("MATERIALIZED").c.id)
    return some.limit(1)


@cache
def _ranked(is_postgresql: bool) -> Select[*tuple[Any, ...]]:
    """Select the newest documents with what they are ranked by."""
    some = _documents(is_postgresql).limit(RANKED_HITS + 1)
    return some.add_columns(
        _DOCUMENT.organisation_id, _DOCUMENT.group_id, _DOCUMENT.title, _DOCUMENT.codes
    )


def _is_postgresql(session: Session) -> bool:
    return session.get_bind().dialect.name == "postgresql"


def _number(is_postgresql: bool) -> ColumnElement[int]:
    """Return the column along which the database walks."""
    number: ColumnElement[int] = _DOCUMENT.id if is_postgresql else _INDEX.c.rowid
    return number


def _number_of(session: Session, posted_at: datetime, post_id: int) -> int:
    """Return the number of a post's document; when it is gone, that of its second's first."""
    number = session.scalar(select(SearchDocument.id).where(SearchDocument.post_id == post_id))
    return int(posted_at.timestamp()) * IN_A_SECOND if number is None else number


def _fts5(groups: Sequence[Sequence[str]]) -> str:
    """Compile for FTS5: every token is a string, so that none is an operator."""
    return " AND ".join(
        "(" + " OR ".join(_quoted(token, '"') for token in tokens) + ")" for tokens in groups
    )


def _tsquery(groups: Sequence[Sequence[str]]) -> str:
    """Compile for PostgreSQL, with every token quoted."""
    return " & ".join("(" + " | ".join(_quoted(one, "'") for one in some) + ")" for some in groups)


def _quoted(token: str, quote: str) -> str:
    """Put a token into quotes, so that nothing in it is an operator."""
    return f"{quote}{token.replace(quote, 2 * quote)}{quote}"


def _hit(points: int, row: Any) -> Hit:
    posted_at = datetime.fromtimestamp(row.id // IN_A_SECOND, UTC)
    if row.post_id is not None:
        return Hit(Kind.POST, row.post_id, posted_at, points)
    if row.organisation_id is not None:
        return Hit(Kind.ORGANISATION, row.organisation_id, posted_at, points)
    kind = Kind.CAFE if is_code(Kind.CAFE) in row.codes.split() else Kind.GROUP
    return Hit(kind, row.group_id, posted_at, points)
