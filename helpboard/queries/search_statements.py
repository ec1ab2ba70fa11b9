"""The statements of the search: one question, told to each database in the way it walks best.

FTS5 of SQLite walks its lists from new to old by itself. PostgreSQL can walk along all documents or
fetch every one that its index names, and its planner chooses badly: it knows how frequent a word
is, not which go together, and prices a walk that ends after a page as one that does not. A look at
the newest documents tells how often they match, and so which way is short.
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
    literal_column,
    or_,
    select,
    table,
    true,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.orm import Session

from helpboard.domain.group import PUBLIC_STATES as PUBLIC_GROUPS
from helpboard.domain.post import PostState
from helpboard.domain.search.ranking import RANKED_HITS
from helpboard.models import Group, Organisation, Post, SearchDocument
from helpboard.queries.concealed import is_concealed

NEWEST = 300
"""How many documents tell how often they match; looking costs less than a millisecond."""

OFTEN = 8
"""With so many hits among the newest, walking to a thousand is shorter than fetching all."""

AT_ALL = 2
"""With so many, walking to a page of hits is."""

_DOCUMENTS, _POSTS = SearchDocument.__table__, Post.__table__
_ORGANISATIONS, _GROUPS = Organisation.__table__, Group.__table__
_POST, _ORGANISATION, _GROUP = (one.c for one in (_POSTS, _ORGANISATIONS, _GROUPS))
_INDEX = table("search_index", column("rowid"), column("search_index"))
_NOTHING = literal_column("0", Integer)
_IS_PUBLISHED = (_POST.state == PostState.PUBLISHED, _POST.expires_at > bindparam("now"))


class Way(Enum):
    """How a database comes to the documents that match, from new to old."""

    FTS5 = auto()
    NEWEST = auto()
    WALK = auto()
    INDEX = auto()


def way_to(session: Session, values: dict[str, Any], *, only_posts: bool, is_page: bool) -> Way:
    """Return the way that the session's database should take to what ``values`` ask for.

    ``is_page`` when a page of hits or fewer is enough, not a thousand.
    """
    if session.get_bind().dialect.name != "postgresql":
        return Way.FTS5
    enough = AT_ALL if is_page else OFTEN
    probe = count_of(Way.NEWEST, enough, only_posts=only_posts)
    return Way.WALK if session.execute(probe, values).scalar_one() == enough else Way.INDEX


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
    return _documents(way, only_posts=only_posts).limit(1)


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
    if way is Way.WALK:
        # A condition that the index cannot answer leaves the walk along the numbers alone.
        return _Source(_DOCUMENTS, own, own.id, (_matches(own.tokens).is_(true()), *before))
    if way is Way.INDEX:
        fetched = some.where(_matches(own.tokens), *before).cte("fetched")
        fetched = fetched.prefix_with("MATERIALIZED")
        # The offset keeps it one step: sorted first, then each thing is looked at until enough.
        found = select(fetched).order_by(fetched.c.id.desc()).offset(_NOTHING).subquery("found")
        return _Source(found, found.c, found.c.id, ())
    newest = some.add_columns(own.tokens).order_by(own.id.desc()).limit(NEWEST).subquery("newest")
    return _Source(newest, newest.c, newest.c.id, (_matches(newest.c.tokens),))


def _matches(tokens: ColumnElement[Any]) -> ColumnElement[bool]:
    """Return PostgreSQL's condition.

    The question stands in the statement's text, so that a plan for one is never used for another.
    """
    asked = bindparam("asked", type_=String, literal_execute=True)
    return tokens.op("@@", is_comparison=True)(cast(asked, TSQUERY))
