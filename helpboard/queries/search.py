"""Finds public things by words: one meaning of a question, compiled for each database.

Nothing here trusts the index about what is public: every hit is joined with its thing.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.search.content import Kind, is_code
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.query import Query, parse
from helpboard.domain.search.ranking import RANKED_HITS, score
from helpboard.models import SearchDocument
from helpboard.models.search import IN_A_SECOND
from helpboard.queries.search_statements import (
    count_of,
    first,
    matching,
    newest_posts,
    to_rank,
    way_to,
)
from helpboard.queries.search_words import Asked, Finds, ask

MOST_COUNTED = 1_000
"""Counting stops here; beyond it pages say “more than 1,000”."""

_A_PAGE = 100
"""No page of hits is longer."""

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
    return ask(session, text, book=book, finds=_finder(session, kinds, codes, now=now))


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
    values = _values(session, query, codes=_alone(codes), now=now)
    way = way_to(session, values, only_posts=True, is_page=limit <= _A_PAGE)
    values |= {"wanted": limit, "before": after and _number_of(session, *after)}
    found = session.execute(newest_posts(way, is_continued=after is not None), values)
    return tuple(row.post_id for row in found)


def count_posts(session: Session, query: Query, *, now: datetime, codes: Sequence[str] = ()) -> int:
    """Count the public posts that match and carry all codes; stops after 1,001."""
    values = _values(session, query, codes=_alone(codes), now=now)
    way = way_to(session, values, only_posts=True, is_page=False)
    return session.execute(count_of(way, MOST_COUNTED + 1, only_posts=True), values).scalar_one()


_ONLY_POSTS = frozenset({Kind.POST})


def _alone(codes: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple((code,) for code in codes)


def _kind_codes(kinds: Collection[Kind]) -> tuple[tuple[str, ...], ...]:
    """Return the group of codes that limits a question to kinds; none when it is not limited.

    Nor for posts alone: nearly every document would have that code, and the statement knows it.
    """
    if set(kinds) in (EVERY_KIND, _ONLY_POSTS):
        return ()
    return (tuple(sorted(is_code(kind) for kind in kinds)),)


def _finder(
    session: Session, kinds: Collection[Kind], codes: Sequence[str], *, now: datetime
) -> Finds:
    """Return a function that tells whether a question finds anything public with these codes."""
    only_posts = set(kinds) == _ONLY_POSTS
    wanted = (*_kind_codes(kinds), *_alone(codes))

    def finds(query: Query) -> bool:
        values = _values(session, query, codes=wanted, now=now)
        way = way_to(session, values, only_posts=only_posts, is_page=True)
        return session.execute(first(way, only_posts=only_posts), values).first() is not None

    return finds


def _found(
    session: Session, query: Query, kinds: Collection[Kind], now: datetime
) -> list[Sequence[Any]]:
    """Read the newest hits of posts and of the directory, each family for itself.

    Otherwise a thousand new posts would hide every organisation.
    """
    families = (frozenset(kinds) & _ONLY_POSTS, frozenset(kinds) & _DIRECTORY)
    found = []
    for family in families:
        if family:
            only_posts = family == _ONLY_POSTS
            values = _values(session, query, codes=_kind_codes(family), now=now)
            way = way_to(session, values, only_posts=only_posts, is_page=False)
            found.append(session.execute(to_rank(way, only_posts=only_posts), values).all())
    return [rows for rows in found if rows]


def _values(
    session: Session, query: Query, *, codes: Sequence[Sequence[str]], now: datetime
) -> dict[str, Any]:
    """Return the values of the parameters that every statement about documents has."""
    groups = [*(group.tokens for group in query.groups), *codes]
    return {"asked": matching(session, groups), "now": now}


def _number_of(session: Session, posted_at: datetime, post_id: int) -> int:
    """Return the number of a post's document; when it is gone, that of its second's first."""
    number = session.scalar(select(SearchDocument.id).where(SearchDocument.post_id == post_id))
    return int(posted_at.timestamp()) * IN_A_SECOND if number is None else number


def _hit(points: int, row: Any) -> Hit:
    posted_at = datetime.fromtimestamp(row.id // IN_A_SECOND, UTC)
    if row.post_id is not None:
        return Hit(Kind.POST, row.post_id, posted_at, points)
    if row.organisation_id is not None:
        return Hit(Kind.ORGANISATION, row.organisation_id, posted_at, points)
    kind = Kind.CAFE if is_code(Kind.CAFE) in row.codes.split() else Kind.GROUP
    return Hit(kind, row.group_id, posted_at, points)
