"""Questions of the contact form, as the desk and letters see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.account import AccountState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.question import QuestionState
from helpboard.models import Area, Coordinator, Letter, Question, User
from helpboard.queries.actors import areas_in
from helpboard.queries.held import is_below

MOST_SHOWN = 60

_ANSWERER = aliased(User, name="answerer")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question at the desk; of an address only that there is one."""

    id: int
    area_name: str
    name: str
    has_email: bool
    phone: str
    text: str
    text_lang: str
    language: str
    state: QuestionState
    answer: str
    answer_lang: str
    answered_by: str
    answered_at: datetime | None
    created_at: datetime


def questions_of(
    session: Session, actor: Actor, *, is_open: bool
) -> tuple[tuple[QuestionRow, ...], int]:
    """Read questions in the areas of ``actor``, and how many they are altogether.

    Of open ones the oldest stands first, of others what was answered last.
    """
    order: tuple[Any, ...] = (Question.created_at, Question.id)
    if not is_open:
        order = (Question.answered_at.desc(), Question.id.desc())
    states = (QuestionState.OPEN,) if is_open else (QuestionState.ANSWERED, QuestionState.CLOSED)
    rows = session.execute(
        _rows()
        .add_columns(func.count().over().label("total"))
        .where(is_below(actor), Question.state.in_(states))
        .order_by(*order)
        .limit(MOST_SHOWN)
    ).all()
    return tuple(_made(row) for row in rows), rows[0].total if rows else 0


def question_for(session: Session, actor: Actor, question_id: int) -> QuestionRow:
    """Read one; ``NotFoundError`` for one of an area that ``actor`` does not coordinate."""
    row = session.execute(_rows().where(Question.id == question_id, is_below(actor))).one_or_none()
    if row is None:
        raise NotFoundError(question_id)
    return _made(row)


def coordinators_to_tell(
    session: Session, *, area_path: str, now: datetime, pause: timedelta
) -> list[User]:
    """Read who looks after the nearest area that anybody looks after, up the tree.

    Whoever had a letter that questions wait within ``pause`` is left out, and whoever cannot open
    the desk.
    """
    areas = areas_in(area_path)
    may_open = (User.state == AccountState.ACTIVE, User.totp_secret.is_not(None))
    rows: Any = session.execute(
        select(Coordinator.area_id, func.length(Area.path))
        .join(Area, Area.id == Coordinator.area_id)
        .join(User, User.id == Coordinator.user_id)
        .where(Coordinator.area_id.in_(sorted(areas)), *may_open)
    )
    paths: dict[int, int] = dict(rows.all())
    if not paths:
        return []
    nearest = max(paths, key=lambda area_id: paths[area_id])
    was_told = exists().where(
        Letter.user_id == User.id,
        Letter.kind == LetterKind.QUESTION_WAITS,
        Letter.created_at > now - pause,
    )
    people = (
        select(User)
        .join(Coordinator, Coordinator.user_id == User.id)
        .where(Coordinator.area_id == nearest, *may_open, ~was_told)
        .order_by(User.id)
    )
    return list(session.scalars(people))


def question_received_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the receipt says: a number, and nothing of what was asked; None once it is gone.

    Anybody can type anybody's address into the form.
    """
    found = session.scalar(select(Question.id).where(Question.id == params["question"]))
    return None if found is None else {"number": found}


def answered_question_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return what the desk answers, in the words of the desk; None once the question is gone."""
    question = session.get(Question, params["question"])
    if question is None or question.state is not QuestionState.ANSWERED:
        return None
    return {
        "number": question.id,
        "text": question.answer,
        "text_lang": question.answer_lang,
        "is_other_language": question.answer_lang != question.language,
    }


def _rows() -> Select[*tuple[Any, ...]]:
    return (
        select(
            *(Question.id, Area.name.label("area_name"), Question.name),
            *(Question.email.is_not(None).label("has_email"), Question.phone, Question.text),
            *(Question.text_lang, Question.language, Question.state, Question.answer),
            *(Question.answer_lang, _ANSWERER.name.label("answered_by"), Question.answered_at),
            Question.created_at,
        )
        .join(Area, Area.id == Question.area_id)
        .outerjoin(_ANSWERER, _ANSWERER.id == Question.answered_by)
    )


def _made(row: Any) -> QuestionRow:
    values = {name: getattr(row, name) for name in QuestionRow.__slots__}
    return QuestionRow(**{**values, "answered_by": row.answered_by or ""})
