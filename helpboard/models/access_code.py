"""Codes instead of accounts."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.conversation import Hear
from helpboard.models.base import Base, Code, IntPk, RandomKey
from helpboard.models.group import Group
from helpboard.models.user import User


class AccessCode(Base):
    """Words on a card that stand for a person without account: they read answers and edit posts.

    ``code_hash`` is keyed with the secret, since words can be guessed; ``phone`` is seen by the
    desk only; at ``told_at`` somebody told the person of answers. A code that has ended keeps
    nothing of the person.
    """

    __tablename__ = "access_code"

    id: Mapped[IntPk]
    key: Mapped[RandomKey]
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    language: Mapped[Code]
    hear: Mapped[Hear]
    name: Mapped[str] = mapped_column(String(80), default="")
    phone: Mapped[str | None] = mapped_column(String(40))
    email: Mapped[str | None] = mapped_column(String(254))
    host_group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="SET NULL"), index=True
    )
    entered_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    used_at: Mapped[datetime] = mapped_column(index=True)
    told_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
