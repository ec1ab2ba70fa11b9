"""The statements of the search: one question, told to each database in the way it walks best.

FTS5 of SQLite walks its lists from new to old by itself. PostgreSQL's planner knows how frequent
each word is, and walks along the numbers for frequent ones, but not which go together: for two that
hardly ever meet it walked along everything. A look at the newest documents tells.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    cast,
    column,
    func,
    literal,
    or_,
    select,
    table,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.post import PostState
from helpboard.domain.search.ranking import RANKED_HITS
from helpboard.models import Group, Organisation, Post, SearchDocument
from helpboard.queries.concealed import is_concealed

NEWEST = 300
"""How many documents tell whether words meet often; looking costs less than a millisecond."""

OFTEN = 8
"""With so many hits among the newest, a page of hits is near wherever one begins to walk."""

_A_PAGE = 25

_DOCUMENTS, _POSTS = SearchDocument.__table__, Post.__table__
_ORGANISATIONS, _GROUPS = Organisation.__table__, Group.__table__
_POST, _ORGANISATION, _GROUP = (one.c for one in (_POSTS, _ORGANISATIONS, _GROUPS))
_INDEX = table("search_index", column("rowid"), column("search_index"))
_IS_PUBLISHED = (_POST.state == PostState.PUBLISHED, _POST.expires_at > bindparam("now"))


class Way(Enum):
    """How a database comes to the documents that match, from new to old."""

    FTS5 = auto()
    PLANNED = auto()
    NEWEST = auto()
    INDEX = auto()


def way_to(session: Session, values: dict[str, Any], *, parts: int, only_posts: bool) -> Way:
    """Return the way that the session's database should take to what ``values`` ask for.

    ``parts`` are the words and filters that must come together; one alone needs no help.
    """
    if session.get_bind().dialect.name != "postgresql":
        return Way.FTS5
    if parts < 2:
        return Way.PLANNED
    probe = count_of(Way.NEWEST, OFTEN, only_posts=only_posts)
    return Way.PLANNED if session.execute(probe, values).scalar_one() == OFTEN else Way.INDEX


def matching(session: Session, groups: Sequence[Sequence[str]]) -> str:
    """Return the value of ``asked`` for documents with one token of each group."""
    if session.get_bind().dialect.name == "postgresql":
        return " & ".join(_either(group, " | ", quote="'") for group in groups)
    return " AND ".join(_either(group, " OR ", quote='"') for group in groups)


def _either(tokens: Sequence[str], word: str, *, quote: str) -> str:
    """Join tokens in quotes, so that nothing in them is an operator."""
    return f"({word.join(f'{quote}{one.replace(quote, 2 * quote)}{quote}' for one in tokens)})"


# Statements are put together once: doing so takes longer than they run.


@cache
def newest_posts(way: Way, *, is_continued: bool) -> Select[*tuple[Any, ...]]:
    """Select the ``wanted`` newest documents of posts, those before the number ``before``."""
    some = _documents(way, only_posts=True, is_continued=is_continued)
    return some.limit(bindparam("wanted", type_=Integer))


@cache
def count_of(way: Way, most: int, *, only_posts: bool) -> Select[int]:
    """Count documents, up to ``most``."""
    some = _documents(way, only_posts=only_posts).limit(most)
    return select(func.count()).select_from(some.subquery())


@cache
def first(way: Way, *, only_posts: bool) -> Select[*tuple[Any, ...]]:
    """Select one document, or none."""
    some = _documents(way, only_posts=only_posts)
    if way is Way.PLANNED:
        # Asked for one row only, it walks along all numbers for words that are nowhere. A CTE
        # is planned as if a page were wanted, and still gives up at the first.
        some = select(some.limit(_A_PAGE).cte().prefix_with("MATERIALIZED").c.id)
    return some.limit(1)


@cache
def to_rank(way: Way, *, only_posts: bool) -> Select[*tuple[Any, ...]]:
    """Select the newest documents with what they are ranked by."""
    document = _source(way, is_continued=False).document
    some = _documents(way, only_posts=only_posts).limit(RANKED_HITS + 1)
    return some.add_columns(
        document.organisation_id, document.group_id, document.title, document.codes
    )


@cache
def _documents(
    way: Way, *, only_posts: bool, is_continued: bool = False
) -> Select[*tuple[Any, ...]]:
    """Select the documents of public things that match, from new to old."""
    source = _source(way, is_continued=is_continued)
    found = select(source.document.id, source.document.post_id).order_by(source.number.desc())
    for condition in source.conditions:
        found = found.where(condition)
    if only_posts:
        # Asked of one document at a time: neither database begins with all posts.
        post = select(literal(1)).where(_POST.id == source.document.post_id, *_IS_PUBLISHED)
        return found.select_from(source.rows).where(post.scalar_subquery().is_not(None))
    rows = (
        source.rows.outerjoin(_POSTS, _POST.id == source.document.post_id)
        .outerjoin(_ORGANISATIONS, _ORGANISATION.id == source.document.organisation_id)
        .outerjoin(_GROUPS, _GROUP.id == source.document.group_id)
    )
    return found.select_from(rows).where(
        or_(
            and_(*_IS_PUBLISHED),
            and_(_ORGANISATION.id.is_not(None), ~is_concealed()),
            _GROUP.state.in_(PUBLIC_GROUPS),
        )
    )


@dataclass(frozen=True, slots=True)
class _Source:
    """Where documents come from, along which number, and what is still to be asked of each."""

    rows: FromClause
    document: Any
    number: ColumnElement[int]
    conditions: tuple[ColumnElement[bool], ...]


@cache
def _source(way: Way, *, is_continued: bool) -> _Source:
    own = _DOCUMENTS.c
    if way is Way.FTS5:
        conditions = (
            _INDEX.c.search_index.op("MATCH")(bindparam("asked", type_=String)),
            *((_INDEX.c.rowid < bindparam("before"),) if is_continued else ()),
        )
        rows = _INDEX.join(_DOCUMENTS, own.id == _INDEX.c.rowid)
        return _Source(rows, own, _INDEX.c.rowid, conditions)
    some = select(own.id, own.post_id, own.organisation_id, own.group_id, own.title, own.codes)
    before = (own.id < bindparam("before"),) if is_continued else ()
    if way is Way.PLANNED:
        return _Source(_DOCUMENTS, own, own.id, (_matches(own.tokens), *before))
    some = select(own.id, own.post_id, own.organisation_id, own.group_id, own.title, own.codes)
    if way is Way.INDEX:
        found = some.where(_matches(own.tokens), *before).cte("found").prefix_with("MATERIALIZED")
        return _Source(found, found.c, found.c.id, ())
    newest = some.add_columns(own.tokens).order_by(own.id.desc()).limit(NEWEST).subquery("newest")
    return _Source(newest, newest.c, newest.c.id, (_matches(newest.c.tokens),))


def _matches(tokens: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return PostgreSQL's condition.

    The question stands in the statement's text, so that a plan for one is never used for another.
    """
    asked = bindparam("asked", type_=String, literal_execute=True)
    return tokens.op("@@", is_comparison=True)(cast(asked, TSQUERY))
