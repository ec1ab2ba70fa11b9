"""What the coordinator knows of a person: released for what, clearance seen."""

from datetime import date, datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code
from helpboard.models.user import User


class Release(Base):
    """The coordinator lets a person answer requests in a sensitive topic at once (rule 4)."""

    __tablename__ = "release"

    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    topic: Mapped[Code] = mapped_column(primary_key=True)
    released_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    released_at: Mapped[datetime]


class Clearance(Base):
    """That an extended certificate of conduct was seen (rule 6); the paper itself is never kept.

    ``ended_on`` is the day since when its owner helps no children any more; the worker notes it,
    and three months later everything goes.
    """

    __tablename__ = "clearance"

    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), primary_key=True)
    seen_on: Mapped[date]
    issued_on: Mapped[date]
    is_ok: Mapped[bool]
    seen_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    ended_on: Mapped[date | None]
