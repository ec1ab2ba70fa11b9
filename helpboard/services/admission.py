"""Becoming a helper of a group: the hard rules that hold however somebody comes in."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.group import GroupRole
from helpboard.domain.joining import (
    HOLDS_A_PLACE,
    JOINABLE_STATES,
    OPEN,
    AlreadyMemberError,
    ClearanceMissingError,
    Declared,
    JoinState,
    NoPlaceError,
    NotJoinableError,
    check_declared,
    check_move,
)
from helpboard.models import Group, GroupMember, HelpRole, JoinRequest, User
from helpboard.queries.fitness import asked_by, cleared, declared_by, is_blocked_in
from helpboard.queries.openings import openings_of
from helpboard.services.openings import locked_group

_NOTHING_SAID = Declared()


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Who shall help in a group, in which role, and what they say of themselves for it."""

    user_id: int
    role_id: int | None = None
    said: Declared = _NOTHING_SAID


def admit(session: Session, *, group_id: int, coming: Coming, now: datetime) -> GroupMember:
    """Let somebody help in a group whom both sides want there; writes no letter.

    An open wish of theirs is fulfilled by it, and its place is theirs. Raises
    ``AlreadyMemberError``, ``NotJoinableError`` (also for blocked pairs), ``NotDeclaredError``,
    ``ClearanceMissingError``, ``NoPlaceError`` or ``NotFoundError``; then nothing has changed.
    """
    group = locked_group(session, group_id)
    role = role_in(session, group, coming.role_id)
    check_person(session, group=group, user_id=coming.user_id)
    check_fit(session, group=group, role=role, coming=coming, now=now)
    wish = open_wish(session, group_id, coming.user_id)
    is_kept = wish is not None and wish.help_role_id == coming.role_id and keeps_place(wish)
    openings = openings_of(session, group_id=group_id, capacity=group.capacity)
    if not is_kept and not openings.has_place(coming.role_id):
        raise NoPlaceError(group_id)
    if wish is not None:
        check_move(wish.state, JoinState.ACCEPTED)
        wish.state, wish.decided_at = JoinState.ACCEPTED, now
    return become_helper(
        session, group_id=group_id, user_id=coming.user_id, role_id=coming.role_id, now=now
    )


def keeps_place(wish: JoinRequest) -> bool:
    """Tell whether a place is kept for a wish."""
    return wish.state in HOLDS_A_PLACE


def check_person(session: Session, *, group: Group, user_id: int) -> None:
    """Raise unless this person may come into this group at all."""
    user = session.get(User, user_id)
    if user is None:
        raise NotFoundError(user_id)
    if not user.is_active:
        raise NotAllowedError(user_id)
    if session.get(GroupMember, (group.id, user_id)) is not None:
        raise AlreadyMemberError(group.id)
    if group.state not in JOINABLE_STATES or is_blocked_in(session, group.id, user_id):
        raise NotJoinableError(group.id)


def check_fit(
    session: Session, *, group: Group, role: HelpRole | None, coming: Coming, now: datetime
) -> None:
    """Raise ``NotDeclaredError`` or ``ClearanceMissingError`` for what a role asks."""
    asked = asked_by(group, role)
    check_declared(asked, declared_by(session, coming.user_id, coming.said))
    if asked.needs_clearance and not cleared(session, [coming.user_id], today=now.date()):
        raise ClearanceMissingError(group.id)


def role_in(session: Session, group: Group, role_id: int | None) -> HelpRole | None:
    """Return a role of the group; ``NotFoundError`` for one of another group."""
    if role_id is None:
        return None
    role = session.get(HelpRole, role_id)
    if role is None or role.group_id != group.id:
        raise NotFoundError(role_id)
    return role


def open_wish(session: Session, group_id: int, user_id: int) -> JoinRequest | None:
    """Return the wish of somebody that nobody has answered for good; there is one at most."""
    statement = (
        select(JoinRequest)
        .where(
            JoinRequest.group_id == group_id,
            JoinRequest.user_id == user_id,
            JoinRequest.state.in_(OPEN),
        )
        .order_by(JoinRequest.id)
        .limit(1)
        .execution_options(populate_existing=True)
    )
    return session.scalars(statement).one_or_none()


def become_helper(
    session: Session, *, group_id: int, user_id: int, role_id: int | None, now: datetime
) -> GroupMember:
    """Write the membership; the caller holds the group's lock and has checked everything."""
    member = GroupMember(
        group_id=group_id,
        user_id=user_id,
        role=GroupRole.HELPER,
        help_role_id=role_id,
        joined_at=now,
    )
    session.add(member)
    session.flush()
    return member
