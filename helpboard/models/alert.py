"""Saved searches that write letters."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.alert import Rhythm
from helpboard.models.base import Base, IntPk
from helpboard.models.post import Post
from helpboard.models.user import User


class Alert(Base):
    """A board filter somebody wants to hear of; posts published up to ``seen_until`` are told.

    It looks at the board again at ``next_at``.
    """

    __tablename__ = "alert"

    id: Mapped[IntPk]
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    filters: Mapped[dict[str, Any]]
    rhythm: Mapped[Rhythm]
    seen_until: Mapped[datetime]
    next_at: Mapped[datetime] = mapped_column(index=True)
    created_at: Mapped[datetime]


class ToldPost(Base):
    """That an alert has told of a post: it never tells of it again, however often it comes back."""

    __tablename__ = "told_post"

    alert_id: Mapped[int] = mapped_column(
        ForeignKey(Alert.id, ondelete="CASCADE"), primary_key=True
    )
    post_id: Mapped[int] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), primary_key=True, index=True
    )
