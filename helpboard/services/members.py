"""Who speaks for an organisation: inviting, joining, roles, leaving. Never without an owner."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import GoneError, NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldProblem, Fields, FieldsError
from helpboard.domain.letter import LetterKind
from helpboard.domain.organisation import (
    INVITATION_LIFE,
    JOIN,
    MOST_INVITATIONS,
    LastOwnerError,
    MemberRole,
    OtherAddressError,
)
from helpboard.domain.policy import Action, Actor
from helpboard.domain.tables.contact import check_email
from helpboard.models import ActionLink, Organisation, OrganisationMember, User
from helpboard.queries.accounts import user_by_email
from helpboard.queries.actors import actor_of, organisation_as_thing
from helpboard.services import action_links, letters
from helpboard.services.letters import Stranger


def invite(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    email: str,
    role: MemberRole,
    now: datetime,
) -> None:
    """Invite whoever reads ``email``; what happens looks alike for known and unknown addresses.

    An earlier invitation to the same address is replaced. A member gets no letter. Raises
    ``FieldsError`` or ``NotAllowedError``.
    """
    organisation, inviter = _to_choose_members(session, organisation_id, actor)
    address = _checked_address(email)
    _forget_invitations(session, organisation_id, email=address)
    if len(_invitations(session, organisation_id, now=now)) >= MOST_INVITATIONS:
        raise FieldsError(FieldProblem("email", "too_many_invitations", {}))
    known = session.scalars(user_by_email(address)).one_or_none()
    if known is not None and _member(session, organisation_id, known.id) is not None:
        return
    link = action_links.offer(
        session,
        action=JOIN,
        now=now,
        life=INVITATION_LIFE,
        about_id=organisation.id,
        data={"email": address, "role": role.value, "inviter": inviter.id},
    )
    about = {"organisation": organisation.id, "inviter": inviter.id, "role": role.value}
    letters.write(
        session,
        kind=LetterKind.ORGANISATION_INVITATION,
        to=known or Stranger(address, inviter.language),
        params={**about, "accept_link": link.key},
        now=now,
    )


def _checked_address(email: str) -> str:
    read = Fields({"email": email})
    address = read.line("email", most=254, is_required=True, check=check_email).lower()
    read.done()
    return address


def withdraw_invitation(
    session: Session, *, actor: Actor, organisation_id: int, link_id: int
) -> None:
    """Make an invitation worth nothing; harmless when it is gone already."""
    _to_choose_members(session, organisation_id, actor)
    session.execute(
        delete(ActionLink).where(
            ActionLink.id == link_id,
            ActionLink.action == JOIN,
            ActionLink.about_id == organisation_id,
            ActionLink.used_at.is_(None),
        )
    )


def accept(session: Session, *, user: User, link: ActionLink, now: datetime) -> Organisation:
    """Make the invited person a member, and tell whoever invited; an owner stays one.

    ``link`` is used up in the same transaction, so nothing is lost when this raises:
    ``OtherAddressError`` for anybody but the person meant, ``GoneError`` once whoever wrote the
    invitation no longer chooses members, ``NotAllowedError`` for a blocked account.
    """
    if user.email is None or user.email.lower() != link.data["email"]:
        raise OtherAddressError(link.id)
    if not user.is_active:
        raise NotAllowedError(JOIN)
    organisation = _locked(session, link.about_id or 0)
    inviter = _inviter(session, organisation, link)
    role = MemberRole(link.data["role"])
    member = _member(session, organisation.id, user.id)
    if member is None:
        session.add(OrganisationMember(organisation_id=organisation.id, user_id=user.id, role=role))
    elif role is MemberRole.OWNER:
        member.role = role
    session.flush()
    letters.write(
        session,
        kind=LetterKind.ORGANISATION_JOINED,
        to=inviter,
        params={"organisation": organisation.id, "person": user.id, "role": role.value},
        now=now,
        once=f"joined:{link.id}",
    )
    return organisation


def _inviter(session: Session, organisation: Organisation, link: ActionLink) -> User:
    inviter = session.get(User, link.data["inviter"])
    thing = organisation_as_thing(session, organisation)
    if inviter is None or not policy.may(actor_of(session, inviter), Action.CHOOSE_MEMBERS, thing):
        raise GoneError(link.id)
    return inviter


def change_role(
    session: Session, *, actor: Actor, organisation_id: int, user_id: int, role: MemberRole
) -> None:
    """Make a member owner or editor; raises ``LastOwnerError`` or ``NotAllowedError``."""
    _to_choose_members(session, organisation_id, actor)
    member = _known_member(session, organisation_id, user_id)
    if role is not MemberRole.OWNER:
        _check_other_owner(session, member)
    member.role = role
    session.flush()


def remove(session: Session, *, actor: Actor, organisation_id: int, user_id: int) -> None:
    """End a membership at once, with its departments; an owner's choice.

    A department that would be without an owner gets one of the owners above it. Invitations that
    the person has sent are worth nothing any more. Raises ``LastOwnerError``.
    """
    _to_choose_members(session, organisation_id, actor)
    _end(session, _known_member(session, organisation_id, user_id))


def leave(session: Session, *, actor: Actor, organisation_id: int) -> None:
    """End one's own membership; raises ``LastOwnerError``, or ``NotFoundError`` for no member."""
    _locked(session, organisation_id)
    if actor.user_id is None:
        raise NotFoundError(organisation_id)
    _end(session, _known_member(session, organisation_id, actor.user_id))


def _end(session: Session, member: OrganisationMember) -> None:
    _check_other_owner(session, member)
    _forget_invitations(session, member.organisation_id, inviter=member.user_id)
    user_id, organisation_id = member.user_id, member.organisation_id
    session.delete(member)
    session.flush()
    heir = min(_owners(session, organisation_id), default=None)
    departments = select(Organisation.id).where(Organisation.parent_id == organisation_id)
    for department_id in list(session.scalars(departments.order_by(Organisation.id))):
        below = _member(session, department_id, user_id)
        if below is None:
            continue
        if heir is not None and _owners(session, department_id) == {user_id}:
            _make_owner(session, department_id, heir)
        _end(session, below)


def _make_owner(session: Session, organisation_id: int, user_id: int) -> None:
    member = _member(session, organisation_id, user_id)
    if member is None:
        member = OrganisationMember(organisation_id=organisation_id, user_id=user_id)
        session.add(member)
    member.role = MemberRole.OWNER
    session.flush()


def _to_choose_members(
    session: Session, organisation_id: int, actor: Actor
) -> tuple[Organisation, User]:
    organisation = _locked(session, organisation_id)
    policy.require(actor, Action.CHOOSE_MEMBERS, organisation_as_thing(session, organisation))
    return organisation, session.get_one(User, actor.user_id)


def _locked(session: Session, organisation_id: int) -> Organisation:
    """Let nobody else change the members meanwhile: two owners must not leave at once."""
    organisation = session.get(
        Organisation, organisation_id, with_for_update=True, populate_existing=True
    )
    if organisation is None:
        raise NotFoundError(organisation_id)
    return organisation


def _member(session: Session, organisation_id: int, user_id: int) -> OrganisationMember | None:
    return session.get(OrganisationMember, (organisation_id, user_id))


def _known_member(session: Session, organisation_id: int, user_id: int) -> OrganisationMember:
    member = _member(session, organisation_id, user_id)
    if member is None:
        raise NotFoundError(user_id)
    return member


def _owners(session: Session, organisation_id: int) -> set[int]:
    statement = select(OrganisationMember.user_id).where(
        OrganisationMember.organisation_id == organisation_id,
        OrganisationMember.role == MemberRole.OWNER,
    )
    return set(session.scalars(statement))


def _check_other_owner(session: Session, member: OrganisationMember) -> None:
    if _owners(session, member.organisation_id) == {member.user_id}:
        raise LastOwnerError(member.organisation_id)


def _invitations(session: Session, organisation_id: int, *, now: datetime) -> list[ActionLink]:
    statement = select(ActionLink).where(
        ActionLink.action == JOIN,
        ActionLink.about_id == organisation_id,
        ActionLink.used_at.is_(None),
        ActionLink.expires_at > now,
    )
    return list(session.scalars(statement.order_by(ActionLink.id)))


def _forget_invitations(
    session: Session, organisation_id: int, *, email: str = "", inviter: int | None = None
) -> None:
    """Delete open invitations to an address, or by a person."""
    statement = select(ActionLink).where(
        ActionLink.action == JOIN,
        ActionLink.about_id == organisation_id,
        ActionLink.used_at.is_(None),
    )
    for link in list(session.scalars(statement.order_by(ActionLink.id))):
        if link.data.get("email") == email or link.data.get("inviter") == inviter:
            session.delete(link)
    session.flush()
