"""Questions to the desk: asking them by the contact form, and answering."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import Fields
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Actor
from helpboard.domain.posting import is_text_language
from helpboard.domain.question import (
    MOST_ANSWER,
    TELL_AGAIN,
    QuestionState,
    check_move,
)
from helpboard.models import Area, Question
from helpboard.queries.questions import coordinators_to_tell, question_for
from helpboard.services import letters
from helpboard.services.deeds import note_deed
from helpboard.services.letters import Stranger


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What somebody asks, cleaned; ``area_id`` is the district or the whole town.

    An answer needs ``email`` or ``phone``; without both, whoever asks is not answered.
    """

    area_id: int
    text: str
    text_lang: str
    language: str
    name: str = ""
    email: str | None = None
    phone: str = ""
    user_id: int | None = None


def ask(session: Session, *, asked: Asked, now: datetime) -> Question:
    """Put a question on the desk, with a receipt to whoever left an address.

    The coordinators of the area hear that something waits, not what, at most once an hour. Raises
    ``NotFoundError`` for an area that is none.
    """
    area = session.get(Area, asked.area_id)
    if area is None:
        raise NotFoundError(asked.area_id)
    question = Question(
        area_id=area.id,
        name=asked.name,
        email=asked.email,
        phone=asked.phone,
        user_id=asked.user_id,
        text=asked.text,
        text_lang=asked.text_lang,
        language=asked.language,
        state=QuestionState.OPEN,
        created_at=now,
    )
    session.add(question)
    session.flush()
    if asked.email:
        letters.write(
            session,
            kind=LetterKind.QUESTION_RECEIVED,
            to=Stranger(asked.email, asked.language),
            params={"question": question.id},
            now=now,
            once=f"question:{question.id}",
        )
    for person in coordinators_to_tell(session, area_path=area.path, now=now, pause=TELL_AGAIN):
        letters.write(session, kind=LetterKind.QUESTION_WAITS, to=person, params={}, now=now)
    return question


def answer(
    session: Session, *, actor: Actor, question_id: int, text: str, text_lang: str, now: datetime
) -> Question:
    """Answer a question: by letter to whoever left an address, else it is noted what was said.

    Raises ``NotFoundError`` for one of another area, ``IllegalMoveError`` for one that somebody
    has answered or closed already, or ``FieldsError``.
    """
    question = _locked(session, actor, question_id)
    check_move(question.state, QuestionState.ANSWERED)
    read = Fields({"answer": text})
    clean = read.text("answer", most=MOST_ANSWER, is_required=True)
    if not is_text_language(text_lang):
        read.refuse("answer_lang", "unknown_language")
    read.done()
    question.answer, question.answer_lang = clean, text_lang
    _end(session, actor, question, QuestionState.ANSWERED, now=now)
    if question.email:
        letters.write(
            session,
            kind=LetterKind.QUESTION_ANSWERED,
            to=Stranger(question.email, question.language),
            params={"question": question.id},
            now=now,
            once=f"question-answered:{question.id}",
        )
    return question


def close(session: Session, *, actor: Actor, question_id: int, now: datetime) -> Question:
    """Close a question without an answer; raises as :func:`answer`."""
    question = _locked(session, actor, question_id)
    check_move(question.state, QuestionState.CLOSED)
    _end(session, actor, question, QuestionState.CLOSED, now=now)
    return question


def _locked(session: Session, actor: Actor, question_id: int) -> Question:
    question_for(session, actor, question_id)
    return session.get_one(Question, question_id, with_for_update=True, populate_existing=True)


def _end(
    session: Session, actor: Actor, question: Question, state: QuestionState, *, now: datetime
) -> None:
    question.state, question.answered_by, question.answered_at = state, actor.user_id, now
    session.flush()
    by = "letter" if question.email else "phone" if question.phone else "none"
    note_deed(
        session,
        actor=actor,
        action=f"question:{state.value}",
        about=("question", question.id),
        now=now,
        by=by,
    )
