"""What people report to the desk."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.notice import NoticeOutcome
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.user import User


class NoticeState(StrEnum):
    """Whether the desk has dealt with a notice."""

    OPEN = "open"
    DECIDED = "decided"


class Notice(Base):
    """Somebody says that something on the board is wrong or illegal (DSA Art. 16).

    ``address`` is the path of the page where it stands.
    """

    __tablename__ = "notice"

    id: Mapped[IntPk]
    about: Mapped[Code]
    about_id: Mapped[int]
    address: Mapped[str] = mapped_column(String(500), default="")
    reason: Mapped[Code]
    text: Mapped[str] = mapped_column(default="")
    name: Mapped[str] = mapped_column(String(80), default="")
    email: Mapped[str | None] = mapped_column(String(254))
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    language: Mapped[Code] = mapped_column(default="de")
    state: Mapped[NoticeState]
    created_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[NoticeOutcome | None]
    sentence: Mapped[str] = mapped_column(default="")
    sentence_lang: Mapped[Code] = mapped_column(default="")
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    decided_at: Mapped[datetime | None]


class Evidence(Base):
    """What a page said when it was reported as a threat to somebody's life (DSA Art. 18).

    Frozen at once, whatever its author does; ``digest`` is the SHA-256 of ``frozen`` as canonical
    JSON.
    """

    __tablename__ = "evidence"

    id: Mapped[IntPk]
    notice_id: Mapped[int] = mapped_column(ForeignKey(Notice.id, ondelete="CASCADE"), index=True)
    frozen: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    at: Mapped[datetime]
