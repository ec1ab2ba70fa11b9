"""A notice on the board."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column, relationship

from helpboard.domain.post import PostKind, PostState
from helpboard.models.access_code import AccessCode
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Timestamped
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.user import User


class Post(Timestamped, Base):
    """An offer or a request: facts in building blocks, and the author's own sentences."""

    __tablename__ = "post"

    id: Mapped[IntPk]
    kind: Mapped[PostKind]
    state: Mapped[PostState]
    topic: Mapped[Code]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    author_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    code_id: Mapped[int | None] = mapped_column(
        ForeignKey(AccessCode.id, ondelete="SET NULL"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    facts: Mapped[dict[str, Any]]
    text: Mapped[str] = mapped_column(default="")
    text_lang: Mapped[Code]
    count: Mapped[int] = mapped_column(default=1)
    found: Mapped[int] = mapped_column(default=0)
    is_urgent: Mapped[bool] = mapped_column(default=False)
    published_at: Mapped[datetime | None]
    first_published_at: Mapped[datetime | None]
    expires_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)
    area: Mapped[Area] = relationship(lazy="raise")
    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    group: Mapped[Group | None] = relationship(lazy="raise")

    __mapper_args__ = {"version_id_col": version}


class PostReminder(Base):
    """That the author was told, or needed not be told, that a post ends at ``until``."""

    __tablename__ = "post_reminder"

    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), primary_key=True)
    until: Mapped[datetime]


Index("ix_post_state_published_at_id", Post.state, Post.published_at, Post.id)
Index("ix_post_topic_state_published_at", Post.topic, Post.state, Post.published_at)
Index("ix_post_state_is_urgent_expires_at", Post.state, Post.is_urgent, Post.expires_at)
Index("ix_post_state_expires_at", Post.state, Post.expires_at)
