"""Information pages, the glossary, and facts that are stored once and shown in every language."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.page import PageAudience, PageState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Name, Slug, Timestamped


class InfoPage(Timestamped, Base):
    """A page of the tree, in the words of its source language.

    ``path`` is the whole address below ``/info/``, its parents' slugs joined by slashes. Words of a
    page ``for_people_only`` are never given to a machine; a ``is_discreet`` one is kept nowhere.
    """

    __tablename__ = "info_page"

    id: Mapped[IntPk]
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("info_page.id"), index=True)
    audience: Mapped[PageAudience]
    slug: Mapped[str] = mapped_column(String(80))
    path: Mapped[str] = mapped_column(String(400), unique=True)
    position: Mapped[int] = mapped_column(default=0)
    state: Mapped[PageState]
    source_lang: Mapped[Code]
    title: Mapped[Name]
    summary: Mapped[str] = mapped_column(default="")
    body: Mapped[str] = mapped_column(default="")
    is_discreet: Mapped[bool] = mapped_column(default=False)
    for_people_only: Mapped[bool] = mapped_column(default=False)
    checked_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class PageAddress(Base):
    """Where a page once was: links and paper go on working."""

    __tablename__ = "page_address"

    path: Mapped[str] = mapped_column(String(400), primary_key=True)
    page_id: Mapped[int] = mapped_column(ForeignKey(InfoPage.id, ondelete="CASCADE"), index=True)


class GlossaryTerm(Timestamped, Base):
    """A word of the offices, explained in plain words; ``forms`` are its other spellings."""

    __tablename__ = "glossary_term"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    word: Mapped[Name]
    forms: Mapped[list[str]]
    explanation: Mapped[str]
    source_lang: Mapped[Code]
    state: Mapped[PageState]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class FactCard(Timestamped, Base):
    """Whom to reach, where and when: public facts that pages show by ``slug``.

    A name is shown as it is in every language, so nothing of a card is ever translated.
    """

    __tablename__ = "fact_card"

    id: Mapped[IntPk]
    slug: Mapped[Slug]
    name: Mapped[Name]
    area_id: Mapped[int | None] = mapped_column(ForeignKey(Area.id), index=True)
    phone: Mapped[str] = mapped_column(String(40), default="")
    email: Mapped[str] = mapped_column(String(254), default="")
    website: Mapped[str] = mapped_column(String(300), default="")
    street: Mapped[str] = mapped_column(String(200), default="")
    postcode: Mapped[str] = mapped_column(String(10), default="")
    city: Mapped[str] = mapped_column(String(100), default="")
    opening_hours: Mapped[str] = mapped_column(String(300), default="")
    languages: Mapped[list[str]]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
