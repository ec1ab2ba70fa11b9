"""Texts of the house: imprint, privacy, accessibility, terms; edited by the coordinator."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code, IntPk, Timestamped
from helpboard.models.user import User


class HouseText(Timestamped, Base):
    """One text in one language, in the board's Markdown subset."""

    __tablename__ = "house_text"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    lang: Mapped[Code] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]


class HouseTextRevision(Base):
    """What a text of the house said since a moment; never changed."""

    __tablename__ = "house_text_revision"

    id: Mapped[IntPk]
    key: Mapped[str] = mapped_column(String(40), index=True)
    lang: Mapped[Code]
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]
