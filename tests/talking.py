"""People who talk: makers of conversations for tests."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.conversation import Hear, Role
from helpboard.domain.group import GroupRole
from helpboard.domain.message import Words
from helpboard.domain.organisation import MemberRole
from helpboard.domain.post import PostKind
from helpboard.models import (
    AccessCode,
    Clearance,
    Conversation,
    GroupMember,
    Organisation,
    OrganisationMember,
    Participant,
    Post,
    Release,
    User,
)
from helpboard.queries.actors import actor_of, actor_of_code
from helpboard.services.conversations import Answerer, start, write_message
from tests.town import Town

HELLO = Words(text="Guten Tag, ich kann helfen.")


def by(session: Session, user: User, **acting) -> Answerer:
    """Return a person as one who answers."""
    return Answerer(actor=actor_of(session, user), name=user.name, **acting)


def by_code(code: AccessCode) -> Answerer:
    return Answerer(actor=actor_of_code(code), name=code.name)


def code(town: Town, name: str = "Zahra", **values) -> AccessCode:
    """Make somebody without account."""
    defaults = {"code_hash": f"hash of {name} {id(values)}", "language": "fa", "hear": Hear.CODE}
    moments = {"created_at": town.now, "used_at": town.now}
    made: AccessCode = town.add(AccessCode(name=name, **{**defaults, **moments, **values}))
    return made


def editor(town: Town, organisation: Organisation, name: str = "Edith", **values) -> User:
    person = town.person(name, **values)
    town.add(
        OrganisationMember(
            organisation_id=organisation.id, user_id=person.id, role=MemberRole.EDITOR
        )
    )
    return person


def lead(town: Town, group, name: str = "Lena", role: GroupRole = GroupRole.LEAD) -> User:
    person = town.person(name)
    town.add(GroupMember(group_id=group.id, user_id=person.id, role=role))
    return person


def released(town: Town, person: User, topic: str) -> User:
    town.add(Release(user_id=person.id, topic=topic, released_at=town.now))
    return person


def cleared(town: Town, person: User, *, age: int = 100, is_ok: bool = True) -> User:
    """Say that a certificate of so many days was seen today."""
    today: date = town.now.date()
    issued = today - timedelta(days=age)
    town.add(Clearance(user_id=person.id, seen_on=today, issued_on=issued, is_ok=is_ok))
    return person


def answered(town: Town, about, person: User, words: Words = HELLO, **acting) -> Conversation:
    """Let somebody answer."""
    answerer = by(town.session, person, **acting)
    return start(town.session, about=about, answerer=answerer, words=words, now=town.now)


def says(town: Town, conversation: Conversation, person: User, text: str = "Ja", now=None):
    return write_message(
        town.session,
        conversation=conversation,
        actor=actor_of(town.session, person),
        words=Words(text=text),
        now=now or town.now,
    )


def owner_row(session: Session, conversation: Conversation) -> Participant | None:
    of_it = (Participant.conversation_id == conversation.id, Participant.role == Role.OWNER)
    return session.scalars(select(Participant).where(*of_it)).one_or_none()


def asked(town: Town, topic: str = "childcare", **values) -> Post:
    """Put a request of a new person on the board."""
    if "code_id" not in values:
        values["author_id"] = (values.pop("author", None) or town.person("Amal")).id
    return town.post(topic, kind=PostKind.REQUEST, **values)
