"""Texts of the house: imprint, privacy, accessibility, terms; edited by the coordinator."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.models.base import Base, Code, Timestamped


class HouseText(Timestamped, Base):
    """One text in one language, in the board's Markdown subset."""

    __tablename__ = "house_text"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    lang: Mapped[Code] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]
