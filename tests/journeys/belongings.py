"""What is somebody's own in the demo town, read from its tables: the words that they may see."""

from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from helpboard.adapters.code_hashes import CodeHashes
from helpboard.config import Settings
from helpboard.domain.conversation import Role
from helpboard.models import (
    AccessCode,
    Contact,
    Conversation,
    GroupMember,
    Message,
    Organisation,
    OrganisationMember,
    Participant,
    Post,
    User,
)
from tests.journeys.demo import Demo
from tests.journeys.matched import matched_with


@dataclass(frozen=True)
class Belongings:
    """Every text that is somebody's own, or said to them."""

    posts: list[str]
    messages: list[str]
    email: str = ""
    phone: str = ""
    matched: tuple[str, ...] = ()
    talks: tuple[str, ...] = ()
    """What the desk has noted of talks with them: it stands in their own export."""

    @property
    def text(self) -> str:
        own = [*self.posts, *self.messages, *self.matched, *self.talks, self.email, self.phone]
        return "\n".join(own).lower()


def of_account(session: Session, user_id: int) -> Belongings:
    """What belongs to an account, with the organisations it edits and the groups it leads."""
    user = session.get_one(User, user_id)
    edited = select(OrganisationMember.organisation_id).where(OrganisationMember.user_id == user_id)
    departments = select(Organisation.id).where(Organisation.parent_id.in_(edited))
    led = select(GroupMember.group_id).where(
        GroupMember.user_id == user_id, GroupMember.role == "lead"
    )
    own = or_(
        Post.author_id == user_id,
        Post.organisation_id.in_(edited),
        Post.organisation_id.in_(departments),
        Post.group_id.in_(led),
    )
    about = or_(
        Conversation.organisation_id.in_(edited),
        Conversation.organisation_id.in_(departments),
        Conversation.group_id.in_(led),
    )
    return Belongings(
        posts=list(session.scalars(select(Post.text).where(own))),
        messages=_said(session, Participant.user_id == user_id, about),
        email=user.email or "",
        phone=user.phone or "",
        matched=tuple(matched_with(session, user_id)),
        talks=tuple(session.scalars(select(Contact.text).where(Contact.user_id == user_id))),
    )


def of_code(session: Session, code: AccessCode) -> Belongings:
    """What belongs to whoever holds a code."""
    return Belongings(
        posts=list(session.scalars(select(Post.text).where(Post.code_id == code.id))),
        messages=_said(session, Participant.code_id == code.id),
        email=code.email or "",
        phone=code.phone or "",
    )


def code_of(demo: Demo, session: Session, words: str) -> AccessCode:
    """The row of a code whose words the manifest knows."""
    key = Settings.from_environment(demo.environment).secret_key
    hashed = CodeHashes(key=key).hashed(tuple(words.split()))
    return session.scalars(select(AccessCode).where(AccessCode.code_hash == hashed)).one()


def _said(
    session: Session, is_them: ColumnElement[bool], about: ColumnElement[bool] | None = None
) -> list[str]:
    """Every word of their conversations; of those that are held, only what they wrote."""
    taking_part = select(Participant.conversation_id).where(is_them)
    answered = Conversation.id.in_(taking_part.where(Participant.role == Role.ANSWERER))
    owned = Conversation.id.in_(taking_part.where(Participant.role == Role.OWNER))
    asked = owned if about is None else or_(owned, about)
    theirs = select(Conversation.id).where(
        or_(answered, Conversation.released_at.is_not(None) & asked)
    )
    said = select(Message.text).where(Message.conversation_id.in_(theirs), Message.text != "")
    return list(session.scalars(said))
