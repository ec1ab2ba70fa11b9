"""Sending circulars, and reminding those who have not answered."""

from collections.abc import Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.circular import (
    ANSWER_LIFE,
    MOST_AT_ONCE,
    REMIND_AGAIN,
    AnswerOverError,
    Audience,
    Candidate,
    CircularState,
    Filters,
    NobodyToWriteToError,
    RemindedTodayError,
    may_answer,
)
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.letter import LetterKind
from helpboard.domain.news import ends_at
from helpboard.domain.policy import Actor
from helpboard.models import Circular, CircularReader, User
from helpboard.queries.circular_readers import left_since, readers_of, still_hears
from helpboard.queries.circulars import circular_for
from helpboard.services import action_links, letters
from helpboard.services.circulars import draft_to_change
from helpboard.services.deeds import note_deed
from helpboard.services.unsubscribing import END_CIRCULARS, END_CIRCULARS_LIFE

ANSWER = "answer-circular"
"""What the buttons in the letter do: they open the page on which the answer is given."""


def send(
    session: Session,
    *,
    actor: Actor,
    circular_id: int,
    version: int,
    now: datetime,
    zone: tzinfo,
) -> Circular:
    """Send what was looked at, to everybody whom the filters let through at this moment.

    The first letters go into the outbox at once, the others with :func:`write_waiting`. Raises
    ``NotFoundError``, ``ConflictError`` for another version, ``IllegalMoveError`` for one that was
    sent, ``AnswerOverError`` for a day that is over, or ``NobodyToWriteToError``.
    """
    circular = draft_to_change(session, actor, circular_id, version=version)
    today = now.astimezone(zone).date()
    if circular.buttons and not _takes_answers(circular, today=today):
        raise AnswerOverError(circular_id)
    readers = readers_of(
        session,
        audience=circular.audience,
        filters=Filters.from_json(circular.filters),
        area_id=circular.area_id,
        today=today,
    )
    if not readers.reached:
        raise NobodyToWriteToError(circular_id)
    _note_readers(session, circular_id, readers.reached)
    circular.state, circular.sent_at, circular.updated_at = CircularState.SENT, now, now
    note_deed(
        session, actor=actor, action="circular:send", about=("circular", circular_id), now=now,
        audience=circular.audience.value, readers=len(readers.reached),
    )  # fmt: skip
    session.flush()
    write_waiting(session, now=now, zone=zone, limit=MOST_AT_ONCE, circular_id=circular_id)
    return circular


def _note_readers(session: Session, circular_id: int, people: Sequence[Candidate]) -> None:
    session.add_all(
        CircularReader(
            circular_id=circular_id,
            user_id=one.user_id,
            group_id=one.group_id,
            organisation_id=one.organisation_id,
        )
        for one in people
    )


def write_waiting(
    session: Session, *, now: datetime, zone: tzinfo, limit: int, circular_id: int | None = None
) -> int:
    """Write the letters of readers who have none yet; return how many were looked at.

    Whoever was blocked, has lost the address, has left or wants none any more gets none.
    """
    today = now.astimezone(zone).date()
    statement = (
        select(CircularReader, Circular, User, still_hears(today))
        .join(Circular, Circular.id == CircularReader.circular_id)
        .join(User, User.id == CircularReader.user_id)
        .where(CircularReader.written_at.is_(None))
        .order_by(CircularReader.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=CircularReader)
    )
    if circular_id is not None:
        statement = statement.where(Circular.id == circular_id)
    rows = session.execute(statement).all()
    left = {one.id: _left(session, one, today=today) for one in {row.Circular for row in rows}}
    for reader, circular, user, hears in rows:
        reader.written_at = now
        is_there = hears and user.id not in left[circular.id]
        if is_there and user.state is AccountState.ACTIVE:
            _write(session, LetterKind.CIRCULAR, (reader, circular, user), now=now, zone=zone)
    session.flush()
    return len(rows)


def remind(session: Session, *, actor: Actor, circular_id: int, now: datetime, zone: tzinfo) -> int:
    """Write again to those who have not answered and still want to hear; return to how many.

    Who has left the group or organisation since is not reminded, and nobody twice within a day.
    Raises ``NotFoundError``, ``IllegalMoveError`` for a circular that was not sent or asks nothing,
    ``AnswerOverError``, or ``RemindedTodayError``.
    """
    circular_for(session, actor, circular_id)
    circular = session.get_one(Circular, circular_id, with_for_update=True, populate_existing=True)
    if circular.state is not CircularState.SENT or not circular.buttons:
        raise IllegalMoveError(circular_id)
    today = now.astimezone(zone).date()
    if not _takes_answers(circular, today=today):
        raise AnswerOverError(circular_id)
    rows = _silent(session, circular, now=now, today=today)
    if not rows:
        raise RemindedTodayError(circular_id)
    for reader, user in rows:
        reader.reminded_at = now
        _write(session, LetterKind.CIRCULAR_REMINDER, (reader, circular, user), now=now, zone=zone)
    note_deed(
        session,
        actor=actor,
        action="circular:remind",
        about=("circular", circular_id),
        now=now,
        readers=len(rows),
    )
    session.flush()
    return len(rows)


def _silent(session: Session, circular: Circular, *, now: datetime, today: date) -> list[Any]:
    long_ago = now - REMIND_AGAIN
    rows = session.execute(
        select(CircularReader, User)
        .join(Circular, Circular.id == CircularReader.circular_id)
        .join(User, User.id == CircularReader.user_id)
        .where(
            CircularReader.circular_id == circular.id,
            CircularReader.answered_at.is_(None),
            CircularReader.written_at.is_not(None),
            or_(CircularReader.reminded_at.is_(None), CircularReader.reminded_at <= long_ago),
            User.state == AccountState.ACTIVE,
            User.email.is_not(None),
            still_hears(today),
        )
        .order_by(CircularReader.id)
    ).all()
    left = _left(session, circular, today=today)
    return [row for row in rows if row.User.id not in left]


def _left(session: Session, circular: Circular, *, today: date) -> frozenset[int]:
    return left_since(
        session,
        circular.id,
        audience=circular.audience,
        filters=Filters.from_json(circular.filters),
        area_id=circular.area_id,
        today=today,
    )


def _write(
    session: Session,
    kind: LetterKind,
    about: tuple[CircularReader, Circular, User],
    *,
    now: datetime,
    zone: tzinfo,
) -> None:
    reader, circular, user = about
    params: dict[str, Any] = {"reader_id": reader.id}
    if circular.buttons:
        ends = ends_at(circular.answer_by, zone) if circular.answer_by else now + ANSWER_LIFE
        link = action_links.offer(
            session, action=ANSWER, now=now, life=ends - now, user_id=user.id, about_id=reader.id
        )
        params["answer_link"] = link.key
    if circular.audience is Audience.VOLUNTEERS:
        leave = action_links.offer(
            session,
            action=END_CIRCULARS,
            now=now,
            life=END_CIRCULARS_LIFE,
            user_id=user.id,
            about_id=user.id,
        )
        params["unsubscribe_link"] = leave.key
    letters.write(session, kind=kind, to=user, params=params, now=now)


def _takes_answers(circular: Circular, *, today: date) -> bool:
    return may_answer(buttons=circular.buttons, answer_by=circular.answer_by, today=today)
