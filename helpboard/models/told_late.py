"""What the deputies were told of: each thing that waits is told once."""

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code


class ToldLate(Base):
    """A thing that waits too long at the desk ``since`` a moment, and was told; none is personal.

    ``what`` is a kind of ``domain/waiting.py``. The row goes when the thing waits no more.
    """

    __tablename__ = "told_late"

    what: Mapped[Code] = mapped_column(primary_key=True)
    item_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    since: Mapped[datetime] = mapped_column(primary_key=True)
