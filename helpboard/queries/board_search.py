"""What the board shows to somebody who looks for words."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.board import BoardFilter
from helpboard.domain.search.content import Kind
from helpboard.domain.search.names import WordBook
from helpboard.domain.search.query import Query, parse
from helpboard.queries.board import PAGE, BoardPage, Keep, cards_of, not_kept
from helpboard.queries.cursor import Cursor
from helpboard.queries.search import count_posts, post_hits, understood
from helpboard.queries.search_words import Asked

_POSTS = frozenset({Kind.POST})


@dataclass(frozen=True, slots=True)
class _Found:
    """What a question was taken for, the posts of one page and a next one, and how many in all."""

    asked: Asked
    ids: tuple[int, ...] = ()
    total: int = 0


def found_page(
    session: Session,
    chosen: BoardFilter,
    *,
    book: WordBook,
    now: datetime,
    after: Cursor | None = None,
    size: int = PAGE,
    keep: Keep = not_kept,
) -> BoardPage:
    """Read a page of the public posts that match the words of ``chosen`` too, newest first.

    ``keep`` may remember what was found, as for :func:`board_page`: others ask for the same words.
    """
    codes, minute = tuple(chosen.codes()), int(now.timestamp()) // 60
    place = (after.published_at, after.post_id) if after else None
    found = keep(
        ("found", chosen.text, codes, place, size, minute),
        lambda: _look(session, chosen.text, codes, book=book, now=now, place=place, size=size),
    )
    cards = cards_of(session, found.ids[:size])
    last = cards[-1] if len(found.ids) > size and cards else None
    return BoardPage(
        cards,
        found.total,
        Cursor(last.published_at, last.id) if last else None,
        found.asked.did_you_mean,
        found.asked.ignored,
    )


def _look(
    session: Session,
    text: str,
    codes: tuple[str, ...],
    *,
    book: WordBook,
    now: datetime,
    place: tuple[datetime, int] | None,
    size: int,
) -> _Found:
    def hits(query: Query) -> tuple[int, ...]:
        return post_hits(session, query, now=now, codes=codes, after=place, limit=size + 1)

    asked = Asked(parse(text, book))
    ids = hits(asked.query) if asked.query else ()
    if not ids:
        asked = understood(session, text, book=book, now=now, kinds=_POSTS, codes=codes)
        if not asked.query:
            return _Found(asked)
        ids = hits(asked.query)
    if place is None and len(ids) <= size:
        return _Found(asked, ids, len(ids))
    return _Found(asked, ids, count_posts(session, asked.query, now=now, codes=codes))
