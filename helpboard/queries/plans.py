"""The plans of the desk, and the lines of one with everything that stands in them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.plan import PlanKind, PlanMark, PlanState
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import ProposalState, SideAnswer
from helpboard.models import (
    Appointment,
    Area,
    Group,
    HelpRole,
    Organisation,
    Plan,
    PlanLine,
    Proposal,
    Site,
    User,
)
from helpboard.queries.held import is_below
from helpboard.queries.lived_in import is_lived_in

MOST_PLANS = 100
_IN_VAIN = (
    ProposalState.DECLINED,
    ProposalState.LAPSED,
    ProposalState.ENDED,
    ProposalState.NEEDS_REMATCH,
)
LINES = 100
"""Lines of a plan on one page."""


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan as the list shows it."""

    id: int
    kind: PlanKind
    state: PlanState
    area_name: str
    site_name: str | None
    lines: int
    created_at: datetime


@dataclass(frozen=True, slots=True)
class PlanLineRow:
    """One line with the names of what it brings together; ``sent`` is its proposal's state."""

    id: int
    person: str | None
    user_id: int | None
    organisation: str | None
    group: str | None
    group_slug: str | None
    role_topic: str | None
    new_group: str
    appointment_id: int | None
    starts_at: datetime | None
    from_language: str | None
    to_language: str | None
    points: int
    reasons: dict[str, Any]
    mark: PlanMark
    said_by_phone: SideAnswer | None
    proposal_id: int | None
    sent: ProposalState | None


def plans_of(session: Session, actor: Actor) -> list[PlanRow]:
    """Return the plans for areas that ``actor`` coordinates, the newest first."""
    lines = (
        select(func.count())
        .where(PlanLine.plan_id == Plan.id, PlanLine.mark != PlanMark.BANNED)
        .scalar_subquery()
    )
    statement = (
        select(Plan.id, Plan.kind, Plan.state, Area.name, Site.name, lines, Plan.created_at)
        .join(Area, Area.id == Plan.area_id)
        .outerjoin(Site, Site.id == Plan.site_id)
        .where(is_below(actor))
        .order_by(Plan.id.desc())
        .limit(MOST_PLANS)
    )
    return [PlanRow(*row) for row in session.execute(statement)]


def lines_of(session: Session, plan_id: int, *, after: int = 0) -> list[PlanLineRow]:
    """Return a page of a plan's lines by group and points, and one line more if there are more."""
    statement = _lines().where(PlanLine.plan_id == plan_id)
    ordered = statement.order_by(
        PlanLine.mark == PlanMark.BANNED, func.coalesce(Group.name, PlanLine.new_group),
        PlanLine.points.desc(), PlanLine.id,
    ).offset(after).limit(LINES + 1)  # fmt: skip
    return [PlanLineRow(*row) for row in session.execute(ordered)]


def _lines() -> Select[*tuple[Any, ...]]:
    newest = aliased(Proposal)
    last = select(func.max(newest.id)).where(newest.plan_line_id == PlanLine.id).scalar_subquery()
    return (
        select(
            PlanLine.id,
            User.name,
            PlanLine.user_id,
            Organisation.name,
            Group.name,
            Group.slug,
            HelpRole.topic,
            PlanLine.new_group,
            PlanLine.appointment_id,
            Appointment.starts_at,
            Appointment.from_language,
            Appointment.to_language,
            PlanLine.points,
            PlanLine.reasons,
            PlanLine.mark,
            PlanLine.said_by_phone,
            Proposal.id,
            Proposal.state,
        )
        .select_from(PlanLine)
        .outerjoin(User, User.id == PlanLine.user_id)
        .outerjoin(Organisation, Organisation.id == PlanLine.organisation_id)
        .outerjoin(Group, Group.id == PlanLine.group_id)
        .outerjoin(HelpRole, HelpRole.id == PlanLine.help_role_id)
        .outerjoin(Appointment, Appointment.id == PlanLine.appointment_id)
        .outerjoin(Proposal, Proposal.id == last)
    )


def role_names(session: Session, role_ids: list[int]) -> dict[int, tuple[str, str]]:
    """Return group name and topic of some roles."""
    statement = (
        select(HelpRole.id, Group.name, HelpRole.topic)
        .join(Group, Group.id == HelpRole.group_id)
        .where(HelpRole.id.in_(role_ids))
    )
    return {id_: (name, topic) for id_, name, topic in session.execute(statement)}


@dataclass(frozen=True, slots=True)
class Followed:
    """How far what was sent from a plan has come."""

    asked: int = 0
    yes: int = 0
    no: int = 0
    lapsed: int = 0


def followed(session: Session, plan_id: int) -> Followed:
    """Count the proposals of a plan by what became of them."""
    rows = session.execute(
        select(Proposal.state, func.count())
        .join(PlanLine, PlanLine.id == Proposal.plan_line_id)
        .where(PlanLine.plan_id == plan_id)
        .group_by(Proposal.state)
    )
    by_state: dict[ProposalState, int] = {row[0]: row[1] for row in rows}

    def of(*states: ProposalState) -> int:
        return sum(by_state.get(state, 0) for state in states)

    return Followed(
        asked=of(ProposalState.PROPOSED, ProposalState.ACCEPTED),
        yes=of(ProposalState.CONFIRMED, ProposalState.DONE),
        no=of(ProposalState.DECLINED, ProposalState.NEEDS_REMATCH, ProposalState.ENDED),
        lapsed=of(ProposalState.LAPSED),
    )


def sent_lines() -> Select[int | None]:
    """Select the ids of lines that a proposal was made of."""
    return select(Proposal.plan_line_id).where(Proposal.plan_line_id.is_not(None))


def failed_lines() -> Select[int | None]:
    """Select the ids of lines that somebody has said no to, or nothing in time, or has left."""
    return sent_lines().where(Proposal.state.in_(_IN_VAIN))


@dataclass(frozen=True, slots=True)
class SiteChoice:
    """A site that a plan may be made for; where it stands is not among it."""

    id: int
    name: str
    area_id: int
    closes_on: date | None


def sites_of(session: Session, actor: Actor, *, today: date) -> list[SiteChoice]:
    """Return the sites in the areas of ``actor``, those that close first before all others.

    Those that have closed before ``today`` are left out.
    """
    statement = (
        select(Site.id, Site.name, Site.area_id, Site.closes_on)
        .join(Area, Area.id == Site.area_id)
        .where(is_below(actor), is_lived_in(today))
        .order_by(Site.closes_on.is_(None), Site.closes_on, Site.name, Site.id)
    )
    return [SiteChoice(*row) for row in session.execute(statement)]


def people_named(session: Session, ids: list[int]) -> dict[int, str]:
    """Return the names of people, for coordinators."""
    rows = session.execute(select(User.id, User.name).where(User.id.in_(ids)))
    return {row.id: row.name for row in rows}


def area_names(session: Session, ids: list[int]) -> dict[int, str]:
    """Return the names of areas."""
    rows = session.execute(select(Area.id, Area.name).where(Area.id.in_(ids)))
    return {row.id: row.name for row in rows}
