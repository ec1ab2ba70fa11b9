"""Who gets a circular: leads, editors and volunteers that its filters let through."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.circular import Audience, Candidate, Filters, Readers, readers_among
from helpboard.domain.group import PUBLIC_STATES as GROUPS_SHOWN
from helpboard.domain.group import GroupRole
from helpboard.domain.organisation import PUBLIC_STATES as ORGANISATIONS_SHOWN
from helpboard.domain.partnership import PartnershipState
from helpboard.models import (
    Area,
    Circular,
    CircularReader,
    Group,
    GroupMember,
    Organisation,
    OrganisationMember,
    Partnership,
    SiteGroup,
    User,
    Volunteer,
)


def readers_of(
    session: Session, *, audience: Audience, filters: Filters, area_id: int, today: date
) -> Readers:
    """Read who would get a circular to ``area_id`` and all below it, in at most two statements.

    Nobody who is blocked, not confirmed, or pauses on ``today``; of volunteers only those who have
    agreed to be matched and have not said that they want no circulars. A volunteer belongs to the
    areas of the profile: where one lives, or would help.
    """
    if audience is Audience.LEADS:
        found = _leads(session, filters, area_id, today)
    elif audience is Audience.ORGANISATIONS:
        found = _editors(session, area_id)
    else:
        found = _volunteers(session, area_id, today)
    return readers_among(filters, found)


def still_hears(today: date) -> ColumnElement[bool]:
    """Return the condition that a joined reader of a circular may be written to once more.

    Volunteers may have said since that they want none, pause, or have taken their consent back.
    """
    is_wanted = exists().where(Volunteer.user_id == CircularReader.user_id, *_hears(today))
    return or_(Circular.audience != Audience.VOLUNTEERS, is_wanted)


def left_since(
    session: Session,
    circular_id: int,
    *,
    audience: Audience,
    filters: Filters,
    area_id: int,
    today: date,
) -> frozenset[int]:
    """Return which silent readers no longer lead or speak for what the circular reached them by.

    Who would get it today in another role has not left. In at most three statements, and none
    about volunteers, who have no role to leave.
    """
    if audience is Audience.VOLUNTEERS:
        return frozenset()
    left = set(
        session.scalars(
            select(CircularReader.user_id).where(
                CircularReader.circular_id == circular_id,
                CircularReader.answered_at.is_(None),
                ~or_(*_has_role()),
            )
        )
    )
    if not left:
        return frozenset()
    readers = readers_of(session, audience=audience, filters=filters, area_id=area_id, today=today)
    return frozenset(left - {one.user_id for one in readers.reached})


def _has_role() -> tuple[ColumnElement[bool], ...]:
    """Return the conditions that a reader still has the role that the row names."""
    leads = exists().where(
        GroupMember.user_id == CircularReader.user_id,
        GroupMember.group_id == CircularReader.group_id,
        GroupMember.role == GroupRole.LEAD,
        Group.id == GroupMember.group_id,
        Group.state.in_(GROUPS_SHOWN),
    )
    speaks = exists().where(
        OrganisationMember.user_id == CircularReader.user_id,
        OrganisationMember.organisation_id == CircularReader.organisation_id,
        Organisation.id == OrganisationMember.organisation_id,
        Organisation.state.in_(ORGANISATIONS_SHOWN),
    )
    return leads, speaks


def _hears(today: date) -> tuple[ColumnElement[bool], ...]:
    return (
        Volunteer.consent_at.is_not(None),
        Volunteer.hears_circulars.is_(True),
        or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < today),
    )


def _leads(session: Session, filters: Filters, area_id: int, today: date) -> list[Candidate]:
    statement = (
        select(
            *(User.id, User.email, Group.id.label("group_id"), Group.name, Group.kind),
            *(Group.topics, Group.languages, _partner(Partnership.group_id == Group.id)),
        )
        .join(GroupMember, GroupMember.user_id == User.id)
        .join(Group, Group.id == GroupMember.group_id)
        .join(Area, Area.id == Group.area_id)
        .where(
            User.state == AccountState.ACTIVE,
            GroupMember.role == GroupRole.LEAD,
            or_(GroupMember.paused_until.is_(None), GroupMember.paused_until < today),
            Group.state.in_(GROUPS_SHOWN),
            _is_in(area_id),
        )
        .order_by(Group.name, Group.id, User.id)
    )
    if filters.site_id:
        served = select(SiteGroup.group_id).where(SiteGroup.site_id == filters.site_id)
        statement = statement.where(Group.id.in_(served))
    rows: Any = session.execute(statement)
    return [
        Candidate(
            user_id=user_id,
            has_address=bool(email),
            name=name,
            kind=kind.value,
            topics=tuple(topics),
            speaks=tuple(languages),
            is_alone=not has_partner,
            group_id=group_id,
        )
        for user_id, email, group_id, name, kind, topics, languages, has_partner in rows
    ]


def _editors(session: Session, area_id: int) -> list[Candidate]:
    has_partner = _partner(Partnership.organisation_id == Organisation.id)
    statement = (
        select(
            *(User.id, User.email, Organisation.id.label("organisation_id"), Organisation.name),
            *(Organisation.kind, Organisation.topics, Organisation.languages, has_partner),
        )
        .join(OrganisationMember, OrganisationMember.user_id == User.id)
        .join(Organisation, Organisation.id == OrganisationMember.organisation_id)
        .join(Area, Area.id == Organisation.area_id)
        .where(
            User.state == AccountState.ACTIVE,
            Organisation.state.in_(ORGANISATIONS_SHOWN),
            _is_in(area_id),
        )
        .order_by(Organisation.name, Organisation.id, User.id)
    )
    rows: Any = session.execute(statement)
    return [
        Candidate(
            user_id=user_id,
            has_address=bool(email),
            name=name,
            kind=kind,
            topics=tuple(topics),
            speaks=tuple(languages),
            is_alone=not is_partner,
            organisation_id=house_id,
        )
        for user_id, email, house_id, name, kind, topics, languages, is_partner in rows
    ]


def _volunteers(session: Session, area_id: int, today: date) -> list[Candidate]:
    below = {row.id: row.slug for row in session.execute(_areas_in(area_id))}
    is_member = exists().where(GroupMember.user_id == User.id).label("is_member")
    rows: Any = session.execute(
        select(
            *(User.id, User.email, Volunteer.topics, Volunteer.languages, Volunteer.area_id),
            *(Volunteer.areas, is_member),
        )
        .join(Volunteer, Volunteer.user_id == User.id)
        .where(User.state == AccountState.ACTIVE, *_hears(today))
        .order_by(User.id)
    )
    slugs = frozenset(below.values())
    return [
        Candidate(
            user_id=user_id,
            has_address=bool(email),
            topics=tuple(topics),
            speaks=tuple(languages),
            is_alone=not is_helper,
        )
        for user_id, email, topics, languages, home, areas, is_helper in rows
        if home in below or not slugs.isdisjoint(areas)
    ]


def _is_in(area_id: int) -> ColumnElement[bool]:
    return Area.path.contains(f"/{area_id}/")


def _areas_in(area_id: int) -> Any:
    return select(Area.id, Area.slug).where(_is_in(area_id))


def _partner(is_theirs: ColumnElement[bool]) -> Any:
    is_active = Partnership.state == PartnershipState.ACTIVE
    return exists().where(and_(is_theirs, is_active)).label("has_partner")
