"""Reports to the council, their frozen editions, and figures that were counted by hand."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Timestamped
from helpboard.models.user import User


class NotedFigure(Base):
    """A figure that the board cannot know: where it comes from, and whether it was counted."""

    __tablename__ = "noted_figure"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    label: Mapped[str] = mapped_column(String(200))
    value: Mapped[int]
    on_date: Mapped[date]
    source: Mapped[str] = mapped_column(String(300))
    is_estimated: Mapped[bool]
    counts_people: Mapped[bool]
    noted_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]


class Report(Timestamped, Base):
    """A report that is being written; ``blocks`` is a list of ``{"kind", …}`` in their order."""

    __tablename__ = "report"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    title: Mapped[str] = mapped_column(String(200))
    lang: Mapped[Code]
    first_day: Mapped[date]
    last_day: Mapped[date]
    blocks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class ReportEdition(Base):
    """A report as it stood on a day: figures, their definitions and texts; never changed.

    ``digest`` is the SHA-256 of ``frozen`` as canonical JSON. What was published and is withdrawn
    answers as gone.
    """

    __tablename__ = "report_edition"
    __table_args__ = (UniqueConstraint("report_id", "number"),)

    id: Mapped[IntPk]
    report_id: Mapped[int] = mapped_column(ForeignKey(Report.id))
    number: Mapped[int]
    frozen: Mapped[dict[str, Any]]
    digest: Mapped[str] = mapped_column(String(64))
    frozen_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    frozen_at: Mapped[datetime]
    published_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
