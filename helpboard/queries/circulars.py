"""Circulars as the desk and their readers see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, select
from sqlalchemy.orm import Session

from helpboard.domain.circular import Audience, CircularState, Filters
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.models import (
    Area,
    Circular,
    CircularReader,
    CircularText,
    User,
)
from helpboard.queries.held import is_below

PAGE = 25


@dataclass(frozen=True, slots=True)
class CircularRow:
    """A circular as a line of the list; ``answers`` counts those who have answered."""

    id: int
    subject: str
    source_lang: str
    audience: Audience
    state: CircularState
    area_name: str
    sent_at: datetime | None
    readers: int
    answers: int
    buttons: list[str]


@dataclass(frozen=True, slots=True)
class CircularPage:
    """A circular with its words by language, the language of the source first."""

    id: int
    version: int
    area_id: int
    area_name: str
    audience: Audience
    filters: Filters
    buttons: tuple[str, ...]
    source_lang: str
    state: CircularState
    answer_by: date | None
    sent_at: datetime | None
    texts: Mapping[str, tuple[str, str]]

    def text_for(self, tag: str) -> tuple[str, str, str]:
        """Return language, subject and words for a reader of ``tag``."""
        lang = tag if tag in self.texts else self.source_lang
        return (lang, *self.texts[lang])


@dataclass(frozen=True, slots=True)
class OwnCircular:
    """A circular as one of its readers sees it."""

    reader_id: int
    page: CircularPage
    answer: str


def circulars_of(
    session: Session, actor: Actor, *, before: int | None = None
) -> tuple[CircularRow, ...]:
    """Read the circulars of the areas that ``actor`` coordinates, the newest first."""
    readers = (
        select(
            CircularReader.circular_id,
            func.count().label("readers"),
            func.count(CircularReader.answered_at).label("answers"),
        )
        .group_by(CircularReader.circular_id)
        .subquery()
    )
    statement = (
        select(
            *(Circular.id, CircularText.subject, Circular.source_lang, Circular.audience),
            *(Circular.state, Area.name, Circular.sent_at),
            *(func.coalesce(readers.c.readers, 0), func.coalesce(readers.c.answers, 0)),
            Circular.buttons,
        )
        .join(Area, Area.id == Circular.area_id)
        .join(CircularText, _is_source())
        .outerjoin(readers, readers.c.circular_id == Circular.id)
        .where(is_below(actor))
        .order_by(Circular.id.desc())
        .limit(PAGE + 1)
    )
    if before is not None:
        statement = statement.where(Circular.id < before)
    rows: Any = session.execute(statement)
    return tuple(CircularRow(*row) for row in rows)


def circular_for(session: Session, actor: Actor, circular_id: int) -> CircularPage:
    """Read a circular; ``NotFoundError`` for one of an area that ``actor`` does not coordinate."""
    row = session.execute(_page(circular_id).where(is_below(actor))).one_or_none()
    if row is None:
        raise NotFoundError(circular_id)
    return _with_texts(session, row)


def circular_page(session: Session, circular_id: int) -> CircularPage | None:
    """Read a circular for whoever got it; None when it is gone."""
    row = session.execute(_page(circular_id)).one_or_none()
    return None if row is None else _with_texts(session, row)


def own_circular(session: Session, *, reader_id: int, user_id: int) -> OwnCircular:
    """Read a circular for the person who got it; ``NotFoundError`` for anybody else."""
    row = session.execute(
        select(CircularReader.circular_id, CircularReader.answer).where(
            CircularReader.id == reader_id, CircularReader.user_id == user_id
        )
    ).one_or_none()
    page = None if row is None else circular_page(session, row.circular_id)
    if row is None or page is None:
        raise NotFoundError(reader_id)
    return OwnCircular(reader_id, page, row.answer)


def circulars_to(session: Session, user_id: int, *, most: int = 20) -> tuple[OwnCircular, ...]:
    """Read the last circulars that somebody got, the newest first, in two statements."""
    rows = session.execute(_own(), {"user_id": user_id, "most": most}).all()
    texts = _texts(session, [row.id for row in rows])
    return tuple(OwnCircular(row.reader_id, _made(row, texts[row.id]), row.answer) for row in rows)


@cache
def _own() -> Select[*tuple[Any, ...]]:
    """Select what a person got; put together once."""
    return (
        _columns()
        .add_columns(CircularReader.id.label("reader_id"), CircularReader.answer)
        .join(CircularReader, CircularReader.circular_id == Circular.id)
        .where(CircularReader.user_id == bindparam("user_id"))
        .order_by(Circular.sent_at.desc(), Circular.id.desc())
        .limit(bindparam("most"))
    )


def circular_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the letter of a circular says; None once its reader is gone or has answered it.

    Each reader has the text in the language of the account if it was written, else the source.
    """
    row = session.execute(
        select(CircularReader.circular_id, CircularReader.answered_at, User.language)
        .join(User, User.id == CircularReader.user_id)
        .where(CircularReader.id == params["reader_id"])
    ).one_or_none()
    page = None if row is None else circular_page(session, row.circular_id)
    if row is None or page is None or row.answered_at is not None:
        return None
    return letter_of(page, row.language)


def letter_of(page: CircularPage, tag: str) -> dict[str, Any]:
    """Return what the letter of ``page`` says to a reader of ``tag``."""
    lang, subject, body = page.text_for(tag)
    return {
        "circular_subject": subject,
        "text": body,
        "text_lang": lang,
        "is_other_language": lang != tag,
        "buttons": page.buttons,
        "answer_by": page.answer_by,
        "answer_link": "",
        "unsubscribe_link": "",
    }


def _is_source() -> Any:
    return and_(CircularText.circular_id == Circular.id, CircularText.lang == Circular.source_lang)


def _columns() -> Select[*tuple[Any, ...]]:
    return select(
        *(Circular.id, Circular.version, Circular.area_id, Area.name.label("area_name")),
        *(Circular.audience, Circular.filters, Circular.buttons, Circular.source_lang),
        *(Circular.state, Circular.answer_by, Circular.sent_at),
    ).join(Area, Area.id == Circular.area_id)


def _page(circular_id: int) -> Select[*tuple[Any, ...]]:
    return _columns().where(Circular.id == circular_id)


def _with_texts(session: Session, row: Any) -> CircularPage:
    return _made(row, _texts(session, [row.id])[row.id])


def _made(row: Any, texts: Mapping[str, tuple[str, str]]) -> CircularPage:
    source = row.source_lang
    ordered = {source: texts[source]} | dict(texts)
    fields = {**row._asdict(), "filters": Filters.from_json(row.filters)}
    fields["buttons"] = tuple(row.buttons)
    wanted = {name: fields[name] for name in CircularPage.__slots__ if name in fields}
    return CircularPage(**wanted, texts=ordered)


def _texts(session: Session, ids: list[int]) -> dict[int, dict[str, tuple[str, str]]]:
    if not ids:
        return {}
    found: dict[int, dict[str, tuple[str, str]]] = {one: {} for one in ids}
    rows = session.execute(
        select(CircularText.circular_id, CircularText.lang, CircularText.subject, CircularText.body)
        .where(CircularText.circular_id.in_(ids))
        .order_by(CircularText.circular_id, CircularText.lang)
    )
    for circular_id, lang, subject, body in rows:
        found[circular_id][lang] = (subject, body)
    return found
