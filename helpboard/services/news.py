"""Writing news for start pages, publishing them and taking them off."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import delete
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldProblem, Fields, FieldsError
from helpboard.domain.news import MOST_BODY, MOST_TITLE, begins_at
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Area, News, NewsText
from helpboard.queries.actors import areas_above
from helpboard.queries.news import news_for
from helpboard.services.deeds import note_deed
from helpboard.services.texts_by_language import Parts, checked_texts, typed_texts

PARTS = Parts(short="title", long="body", most_short=MOST_TITLE, most_long=MOST_BODY)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsContent:
    """A piece of news as it was typed; ``texts`` are title and words by language.

    ``until`` is the last day on which they are shown; None is without an end.
    """

    area_id: int
    source_lang: str
    texts: Mapping[str, tuple[str, str]]
    until: date | None


def write_news(
    session: Session, *, actor: Actor, content: NewsContent, now: datetime, zone: tzinfo
) -> News:
    """Keep a new draft; raises ``FieldsError``, ``NotFoundError`` or ``NotAllowedError``."""
    texts = _checked(session, actor, content, now=now, zone=zone)
    news = News(
        area_id=content.area_id,
        source_lang=content.source_lang,
        until=content.until,
        made_by=actor.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(news)
    session.flush()
    _put_texts(session, news.id, texts)
    note_deed(session, actor=actor, action="news:write", about=("news", news.id), now=now)
    return news


def change_news(
    session: Session,
    *,
    actor: Actor,
    news_id: int,
    version: int,
    content: NewsContent,
    now: datetime,
    zone: tzinfo,
) -> News:
    """Change news made from ``version``; raises as :func:`write_news`, or ``ConflictError``.

    What is published stays so, with the new words at once.
    """
    news = _locked(session, actor, news_id, version=version)
    texts = _checked(session, actor, content, now=now, zone=zone)
    news.area_id, news.source_lang, news.until = content.area_id, content.source_lang, content.until
    news.updated_at = now
    session.flush()
    session.execute(delete(NewsText).where(NewsText.news_id == news_id))
    _put_texts(session, news_id, texts)
    note_deed(session, actor=actor, action="news:change", about=("news", news_id), now=now)
    return news


def publish_news(
    session: Session,
    *,
    actor: Actor,
    news_id: int,
    version: int,
    first_day: date | None,
    now: datetime,
    zone: tzinfo,
) -> News:
    """Show news from ``first_day`` on, or at once.

    Raises ``NotFoundError``, ``ConflictError``, or ``FieldsError`` when they would end before.
    """
    news = _locked(session, actor, news_id, version=version)
    begins = max(now, begins_at(first_day, zone)) if first_day else now
    if news.until is not None and news.until < begins.astimezone(zone).date():
        raise FieldsError(FieldProblem("first_day", "ends_before", {}))
    news.published_at, news.updated_at = begins, now
    session.flush()
    note_deed(session, actor=actor, action="news:publish", about=("news", news_id), now=now)
    return news


def take_off_news(
    session: Session, *, actor: Actor, news_id: int, version: int, now: datetime
) -> News:
    """Take news off the start pages; they become a draft again."""
    news = _locked(session, actor, news_id, version=version)
    news.published_at, news.updated_at = None, now
    session.flush()
    note_deed(session, actor=actor, action="news:take-off", about=("news", news_id), now=now)
    return news


def delete_news(
    session: Session, *, actor: Actor, news_id: int, version: int, now: datetime
) -> None:
    """Delete news for good; raises as :func:`take_off_news`."""
    news = _locked(session, actor, news_id, version=version)
    session.delete(news)
    note_deed(session, actor=actor, action="news:delete", about=("news", news_id), now=now)
    session.flush()


def _locked(session: Session, actor: Actor, news_id: int, *, version: int) -> News:
    news_for(session, actor, news_id)
    news = session.get_one(News, news_id, with_for_update=True, populate_existing=True)
    if news.version != version:
        raise ConflictError(news_id)
    return news


def _checked(
    session: Session, actor: Actor, content: NewsContent, *, now: datetime, zone: tzinfo
) -> dict[str, tuple[str, str]]:
    if session.get(Area, content.area_id) is None:
        raise NotFoundError(content.area_id)
    areas = areas_above(session, content.area_id)
    policy.require(actor, Action.INFORM, Thing(areas=areas))
    read = Fields(typed_texts(content.texts, PARTS))
    texts = checked_texts(read, content.texts, source_lang=content.source_lang, parts=PARTS)
    if content.until is not None and content.until < now.astimezone(zone).date():
        read.refuse("until", "in_the_past")
    read.done()
    return texts


def _put_texts(session: Session, news_id: int, texts: Mapping[str, tuple[str, str]]) -> None:
    session.add_all(
        NewsText(news_id=news_id, lang=lang, title=title, body=body)
        for lang, (title, body) in texts.items()
    )
    session.flush()
