"""Conversations between people who never see each other's address."""

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from helpboard.domain.conversation import ConversationState, Role, Via
from helpboard.models.access_code import AccessCode
from helpboard.models.base import Base, Code, IntPk, RandomKey
from helpboard.models.group import Group
from helpboard.models.organisation import Organisation
from helpboard.models.post import Post
from helpboard.models.user import User


class Conversation(Base):
    """Messages between whoever owns a post, an organisation or a group, and one answerer.

    ``organisation_id`` or ``group_id`` say whose editors or leads are the owning side, also when
    the conversation is about one of their posts; else the owner is a participant of its own. The
    owner sees it from ``released_at`` on and never before (rule 4). ``told_at`` is when the owner
    was told that the answer which waits ``waits_since`` then is still without a reply (rule 7),
    ``desk_seen_at`` when a coordinator looked after a silence, or an interpreter, last.
    ``blocked_by`` is the side that wants to hear no more of the other: it has ended for that side,
    while an open one looks as before to the other. Reply addresses are made of ``key``, which is
    never given twice, also after a restore.
    """

    __tablename__ = "conversation"
    __table_args__ = (
        CheckConstraint(
            "post_id IS NOT NULL OR organisation_id IS NOT NULL OR group_id IS NOT NULL",
            name="about_something",
        ),
    )

    id: Mapped[IntPk]
    key: Mapped[RandomKey]
    post_id: Mapped[int | None] = mapped_column(ForeignKey(Post.id, ondelete="CASCADE"), index=True)
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    state: Mapped[ConversationState]
    created_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    first_reply_at: Mapped[datetime | None]
    last_message_at: Mapped[datetime]
    waits_since: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    desk_seen_at: Mapped[datetime | None]
    taken_at: Mapped[datetime | None]
    pass_to_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="SET NULL"), index=True
    )
    pass_to_group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="SET NULL"), index=True
    )
    wants_interpreter: Mapped[dict[str, Any]]
    blocked_by: Mapped[Role | None]


Index("ix_conversation_state_waits_since", Conversation.state, Conversation.waits_since)
Index("ix_conversation_last_message_at", Conversation.last_message_at)


class Participant(Base):
    """One person in a conversation: with an account, or by a code; neither when erased.

    An organisation's editors and a group's leads own a conversation through their rights, without
    a row. An answerer who speaks for one names it, and all its editors or leads take part.
    """

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("conversation_id", "role"),)

    id: Mapped[IntPk]
    conversation_id: Mapped[int] = mapped_column(
        ForeignKey(Conversation.id, ondelete="CASCADE"), index=True
    )
    role: Mapped[Role]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    code_id: Mapped[int | None] = mapped_column(
        ForeignKey(AccessCode.id, ondelete="SET NULL"), index=True
    )
    organisation_id: Mapped[int | None] = mapped_column(
        ForeignKey(Organisation.id, ondelete="CASCADE"), index=True
    )
    group_id: Mapped[int | None] = mapped_column(
        ForeignKey(Group.id, ondelete="CASCADE"), index=True
    )
    name: Mapped[str] = mapped_column(String(80), default="")
    seen_at: Mapped[datetime | None]
    has_ended: Mapped[bool] = mapped_column(default=False)


class Message(Base):
    """What one side wrote: a ready sentence, own words, or both."""

    __tablename__ = "message"
    __table_args__ = (UniqueConstraint("conversation_id", "external_id"),)

    id: Mapped[IntPk]
    conversation_id: Mapped[int] = mapped_column(
        ForeignKey(Conversation.id, ondelete="CASCADE"), index=True
    )
    role: Mapped[Role]
    user_id: Mapped[int | None] = mapped_column(
        ForeignKey(User.id, ondelete="SET NULL"), index=True
    )
    sentence: Mapped[Code | None]
    values: Mapped[dict[str, Any]]
    text: Mapped[str] = mapped_column(default="")
    text_lang: Mapped[Code]
    via: Mapped[Via]
    external_id: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime]


class PersonBlock(Base):
    """One person wants to hear no more of another."""

    __tablename__ = "person_block"

    by_user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True
    )
    user_id: Mapped[int] = mapped_column(
        ForeignKey(User.id, ondelete="CASCADE"), primary_key=True, index=True
    )
    created_at: Mapped[datetime]
