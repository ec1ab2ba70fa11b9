"""Spreadsheets that a coordinator brings to the desk, and whole towns that she takes along."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.intake import IntakeState, TownExportState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.user import User


class Intake(Base):
    """A spreadsheet and what it would do; ``stored`` names its file, beside which its progress is.

    ``outcome`` holds counts, the first rows to show, errors with row and column, and the digest of
    the whole plan, so that nothing else is taken than what was shown.
    """

    __tablename__ = "intake"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    kind: Mapped[Code]
    file_name: Mapped[str] = mapped_column(String(200))
    stored: Mapped[str] = mapped_column(String(40))
    state: Mapped[IntakeState] = mapped_column(index=True)
    rows: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    leased_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class TownExport(Base):
    """Everything of the board in one file, for a change of provider; its maker may fetch it."""

    __tablename__ = "town_export"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    stored: Mapped[str] = mapped_column(String(40))
    state: Mapped[TownExportState] = mapped_column(index=True)
    size: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str] = mapped_column(String(64), default="")
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    leased_until: Mapped[datetime | None]
    created_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
