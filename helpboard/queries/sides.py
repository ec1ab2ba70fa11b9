"""The sides of a conversation: who takes part, in which role, and who hears of a message."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.account import AccountState
from helpboard.domain.conversation import Role
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import (
    AccessCode,
    Conversation,
    Group,
    GroupMember,
    Organisation,
    OrganisationMember,
    Participant,
    Post,
    User,
)
from helpboard.queries.actors import areas_above


@dataclass(frozen=True, slots=True)
class Sides:
    """A conversation with its participants by role; an organisation's or group's side has none."""

    conversation: Conversation
    participants: dict[Role, Participant]

    @property
    def is_shown(self) -> bool:
        """Tell whether the owner may know of it (rule 4)."""
        return self.conversation.released_at is not None

    @property
    def is_personal(self) -> bool:
        """Tell whether the owner is a person, not an organisation or a group."""
        return self.conversation.organisation_id is None and self.conversation.group_id is None


def sides_of(session: Session, conversation: Conversation) -> Sides:
    """Read who takes part in ``conversation``."""
    rows = session.scalars(
        select(Participant).where(Participant.conversation_id == conversation.id)
    )
    return Sides(conversation, {row.role: row for row in rows})


def as_thing(sides: Sides) -> Thing:
    """Return a conversation as the policy looks at it; while it is held it has no owner."""
    seen = [one for role, one in sides.participants.items() if sides.is_shown or role != Role.OWNER]
    owner = sides.participants.get(Role.OWNER) if sides.is_shown else None
    # Whoever answers for an organisation or a group does so as long as they speak for it.
    alone = [one for one in seen if one.organisation_id is None and one.group_id is None]
    return Thing(
        author_id=owner.user_id if owner else None,
        code_id=owner.code_id if owner else None,
        organisation_id=sides.conversation.organisation_id if sides.is_shown else None,
        group_id=sides.conversation.group_id if sides.is_shown else None,
        takes_part=frozenset(one.user_id for one in alone if one.user_id is not None),
        codes_taking_part=frozenset(one.code_id for one in alone if one.code_id is not None),
        organisations=frozenset(one.organisation_id for one in seen if one.organisation_id),
        groups=frozenset(one.group_id for one in seen if one.group_id),
    )


def thing_at_the_desk(session: Session, conversation: Conversation) -> Thing:
    """Return a conversation as the policy looks at it for the desk: where it belongs."""
    if conversation.post_id is not None:
        area_id = session.get_one(Post, conversation.post_id).area_id
    elif conversation.organisation_id is not None:
        area_id = session.get_one(Organisation, conversation.organisation_id).area_id
    else:
        area_id = session.get_one(Group, conversation.group_id).area_id
    return Thing(areas=areas_above(session, area_id))


def role_in(sides: Sides, actor: Actor, action: Action = Action.READ_CONVERSATION) -> Role:
    """Return the role of ``actor``; ``NotFoundError`` for everybody else, and while it is held.

    That a conversation exists is nobody else's business, so nobody learns that they may not.
    """
    thing = as_thing(sides)
    if not policy.may(actor, action, thing):
        raise NotFoundError(sides.conversation.id)
    for role in (Role.ANSWERER, Role.INTERPRETER):
        one = sides.participants.get(role)
        if one is not None and _is(one, actor):
            return role
    return Role.OWNER


def _is(one: Participant, actor: Actor) -> bool:
    if one.organisation_id is not None:
        return one.organisation_id in actor.edits
    if one.group_id is not None:
        return one.group_id in actor.leads
    by_account = one.user_id is not None and one.user_id == actor.user_id
    return by_account or (one.code_id is not None and one.code_id == actor.code_id)


def listeners(session: Session, sides: Sides, role: Role) -> list[User | AccessCode]:
    """Return everybody who hears of a message to ``role``; nobody who is blocked or has ended."""
    one = sides.participants.get(role)
    if role is Role.OWNER and not sides.is_personal:
        talk = sides.conversation
        return speakers(session, organisation_id=talk.organisation_id, group_id=talk.group_id)
    if one is None:
        return []
    if one.organisation_id is not None or one.group_id is not None:
        return speakers(session, organisation_id=one.organisation_id, group_id=one.group_id)
    if one.user_id is not None:
        user = session.get_one(User, one.user_id)
        return [user] if user.is_active else []
    code = session.get(AccessCode, one.code_id) if one.code_id is not None else None
    return [code] if code is not None and code.ended_at is None else []


def speakers(
    session: Session, *, organisation_id: int | None, group_id: int | None
) -> list[User | AccessCode]:
    """Return everybody who speaks for an organisation or leads a group and may use the account."""
    statement = select(User).where(User.state == AccountState.ACTIVE).order_by(User.id)
    if organisation_id is not None:
        of = OrganisationMember.organisation_id == organisation_id
        return list(session.scalars(statement.join(OrganisationMember).where(of)))
    leads = (GroupMember.group_id == group_id, GroupMember.role == GroupRole.LEAD)
    return list(session.scalars(statement.join(GroupMember).where(*leads)))
