"""The outbox, and the links that letters carry."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.letter import LetterKind, LetterState
from helpboard.models.access_code import AccessCode
from helpboard.models.base import Base, Code, IntPk, RandomKey
from helpboard.models.user import User


class Letter(Base):
    """An e-mail waiting in the outbox, written in the transaction that causes it (R12).

    It goes to a person's present address, to the address left with a code, or to ``to_email``.
    ``once`` names an occasion; a second letter for it is never written.
    """

    __tablename__ = "letter"

    id: Mapped[IntPk]
    kind: Mapped[LetterKind]
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    code_id: Mapped[int | None] = mapped_column(
        ForeignKey(AccessCode.id, ondelete="CASCADE"), index=True
    )
    to_email: Mapped[str | None] = mapped_column(String(254))
    language: Mapped[Code]
    params: Mapped[dict[str, Any]]
    message_id: Mapped[str] = mapped_column(String(120), unique=True)
    once: Mapped[str | None] = mapped_column(String(120), unique=True)
    state: Mapped[LetterState]
    tries: Mapped[int] = mapped_column(default=0)
    next_try_at: Mapped[datetime]
    leased_until: Mapped[datetime | None]
    trouble: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]


Index("ix_letter_state_next_try_at_id", Letter.state, Letter.next_try_at, Letter.id)


class ActionLink(Base):
    """What a link in a letter does: GET shows it, POST does it, once and only for a while.

    The token is computed from ``key`` and the installation's secret, so the row gives nothing away;
    a key is never given twice, also when an older backup was put back.
    """

    __tablename__ = "action_link"

    id: Mapped[IntPk]
    key: Mapped[RandomKey]
    action: Mapped[Code]
    user_id: Mapped[int | None] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    about_id: Mapped[int | None]
    data: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    used_at: Mapped[datetime | None]
