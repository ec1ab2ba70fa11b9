"""Volunteers of the board, as the matching looks at them: no name, no address, no origin."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import is_in_date
from helpboard.domain.joining import HOLDS_A_PLACE, JoinState
from helpboard.domain.matching.town import Role
from helpboard.domain.matching.town import Volunteer as Seeker
from helpboard.domain.proposal import OPEN, ProposalKind, SideAnswer
from helpboard.models import (
    Clearance,
    Group,
    GroupMember,
    HelpRole,
    JoinRequest,
    PersonBlock,
    Proposal,
    ProposalSide,
    User,
    Volunteer,
)
from helpboard.queries.match_places import slots_of_when
from helpboard.queries.shut_talks import shut_talks

OF_AGE = 18
NOT_OF_AGE = 16
"""Nobody younger has an account."""


def volunteers(session: Session, condition: ColumnElement[bool], *, today: date) -> list[Seeker]:
    """Read the volunteers for whom ``condition`` holds, in one statement.

    Whoever has not agreed, is away, or may not use the account counts as without consent. A
    clearance counts only when it was seen and is in date (rule 6).
    """
    rows = session.execute(
        select(*_COLUMNS, User.state, Clearance.issued_on, Clearance.is_ok)
        .join(User, User.id == Volunteer.user_id)
        .outerjoin(Clearance, Clearance.user_id == User.id)
        .where(condition)
        .order_by(Volunteer.user_id)
    )
    return [_seeker(row, today) for row in rows]


_COLUMNS = (
    Volunteer.user_id,
    Volunteer.topics,
    Volunteer.when,
    Volunteer.languages,
    Volunteer.area_id,
    Volunteer.max_travel,
    Volunteer.hours_week,
    Volunteer.is_of_age,
    Volunteer.is_woman,
    Volunteer.needs_wheelchair,
    Volunteer.paused_until,
    Volunteer.consent_at,
)
"""What the matching looks at; whole rows would take three times as long."""


def _seeker(own: Any, today: date) -> Seeker:
    is_away = own.paused_until is not None and own.paused_until >= today
    agrees = own.consent_at is not None and own.state == AccountState.ACTIVE and not is_away
    age = None if own.is_of_age is None else (OF_AGE if own.is_of_age else NOT_OF_AGE)
    return Seeker(
        id=str(own.user_id),
        district=None if own.area_id is None else str(own.area_id),
        topics=tuple(own.topics),
        languages=dict(own.languages),
        slots=slots_of_when(own.when),
        hours=own.hours_week,
        max_travel=own.max_travel,
        age=age,
        clearance=own.issued_on is not None
        and is_in_date(issued_on=own.issued_on, is_ok=own.is_ok, today=today),
        woman=own.is_woman,
        consent=agrees,
        needs_step_free=own.needs_wheelchair,
    )


def settled(people: Iterable[Seeker], places: dict[str, str]) -> list[Seeker]:
    """Return ``people`` with those who hold a place settled in it, and holders nobody knows."""
    known = {person.id for person in people}
    return [
        *(replace(one, settled_in=places[one.id]) if one.id in places else one for one in people),
        *(Seeker(id=key, settled_in=role) for key, role in places.items() if key not in known),
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is taken of a town's places: ``roles`` with the places that are left for the rest.

    ``settled_in`` is the role of each who holds a place, one of them for whoever holds several;
    the others are taken off the capacity of their roles. ``rooms`` as in ``Town``.
    """

    settled_in: dict[str, str]
    roles: tuple[Role, ...]
    rooms: dict[str, int]


def taken_places(session: Session, roles: Iterable[Role], *, but: Collection[str] = ()) -> Taken:
    """Return what people hold of ``roles``, and how many more each group takes in all of them.

    Whoever helps in a group, holds a place of it by a wish or was asked to join it counts; a person
    with several roles of a group counts once for the group. People of ``but`` hold nothing.
    """
    places = tuple(roles)
    known = {role.id for role in places}
    pairs = [pair for pair in _held(session) if pair[0] not in but and pair[1] in known]
    settled_in = dict(pairs)
    held, counted = (Counter(role for _one, role in some) for some in (pairs, settled_in.items()))
    groups = {int(role.group) for role in places if role.group.isdecimal()}
    return Taken(
        settled_in=settled_in,
        roles=tuple(
            replace(role, capacity=max(0, role.capacity - held[role.id] + counted[role.id]))
            for role in places
        ),
        rooms=_rooms(session, groups),
    )


def _rooms(session: Session, groups: Collection[int]) -> dict[str, int]:
    """Return how many more may come to each group that has said how many it takes."""
    inside = select(GroupMember.group_id, GroupMember.user_id)
    wished = select(JoinRequest.group_id, JoinRequest.user_id).where(
        JoinRequest.state.in_(HOLDS_A_PLACE)
    )
    asked = select(Proposal.group_id, Proposal.user_id).where(
        Proposal.kind == ProposalKind.JOINING,
        Proposal.state.in_(OPEN),
        Proposal.user_id.is_not(None),
        Proposal.group_id.is_not(None),
    )
    people = inside.union(wished, asked).subquery()
    rows = session.execute(
        select(Group.id, Group.capacity, func.count(people.c.user_id))
        .outerjoin(people, people.c.group_id == Group.id)
        .where(Group.capacity.is_not(None))
        .group_by(Group.id, Group.capacity)
    )
    return {
        str(group): max(0, (capacity or 0) - number)
        for group, capacity, number in rows
        if group in groups
    }


def _held(session: Session) -> list[tuple[str, str]]:
    """Return everybody with each role in which they help, or have asked or were asked to help."""
    members = select(GroupMember.user_id, GroupMember.help_role_id).where(
        GroupMember.help_role_id.is_not(None)
    )
    asked = select(JoinRequest.user_id, JoinRequest.help_role_id).where(
        JoinRequest.help_role_id.is_not(None), JoinRequest.state.in_(HOLDS_A_PLACE)
    )
    proposed = select(Proposal.user_id, Proposal.help_role_id).where(
        Proposal.kind == ProposalKind.JOINING,
        Proposal.state.in_(OPEN),
        Proposal.user_id.is_not(None),
        Proposal.help_role_id.is_not(None),
    )
    rows = session.execute(members.union(asked, proposed).order_by("user_id", "help_role_id"))
    return [(str(person), str(role)) for person, role in rows]


def members(session: Session) -> set[str]:
    """Return who helps in any group."""
    return {str(person) for person in session.scalars(select(GroupMember.user_id).distinct())}


def asked_already(session: Session) -> set[str]:
    """Return who has been asked to join some group and has not answered yet."""
    statement = select(Proposal.user_id).where(
        Proposal.kind == ProposalKind.JOINING,
        Proposal.state.in_(OPEN),
        Proposal.user_id.is_not(None),
    )
    return {str(person) for person in session.scalars(statement)}


def declined(session: Session) -> frozenset[tuple[str, str]]:
    """Return the pairs of volunteer and role to which some side has said no.

    A lead's no to a wish stands for all roles of the group; so does a wish that waits, since nobody
    needs to be told of what they have asked for. A place that is kept for a wish is none of them.
    """
    by_proposal = (
        select(Proposal.user_id, Proposal.help_role_id)
        .join(ProposalSide, ProposalSide.proposal_id == Proposal.id)
        .where(
            Proposal.kind == ProposalKind.JOINING,
            ProposalSide.answer == SideAnswer.NO,
            Proposal.user_id.is_not(None),
            Proposal.help_role_id.is_not(None),
        )
    )
    kept = JoinRequest.state.in_(HOLDS_A_PLACE)
    is_other = or_(JoinRequest.help_role_id.is_(None), JoinRequest.help_role_id != HelpRole.id)
    by_wish = (
        select(JoinRequest.user_id, HelpRole.id)
        .join(HelpRole, HelpRole.group_id == JoinRequest.group_id)
        .where(or_(JoinRequest.state.in_((JoinState.DECLINED, JoinState.WAITING)), kept & is_other))
    )
    rows = session.execute(by_proposal.union(by_wish))
    return frozenset((str(person), str(role)) for person, role in rows)


def blocked(session: Session) -> frozenset[tuple[str, str]]:
    """Return the pairs of volunteer and group of whom one wants to hear no more of the other.

    Whoever helps in a group counts like whoever leads it: nobody gets in past either. So does the
    group itself, where its leads have blocked somebody in a conversation, or were blocked in one.
    """
    by_member = select(PersonBlock.user_id, GroupMember.group_id).where(
        GroupMember.user_id == PersonBlock.by_user_id
    )
    of_member = select(PersonBlock.by_user_id, GroupMember.group_id).where(
        GroupMember.user_id == PersonBlock.user_id
    )
    rows = session.execute(by_member.union(of_member))
    talks = {(one.user_id, other.group_id) for one, other in shut_talks(session)}
    pairs = {(person, group) for person, group in rows} | talks
    return frozenset((str(person), str(group)) for person, group in pairs if person and group)
