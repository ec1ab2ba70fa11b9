"""Translations of content: items, immutable revisions, what readers see, and who works on it."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import JSON, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.translation import (
    CorrectionState,
    FeedbackKind,
    ItemKind,
    Origin,
    TranslationStatus,
)
from helpboard.models.base import Base, Code, IntPk
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.page import GlossaryTerm, InfoPage
from helpboard.models.place import Counter, Place
from helpboard.models.post import Post
from helpboard.models.service import Service
from helpboard.models.user import User


class ContentItem(Base):
    """Something with words to translate: exactly one of the columns is set, that of its kind.

    Made when the first translation or revision is; the words of the source stay where they are.
    """

    __tablename__ = "content_item"

    id: Mapped[IntPk]
    kind: Mapped[ItemKind]
    page_id: Mapped[int | None] = mapped_column(
        ForeignKey(InfoPage.id, ondelete="CASCADE"), unique=True
    )
    term_id: Mapped[int | None] = mapped_column(
        ForeignKey(GlossaryTerm.id, ondelete="CASCADE"), unique=True
    )
    place_id: Mapped[int | None] = mapped_column(
        ForeignKey(Place.id, ondelete="CASCADE"), unique=True
    )
    counter_id: Mapped[int | None] = mapped_column(
        ForeignKey(Counter.id, ondelete="CASCADE"), unique=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), unique=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), unique=True
    )
    service_id: Mapped[int | None] = mapped_column(
        ForeignKey(Service.id, ondelete="CASCADE"), unique=True
    )
    post_id: Mapped[int | None] = mapped_column(
        ForeignKey(Post.id, ondelete="CASCADE"), unique=True
    )


class ContentRevision(Base):
    """What an item said in one language since a moment; never changed.

    ``source_hash`` is that of the source's words at that time. A revision of a translation
    remembers in ``source_fields`` the words it was made from, so that later changes can be shown.
    """

    __tablename__ = "content_revision"

    id: Mapped[IntPk]
    item_id: Mapped[int] = mapped_column(ForeignKey(ContentItem.id, ondelete="CASCADE"), index=True)
    lang: Mapped[Code]
    fields: Mapped[dict[str, Any]]
    source_hash: Mapped[str] = mapped_column(String(64))
    source_fields: Mapped[dict[str, Any]]
    is_small: Mapped[bool] = mapped_column(default=False)
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]


class Translation(Base):
    """An item in one other language: what readers see, and the draft that somebody works on.

    Readers see ``revision_id``; ``source_hash`` is that of the words for which somebody last said
    that it is right. ``draft`` holds fields that are not public yet: kept pages grow old only when
    one of the ``shown_columns`` changes.
    """

    __tablename__ = "translation"

    item_id: Mapped[int] = mapped_column(
        ForeignKey(ContentItem.id, ondelete="CASCADE"), primary_key=True
    )
    lang: Mapped[Code] = mapped_column(primary_key=True)
    status: Mapped[TranslationStatus]
    origin: Mapped[Origin]
    revision_id: Mapped[int | None] = mapped_column(
        ForeignKey(ContentRevision.id, ondelete="SET NULL"), index=True
    )
    source_hash: Mapped[str] = mapped_column(String(64), default="")
    draft: Mapped[dict[str, Any]]
    draft_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    draft_source_hash: Mapped[str] = mapped_column(String(64), default="")
    draft_source: Mapped[dict[str, Any]] = mapped_column(default=dict)
    set_aside: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    reviewed_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    reviewed_at: Mapped[datetime | None]
    claimed_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    claimed_until: Mapped[datetime | None]
    updated_at: Mapped[datetime]
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {"version_id_col": version}
    shown_columns: ClassVar = ("revision_id", "source_hash", "origin", "reviewed_at")


class ReaderFeedback(Base):
    """What a reader said about a text in her language; nobody knows who."""

    __tablename__ = "reader_feedback"

    id: Mapped[IntPk]
    item_id: Mapped[int] = mapped_column(ForeignKey(ContentItem.id, ondelete="CASCADE"), index=True)
    lang: Mapped[Code]
    kind: Mapped[FeedbackKind]
    text: Mapped[str] = mapped_column(default="")
    at: Mapped[datetime]
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    settled_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )


class TextCorrection(Base):
    """A better wording for a text of the interface; taken ones leave as a catalogue file."""

    __tablename__ = "text_correction"

    id: Mapped[IntPk]
    lang: Mapped[Code] = mapped_column(index=True)
    catalogue: Mapped[Code]
    context: Mapped[str] = mapped_column(String(200), default="")
    source: Mapped[str]
    plural: Mapped[str] = mapped_column(default="")
    before: Mapped[list[str]]
    forms: Mapped[list[str]]
    note: Mapped[str] = mapped_column(default="")
    state: Mapped[CorrectionState]
    made_by: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    at: Mapped[datetime]


class MachineAttempt(Base):
    """That a machine is to translate an item, and how often it could not."""

    __tablename__ = "machine_attempt"

    item_id: Mapped[int] = mapped_column(
        ForeignKey(ContentItem.id, ondelete="CASCADE"), primary_key=True
    )
    lang: Mapped[Code] = mapped_column(primary_key=True)
    source_hash: Mapped[str] = mapped_column(String(64))
    tries: Mapped[int] = mapped_column(default=0)
    next_at: Mapped[datetime] = mapped_column(index=True)
    trouble: Mapped[Code] = mapped_column(default="")


class MachineUse(Base):
    """How many words were given to a machine in a month (``2026-11``)."""

    __tablename__ = "machine_use"

    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    words: Mapped[int] = mapped_column(default=0)
