"""Groups that people join: makers for tests."""

from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupRole
from helpboard.domain.joining import Declared, Joins, NoReason
from helpboard.domain.letter import LetterKind
from helpboard.models import Group, GroupMember, HelpRole, JoinRequest, Letter, User
from helpboard.queries.actors import actor_of
from helpboard.services import join_answers
from helpboard.services.joining import Wish, ask
from tests.town import Town


def role(town: Town, group: Group, **values: Any) -> HelpRole:
    """Give a group a role."""
    defaults: dict[str, Any] = {
        "topic": "cooking",
        "must_speak": [],
        "helpful": [],
        "capacity": 1,
    }
    made: HelpRole = town.add(HelpRole(group_id=group.id, **{**defaults, **values}))
    return made


def led(town: Town, *, joins: Joins = Joins.ASKED, **values: Any) -> tuple[Group, User]:
    """Make a group and the person who leads it."""
    group = town.group(joins=joins, **values)
    lead = town.person("Lena")
    town.add(GroupMember(group_id=group.id, user_id=lead.id, role=GroupRole.LEAD))
    return group, lead


def helper(town: Town, group: Group, name: str = "Hamid", **values: Any) -> User:
    """Let a new person help in a group."""
    person = town.person(name)
    town.add(GroupMember(group_id=group.id, user_id=person.id, role=GroupRole.HELPER, **values))
    return person


def asks(
    town: Town, group: Group, person: User, role_id: int | None = None, **said: Any
) -> JoinRequest:
    """Let somebody ask to help."""
    wish = Wish(note=said.pop("note", ""), note_lang="ar", role_id=role_id, said=Declared(**said))
    return ask(town.session, group_id=group.id, user_id=person.id, wish=wish, now=town.now)


def accept(session: Session, lead: User, wish: JoinRequest, now: datetime) -> JoinRequest:
    """Let a lead say yes."""
    actor = actor_of(session, lead)
    return join_answers.accept(session, actor=actor, request_id=wish.id, now=now)


def decline(session: Session, lead: User, wish: JoinRequest, now: datetime) -> JoinRequest:
    """Let a lead say no because of the times."""
    actor = actor_of(session, lead)
    reason = NoReason.TIME
    return join_answers.decline(session, actor=actor, request_id=wish.id, reason=reason, now=now)


def kinds(session: Session, person: User | None = None) -> list[LetterKind]:
    """Return the kinds of letters that were written, to somebody or to all."""
    of = () if person is None else (Letter.user_id == person.id,)
    return list(session.scalars(select(Letter.kind).where(*of).order_by(Letter.id)))


def members(session: Session, group: Group) -> dict[int, GroupMember]:
    """Return who belongs to a group, by the person's id."""
    rows = select(GroupMember).where(GroupMember.group_id == group.id)
    return {row.user_id: row for row in session.scalars(rows)}
