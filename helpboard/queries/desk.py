"""What is stuck in a town: a fixed number of statements, however large it is.

What people wait for, one by one, is in ``queries/waiting.py``.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.conversation import CLEARANCE_YEARS, clearance_end
from helpboard.domain.group import GroupState
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.partnership import PartnershipState
from helpboard.domain.plan import PlanState
from helpboard.domain.policy import Actor
from helpboard.models import (
    Area,
    Clearance,
    Group,
    GroupMember,
    HelpRole,
    Organisation,
    Partnership,
    Plan,
    Site,
    User,
    Volunteer,
)
from helpboard.queries.concealed import is_concealed
from helpboard.queries.held import is_below

SHOWN = 8
"""So many lines of a list stand on the desk's first page."""
CLOSES_SOON = timedelta(days=120)
ENDS_SOON = timedelta(days=60)
"""So long before its end a certificate of conduct is spoken of."""
UNDER_SHARE = 0.4
"""A group of which fewer than this share of places is taken is under its capacity."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation or a group with its area."""

    slug: str
    name: str
    area_name: str


@dataclass(frozen=True, slots=True)
class Crowd:
    """A group with how many help there, and how many places its roles have."""

    slug: str
    name: str
    helpers: int
    places: int


@dataclass(frozen=True, slots=True)
class ClosingSite:
    """A site that closes soon, or should have."""

    id: int
    name: str
    closes_on: date
    area_name: str


@dataclass(frozen=True, slots=True)
class EndingClearance:
    """Somebody whose certificate of conduct is in date until ``ends_on``."""

    user_id: int
    name: str
    ends_on: date


@dataclass(frozen=True, slots=True)
class DeskPage:
    """Everything that is stuck, counted and with the first few of each."""

    plans_open: int
    people_without_group: int
    organisations_alone: int
    groups_alone: int
    alone: tuple[Named, ...]
    lone_groups: tuple[Named, ...]
    over: tuple[Crowd, ...]
    under: tuple[Crowd, ...]
    sites: tuple[ClosingSite, ...]
    clearances: tuple[EndingClearance, ...]


def desk_page(session: Session, actor: Actor, *, today: date) -> DeskPage:
    """Read what lies below the areas that ``actor`` coordinates, in six statements."""
    counted = session.execute(_counts(actor, today=today)).one()
    crowds = [Crowd(*row) for row in session.execute(_crowds(actor))]
    return DeskPage(
        plans_open=counted.plans,
        people_without_group=counted.people,
        organisations_alone=counted.alone,
        groups_alone=counted.lone_groups,
        alone=tuple(Named(*row) for row in session.execute(_alone(actor).limit(SHOWN))),
        lone_groups=tuple(Named(*row) for row in session.execute(_lone(actor).limit(SHOWN))),
        over=tuple(row for row in crowds if row.helpers > row.places)[:SHOWN],
        under=tuple(row for row in crowds if row.helpers < UNDER_SHARE * row.places)[:SHOWN],
        sites=tuple(closing_sites(session, actor, today=today)),
        clearances=tuple(_ending_clearances(session, actor, today=today)),
    )


def closing_sites(session: Session, actor: Actor, *, today: date) -> list[ClosingSite]:
    """Return the sites that close soon, the next first; those that have closed are over."""
    statement = (
        select(Site.id, Site.name, Site.closes_on, Area.name)
        .join(Area, Area.id == Site.area_id)
        .where(Site.closes_on.between(today, today + CLOSES_SOON), is_below(actor))
        .order_by(Site.closes_on, Site.id)
    )
    rows: Any = session.execute(statement)
    return [ClosingSite(*row) for row in rows]


def has_no_group(today: date) -> ColumnElement[bool]:
    """Return the condition that a volunteer agreed, is not away, and helps in no group."""
    return (
        Volunteer.consent_at.is_not(None)
        & or_(Volunteer.paused_until.is_(None), Volunteer.paused_until < today)
        & (User.state == AccountState.ACTIVE)
        & ~select(GroupMember.user_id).where(GroupMember.user_id == User.id).exists()
    )


def _counts(actor: Actor, *, today: date) -> Select[*tuple[Any, ...]]:
    mine = select(Area.id).where(is_below(actor))
    people = (
        select(func.count())
        .select_from(Volunteer)
        .join(User, User.id == Volunteer.user_id)
        .where(has_no_group(today), Volunteer.area_id.in_(mine))
    )
    plans = select(func.count()).where(
        Plan.area_id.in_(mine), Plan.state.not_in((PlanState.CLOSED, PlanState.FAILED))
    )
    alone = select(func.count()).select_from(_alone(actor).subquery())
    lone_groups = select(func.count()).select_from(_lone(actor).subquery())
    return select(
        plans.scalar_subquery().label("plans"),
        people.scalar_subquery().label("people"),
        alone.scalar_subquery().label("alone"),
        lone_groups.scalar_subquery().label("lone_groups"),
    )


def _ending_clearances(session: Session, actor: Actor, *, today: date) -> list[EndingClearance]:
    """Return whose certificates end soon or ended lately, the first to end first."""
    oldest = today - timedelta(days=366 * CLEARANCE_YEARS) - ENDS_SOON
    latest = today + ENDS_SOON - timedelta(days=365 * CLEARANCE_YEARS)
    statement = (
        select(User.id, User.name, Clearance.issued_on)
        .join(Clearance, Clearance.user_id == User.id)
        .join(Volunteer, Volunteer.user_id == User.id)
        .join(Area, Area.id == Volunteer.area_id)
        .where(
            Clearance.is_ok.is_(True),
            Clearance.issued_on.between(oldest, latest),
            is_below(actor),
        )
        .order_by(Clearance.issued_on, User.id)
        .limit(SHOWN)
    )
    return [
        EndingClearance(user_id, name, clearance_end(issued_on))
        for user_id, name, issued_on in session.execute(statement)
    ]


def is_alone() -> ColumnElement[bool]:
    """Return the condition that an organisation has no partner."""
    return ~(
        select(Partnership.id)
        .where(
            Partnership.organisation_id == Organisation.id,
            Partnership.state == PartnershipState.ACTIVE,
        )
        .exists()
    )


def _alone(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(Organisation.slug, Organisation.name, Area.name.label("area_name"))
        .join(Area, Area.id == Organisation.area_id)
        .where(
            Organisation.state == OrganisationState.VERIFIED,
            Organisation.parent_id.is_(None),
            ~is_concealed(),
            is_alone(),
            is_below(actor),
        )
        .order_by(Organisation.verified_at, Organisation.name, Organisation.id)
    )


def _lone(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Select active groups that no organisation works with."""
    partner = select(Partnership.id).where(
        Partnership.group_id == Group.id, Partnership.state == PartnershipState.ACTIVE
    )
    return (
        select(Group.slug, Group.name, Area.name.label("area_name"))
        .join(Area, Area.id == Group.area_id)
        .where(Group.state == GroupState.ACTIVE, ~partner.exists(), is_below(actor))
        .order_by(Group.name, Group.id)
    )


def _crowds(actor: Actor) -> Select[*tuple[Any, ...]]:
    """Select active groups whose roles have places, with how many help there."""
    helpers = select(func.count()).where(GroupMember.group_id == Group.id).scalar_subquery()
    places = (
        select(func.coalesce(func.sum(HelpRole.capacity), 0))
        .where(HelpRole.group_id == Group.id)
        .scalar_subquery()
    )
    return (
        select(Group.slug, Group.name, helpers.label("helpers"), places.label("places"))
        .join(Area, Area.id == Group.area_id)
        .where(Group.state == GroupState.ACTIVE, places > 0, is_below(actor))
        .order_by(Group.name, Group.id)
    )
