"""Forms that were taken, so that a double click makes one row (R11)."""

from datetime import datetime

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base


class Submission(Base):
    """A form that was carried out; ``result_id`` is the row that it made."""

    __tablename__ = "submission"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    result_id: Mapped[int | None]
    at: Mapped[datetime] = mapped_column(index=True)
