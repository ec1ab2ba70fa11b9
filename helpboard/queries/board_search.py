"""What the board shows to somebody who looks for words."""

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

    ``keep`` may remember how many there are, as for :func:`board_page`.
    """
    codes, minute = tuple(chosen.codes()), int(now.timestamp()) // 60
    place = (after.published_at, after.post_id) if after else None

    def hits(query: Query) -> tuple[int, ...]:
        return post_hits(session, query, now=now, codes=codes, after=place, limit=size + 1)

    asked = Asked(parse(chosen.text, book))
    ids = hits(asked.query) if asked.query else ()
    if not ids:
        asked = understood(session, chosen.text, book=book, now=now, kinds=_POSTS, codes=codes)
        if not asked.query:
            return BoardPage((), 0, None, ignored=asked.ignored)
        ids = hits(asked.query)
    cards = cards_of(session, ids[:size])
    last = cards[-1] if len(ids) > size and cards else None
    _, total = keep(
        ("found", asked.query, codes, minute),
        lambda: (None, count_posts(session, asked.query, now=now, codes=codes)),
    )
    return BoardPage(
        cards,
        total,
        Cursor(last.published_at, last.id) if last else None,
        asked.did_you_mean,
        asked.ignored,
    )
