"""What staff decided and did. Rows are added, never changed."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.decision import Reason, Verdict
from helpboard.domain.post import PostState
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.post import Post
from helpboard.models.user import User


class Decision(Base):
    """A verdict on one post: from which state to which, by whom, and why."""

    __tablename__ = "decision"

    id: Mapped[IntPk]
    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    decided_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    verdict: Mapped[Verdict]
    reason: Mapped[Reason | None]
    old_state: Mapped[PostState]
    new_state: Mapped[PostState]
    at: Mapped[datetime]


class Entry(Base):
    """A line of the log of what staff did (rule 8): ids and codes, never personal text."""

    __tablename__ = "entry"

    id: Mapped[IntPk]
    at: Mapped[datetime] = mapped_column(index=True)
    actor_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    action: Mapped[Code]
    about: Mapped[Code]
    about_id: Mapped[int]
    codes: Mapped[dict[str, Any]]
