"""Packs of sheets for a whole town: made by the worker, kept for a while."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.paper import PackState
from helpboard.models.area import Area
from helpboard.models.base import Base, IntPk
from helpboard.models.user import User


class PaperPack(Base):
    """Sheets for sites, in chosen languages; ``done`` of ``total`` are made, in a file of its own.

    ``choice`` names what is printed, as ``domain.paper`` spells it.
    """

    __tablename__ = "paper_pack"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    languages: Mapped[list[str]]
    choice: Mapped[list[str]]
    state: Mapped[PackState] = mapped_column(index=True)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    file_name: Mapped[str] = mapped_column(String(80), default="")
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    leased_until: Mapped[datetime | None]
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
