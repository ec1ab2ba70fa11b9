"""News of the town: what start pages show, and what the desk keeps."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, literal, or_, select, tuple_
from sqlalchemy.orm import Session, aliased

from helpboard.domain.errors import NotFoundError
from helpboard.domain.news import MOST_SHOWN
from helpboard.domain.policy import Actor
from helpboard.models import Area, News, NewsText
from helpboard.queries.actors import areas_in
from helpboard.queries.held import is_below

PAGE = 60
"""So many stand on a page of the desk's list."""
_NOT_YET = datetime(9000, 1, 1, tzinfo=UTC)
"""When drafts are published, as far as their place in the list goes."""


@dataclass(frozen=True, slots=True)
class NewsRow:
    """A piece of news with its words by language, the language of the source first."""

    id: int
    version: int
    area_id: int
    area_name: str
    source_lang: str
    published_at: datetime | None
    until: date | None
    texts: Mapping[str, tuple[str, str]]

    def text_for(self, tag: str) -> tuple[str, str, str]:
        """Return language, title and words for a reader of ``tag``."""
        lang = tag if tag in self.texts else self.source_lang
        return (lang, *self.texts[lang])


def news_for_start(
    session: Session, *, area_path: str, now: datetime, today: date
) -> tuple[NewsRow, ...]:
    """Read the news that an area's start page shows: its own and of all areas above it.

    The newest first; nothing that is a draft, begins later or has ended. Two statements.
    """
    statement = (
        _rows()
        .where(
            News.area_id.in_(sorted(areas_in(area_path))),
            News.published_at <= now,
            or_(News.until.is_(None), News.until >= today),
        )
        .order_by(News.published_at.desc(), News.id.desc())
        .limit(MOST_SHOWN)
    )
    return _with_texts(session, session.execute(statement).all())


def next_news_at(session: Session, *, area_path: str, now: datetime) -> datetime | None:
    """Return when the next piece of news begins to be shown there; None when none is planned."""
    return session.scalar(
        select(News.published_at)
        .where(News.area_id.in_(sorted(areas_in(area_path))), News.published_at > now)
        .order_by(News.published_at, News.id)
        .limit(1)
    )


def news_of(session: Session, actor: Actor, *, before: int | None = None) -> tuple[NewsRow, ...]:
    """Read the news of the areas of ``actor``: drafts first, then the newest.

    From below the one with the id ``before`` on, or from the first where none is below it: it may
    have gone meanwhile. One more than a page tells that there are others.
    """
    statement = (
        _rows()
        .where(is_below(actor))
        .order_by(_shown_at(News).desc(), News.id.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        last = aliased(News)
        shown_at = select(_shown_at(last)).where(last.id == before).scalar_subquery()
        statement = statement.where(tuple_(_shown_at(News), News.id) < tuple_(shown_at, before))
    rows = session.execute(statement).all()
    if before is not None and not rows:
        return news_of(session, actor)
    return _with_texts(session, rows)


def _shown_at(news: type[News]) -> ColumnElement[datetime]:
    return func.coalesce(news.published_at, literal(_NOT_YET, News.published_at.type))


def news_for(session: Session, actor: Actor, news_id: int) -> NewsRow:
    """Read one; ``NotFoundError`` for one of an area that ``actor`` does not coordinate."""
    rows = session.execute(_rows().where(News.id == news_id, is_below(actor))).all()
    if not rows:
        raise NotFoundError(news_id)
    return _with_texts(session, rows)[0]


def _rows() -> Select[*tuple[Any, ...]]:
    return select(
        *(News.id, News.version, News.area_id, Area.name.label("area_name"), News.source_lang),
        *(News.published_at, News.until),
    ).join(Area, Area.id == News.area_id)


def _with_texts(session: Session, rows: Sequence[Any]) -> tuple[NewsRow, ...]:
    texts: dict[int, dict[str, tuple[str, str]]] = {row.id: {} for row in rows}
    if texts:
        found = session.execute(
            select(NewsText.news_id, NewsText.lang, NewsText.title, NewsText.body)
            .where(NewsText.news_id.in_(texts))
            .order_by(NewsText.news_id, NewsText.lang)
        )
        for news_id, lang, title, body in found:
            texts[news_id][lang] = (title, body)
    return tuple(
        NewsRow(
            **row._asdict(),
            texts={row.source_lang: texts[row.id][row.source_lang]} | texts[row.id],
        )
        for row in rows
    )
