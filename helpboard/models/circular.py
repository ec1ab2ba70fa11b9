"""Circulars, the questions of the contact form, tasks and news: information that flows."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.circular import Audience, CircularState
from helpboard.domain.question import QuestionState
from helpboard.domain.task import TaskState
from helpboard.models.area import Area
from helpboard.models.base import Base, Code, IntPk, Timestamped
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.user import User


class Circular(Timestamped, Base):
    """A letter to chosen people; ``filters`` says who, ``buttons`` are the codes of its answers."""

    __tablename__ = "circular"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    audience: Mapped[Audience]
    filters: Mapped[dict[str, Any]]
    buttons: Mapped[list[str]]
    source_lang: Mapped[Code]
    state: Mapped[CircularState] = mapped_column(index=True)
    answer_by: Mapped[date | None]
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    sent_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class CircularText(Base):
    """Subject and words of a circular in one language."""

    __tablename__ = "circular_text"

    circular_id: Mapped[int] = mapped_column(
        ForeignKey(Circular.id, ondelete="CASCADE"), primary_key=True
    )
    lang: Mapped[Code] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]


class CircularReader(Base):
    """Somebody who is written to: as a lead, for an organisation or as a volunteer.

    ``written_at`` is when the letter went into the outbox; many are written in batches.
    """

    __tablename__ = "circular_reader"
    __table_args__ = (UniqueConstraint("circular_id", "user_id"),)

    id: Mapped[IntPk]
    circular_id: Mapped[int] = mapped_column(ForeignKey(Circular.id, ondelete="CASCADE"))
    user_id: Mapped[int] = mapped_column(ForeignKey(User.id, ondelete="CASCADE"), index=True)
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="SET NULL"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="SET NULL"), index=True
    )
    written_at: Mapped[datetime | None] = mapped_column(index=True)
    answer: Mapped[Code] = mapped_column(default="")
    answered_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]


class Task(Timestamped, Base):
    """What somebody at the desk does until a day; ``about`` names the thing it is about."""

    __tablename__ = "task"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    title: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(default="")
    about: Mapped[Code] = mapped_column(default="")
    about_id: Mapped[int | None]
    owner_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    due_on: Mapped[date | None] = mapped_column(index=True)
    state: Mapped[TaskState] = mapped_column(index=True)
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    done_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class News(Timestamped, Base):
    """A short notice of the town on the start page of an area and all below it."""

    __tablename__ = "news"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    source_lang: Mapped[Code]
    published_at: Mapped[datetime | None] = mapped_column(index=True)
    until: Mapped[date | None]
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}


class NewsText(Base):
    """Headline and words of a piece of news in one language, in the board's Markdown subset."""

    __tablename__ = "news_text"

    news_id: Mapped[int] = mapped_column(ForeignKey(News.id, ondelete="CASCADE"), primary_key=True)
    lang: Mapped[Code] = mapped_column(primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    body: Mapped[str]


class Question(Base):
    """What somebody asks the desk through the contact form; read by coordinators only."""

    __tablename__ = "question"

    id: Mapped[IntPk]
    area_id: Mapped[int] = mapped_column(ForeignKey(Area.id), index=True)
    name: Mapped[str] = mapped_column(String(80), default="")
    email: Mapped[str | None] = mapped_column(String(254))
    phone: Mapped[str] = mapped_column(String(40), default="")
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    text: Mapped[str]
    text_lang: Mapped[Code]
    language: Mapped[Code]
    state: Mapped[QuestionState] = mapped_column(index=True)
    answer: Mapped[str] = mapped_column(default="")
    answer_lang: Mapped[Code] = mapped_column(default="")
    answered_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    answered_at: Mapped[datetime | None]
    created_at: Mapped[datetime]
