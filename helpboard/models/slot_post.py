"""Posts that stand on the board because a place in a group is open."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base
from helpboard.models.group import GroupSchedule, HelpRole
from helpboard.models.post import Post


class SlotPost(Base):
    """What a post looks for: hosts of one meeting, or people for a role that has free places."""

    __tablename__ = "slot_post"

    post_id: Mapped[int] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), primary_key=True)
    schedule_id: Mapped[int | None] = mapped_column(
        ForeignKey(GroupSchedule.id, ondelete="CASCADE")
    )
    on_date: Mapped[date | None]
    help_role_id: Mapped[int | None] = mapped_column(
        ForeignKey(HelpRole.id, ondelete="CASCADE"), index=True
    )


Index("ix_slot_post_schedule_id_on_date", SlotPost.schedule_id, SlotPost.on_date)
