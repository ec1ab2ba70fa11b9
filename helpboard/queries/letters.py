"""Letters as the worker and the operator see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.letter import REACHES_BLOCKED, LetterKind, LetterState
from helpboard.models import AccessCode, Conversation, Letter, User


@dataclass(frozen=True, slots=True, kw_only=True)
class Enveloped:
    """What is known of a letter before it has words."""

    kind: LetterKind
    to: str
    language: str
    message_id: str
    params: Mapping[str, Any]
    name: str = ""
    conversation_key: str = ""


def enveloped(session: Session, letter_id: int) -> Enveloped | None:
    """Return a waiting letter with its present address; None when nobody is to get it any more."""
    row = session.execute(
        select(Letter, User, AccessCode)
        .outerjoin(User, User.id == Letter.user_id)
        .outerjoin(AccessCode, AccessCode.id == Letter.code_id)
        .where(Letter.id == letter_id, Letter.state == LetterState.WAITING)
    ).one_or_none()
    if row is None:
        return None
    letter, user, code = row
    email, name = _receiver(letter, user, code)
    if not email:
        return None
    return Enveloped(
        kind=letter.kind,
        to=email,
        language=letter.language,
        message_id=letter.message_id,
        params=letter.params,
        name=name,
        conversation_key=_conversation_key(session, letter),
    )


def _conversation_key(session: Session, letter: Letter) -> str:
    conversation_id = letter.params.get("conversation_id")
    statement = select(Conversation.key).where(Conversation.id == conversation_id)
    return "" if conversation_id is None else session.scalar(statement) or ""


def _receiver(letter: Letter, user: User | None, code: AccessCode | None) -> tuple[str | None, str]:
    if user is not None:
        is_reached = user.state is not AccountState.BLOCKED or letter.kind in REACHES_BLOCKED
        return (user.email if is_reached else None), user.name
    if code is not None:
        return (code.email if code.ended_at is None else None), code.name
    return letter.to_email, ""


@dataclass(frozen=True, slots=True)
class LetterRow:
    """A letter as a list shows it: nothing of its reader."""

    id: int
    kind: LetterKind
    state: LetterState
    tries: int
    created_at: datetime
    next_try_at: datetime
    trouble: str


def unsent(session: Session, *, is_dead: bool, most: int = 200) -> list[LetterRow]:
    """Return the letters that wait, or those that were given up, the oldest first."""
    state = LetterState.DEAD if is_dead else LetterState.WAITING
    rows = session.execute(
        select(
            Letter.id,
            Letter.kind,
            Letter.state,
            Letter.tries,
            Letter.created_at,
            Letter.next_try_at,
            Letter.trouble,
        )
        .where(Letter.state == state)
        .order_by(Letter.next_try_at, Letter.id)
        .limit(most)
    )
    return [LetterRow(*row) for row in rows]


@dataclass(frozen=True, slots=True)
class Standing:
    """How the outbox stands: letters given up, letters due, and since when the oldest is due."""

    dead: int
    due: int
    due_since: datetime | None

    def waits(self, now: datetime) -> timedelta:
        """Return how long the oldest letter that is due has been waiting."""
        return timedelta(0) if self.due_since is None else max(timedelta(0), now - self.due_since)


def standing(session: Session, *, now: datetime) -> Standing:
    """Count what waits and what was given up."""
    dead = session.scalar(select(func.count(Letter.id)).where(Letter.state == LetterState.DEAD))
    due, since = session.execute(
        select(func.count(Letter.id), func.min(Letter.next_try_at)).where(
            Letter.state == LetterState.WAITING, Letter.next_try_at <= now
        )
    ).one()
    return Standing(dead=dead or 0, due=due, due_since=since)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A letter that was given up; ``name`` is None for people without account. No address."""

    id: int
    kind: LetterKind
    user_id: int | None
    name: str | None
    tries: int
    trouble: str
    created_at: datetime


MOST_DEAD = 100


def dead_letters(session: Session) -> tuple[DeadLetter, ...]:
    """Read the letters that were given up, the oldest first; the next come when these are done."""
    rows = session.execute(
        select(
            Letter.id, Letter.kind, Letter.user_id, User.name, Letter.tries, Letter.trouble,
            Letter.created_at,
        )
        .outerjoin(User, User.id == Letter.user_id)
        .where(Letter.state == LetterState.DEAD)
        .order_by(Letter.created_at, Letter.id)
        .limit(MOST_DEAD)
    )  # fmt: skip
    return tuple(DeadLetter(*row) for row in rows)
