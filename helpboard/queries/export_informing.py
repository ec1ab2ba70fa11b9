"""Circulars, questions, tasks and news of one person, to take along; a part of `export.py`.

What a coordinator noted about somebody else in a task stays at the desk.
"""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Select, and_, or_, select

from helpboard.models import (
    Circular,
    CircularReader,
    CircularText,
    News,
    NewsText,
    Question,
    Task,
)

Section = Callable[[int], Select[*tuple[Any, ...]]]


def _circulars(me: int) -> Select[*tuple[Any, ...]]:
    """Select the circulars that came, in the words of their source."""
    source = and_(
        CircularText.circular_id == Circular.id, CircularText.lang == Circular.source_lang
    )
    return (
        select(
            CircularText.subject,
            CircularText.body,
            CircularText.lang,
            Circular.sent_at,
            CircularReader.answer,
            CircularReader.answered_at,
            CircularReader.reminded_at,
        )
        .join(Circular, Circular.id == CircularReader.circular_id)
        .join(CircularText, source)
        .where(CircularReader.user_id == me)
        .order_by(CircularReader.id)
    )


def _questions(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Question.name,
            Question.email,
            Question.phone,
            Question.text,
            Question.text_lang,
            Question.state,
            Question.answer,
            Question.created_at,
            Question.answered_at,
        )
        .where(Question.user_id == me)
        .order_by(Question.id)
    )


def _answered(me: int) -> Select[*tuple[Any, ...]]:
    """Select what one answered as a coordinator; who asked is somebody else."""
    return (
        select(Question.answer, Question.answered_at)
        .where(Question.answered_by == me)
        .order_by(Question.id)
    )


def _tasks(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(Task.title, Task.due_on, Task.state, Task.created_at, Task.done_at)
        .where(or_(Task.owner_id == me, Task.made_by == me))
        .order_by(Task.id)
    )


def _circulars_written(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(CircularText.lang, CircularText.subject, CircularText.body, Circular.sent_at)
        .join(Circular, Circular.id == CircularText.circular_id)
        .where(Circular.made_by == me)
        .order_by(Circular.id, CircularText.lang)
    )


def _news_written(me: int) -> Select[*tuple[Any, ...]]:
    return (
        select(NewsText.lang, NewsText.title, NewsText.body, News.published_at, News.until)
        .join(News, News.id == NewsText.news_id)
        .where(News.made_by == me)
        .order_by(News.id, NewsText.lang)
    )


SECTIONS: Mapping[str, Section] = {
    "circulars": _circulars,
    "circulars_written": _circulars_written,
    "questions_to_the_desk": _questions,
    "questions_answered": _answered,
    "tasks": _tasks,
    "news_written": _news_written,
}
"""By the name that it has in the file."""
