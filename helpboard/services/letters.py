"""Writing letters: into the outbox, in the transaction of what they tell (R12)."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.letter import LetterKind, LetterState
from helpboard.models import AccessCode, Letter, User


@dataclass(frozen=True, slots=True)
class Stranger:
    """An address that belongs to no account, and the language to write in."""

    email: str
    language: str


Receiver = User | AccessCode | Stranger


def write(
    session: Session,
    *,
    kind: LetterKind,
    to: Receiver,
    params: Mapping[str, Any],
    now: datetime,
    once: str | None = None,
) -> Letter | None:
    """Put a letter into the outbox; the worker words and sends it after the commit.

    ``params`` are ids, codes and numbers as JSON: texts are read when the letter is worded, so an
    erasure reaches letters that wait. What ends in ``_link`` is an action link's key. None
    when the receiver has no address, or when the occasion ``once`` has had its letter.
    """
    if not _has_address(to) or (once is not None and was_written(session, once)):
        return None
    letter = Letter(
        kind=kind,
        user_id=to.id if isinstance(to, User) else None,
        code_id=to.id if isinstance(to, AccessCode) else None,
        to_email=to.email if isinstance(to, Stranger) else None,
        language=to.language,
        params=dict(params),
        message_id=secrets.token_hex(16),
        once=once,
        state=LetterState.WAITING,
        next_try_at=now,
        created_at=now,
    )
    session.add(letter)
    session.flush()
    return letter


def _has_address(to: Receiver) -> bool:
    return bool(to.email)


def was_written(session: Session, once: str) -> bool:
    """Tell whether the occasion ``once`` has had its letter."""
    return session.scalar(select(Letter.id).where(Letter.once == once)) is not None
