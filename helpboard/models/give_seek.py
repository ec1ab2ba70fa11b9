"""What an organisation or a group lastingly gives to others or seeks from them."""

from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code, IntPk
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation


class Direction(StrEnum):
    """Whether the item is given or sought."""

    GIVE = "give"
    SEEK = "seek"


class GiveSeek(Base):
    """One item in building blocks, of either an organisation or a group."""

    __tablename__ = "give_seek"
    __table_args__ = (
        CheckConstraint("(organisation_id IS NULL) <> (group_id IS NULL)", name="one_owner"),
    )

    id: Mapped[IntPk]
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    direction: Mapped[Direction]
    kind: Mapped[Code]
    topic: Mapped[Code]
    facts: Mapped[dict[str, Any]]
    position: Mapped[int] = mapped_column(default=0)
