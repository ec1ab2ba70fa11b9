"""Pictures of posts and logos of organisations; the files lie in the uploads folder."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, IntPk
from helpboard.models.organisation import Organisation
from helpboard.models.post import Post


class Photo(Base):
    """A re-encoded picture under a random name, of either a post or an organisation (R21)."""

    __tablename__ = "photo"
    __table_args__ = (
        CheckConstraint("(post_id IS NULL) <> (organisation_id IS NULL)", name="one_owner"),
    )

    id: Mapped[IntPk]
    name: Mapped[str] = mapped_column(String(40), unique=True)
    post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    position: Mapped[int] = mapped_column(default=0)
    width: Mapped[int]
    height: Mapped[int]
    alt: Mapped[str] = mapped_column(String(200), default="")
    created_at: Mapped[datetime]
