"""From a plan that waits to what comes out of it: first everything is read, then it is solved.

Solving may take a minute, so it touches no database; whoever calls gives up the transaction between
the two.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.group import GroupState
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.organisation import OrganisationState
from helpboard.domain.plan import PlanKind, PlanMark
from helpboard.models import Area, Group, Organisation, Plan, PlanLine, Site
from helpboard.queries.desk import is_alone
from helpboard.queries.match_blocks import apart_partners
from helpboard.queries.match_closing import NEW, closing_town
from helpboard.queries.match_places import When
from helpboard.queries.match_sides import groups_as_sides, organisations_as_sides
from helpboard.queries.match_town import match_town, today_of
from helpboard.queries.match_week import open_week
from helpboard.queries.partners_sought import have_partner, partners_known
from helpboard.queries.plans import sent_lines
from helpboard.queries.weights import current_weights
from helpboard.services.plan_closing import solve_closing
from helpboard.services.plan_lines import Marks, Solved, Solvers
from helpboard.services.plan_partners import Alone, plan_partners
from helpboard.services.plan_solving import solve_town
from helpboard.services.plan_week import solve_week

Solve = Callable[[Solvers], Solved]


def prepare(session: Session, plan_id: int, *, when: When) -> Solve:
    """Read everything that a plan is made from; what is returned solves it."""
    plan = session.get_one(Plan, plan_id)
    return _PREPARE[plan.kind](session, plan, when)


def _town(session: Session, plan: Plan, when: When) -> Solve:
    path = session.get_one(Area, plan.area_id).path
    town, weights = match_town(session, area_path=path, when=when), current_weights(session)
    marks = _marks(session, plan)
    below = Area.path.startswith(path, autoescape=True)
    houses = below & is_alone() & (Organisation.state == OrganisationState.VERIFIED)
    groups = below & ~have_partner() & (Group.state == GroupState.ACTIVE)
    alone = Alone(
        organisations=tuple(row.side for row in organisations_as_sides(session, houses)),
        groups=tuple(row.side for row in groups_as_sides(session, groups, today=today_of(when))),
        pins=_partners(session, plan, PlanMark.PINNED),
        bans=_partners(session, plan, PlanMark.BANNED)
        | partners_known(session)
        | apart_partners(session),
    )

    def solve(solvers: Solvers) -> Solved:
        people = solve_town(town, solvers=solvers, marks=marks, weights=weights)
        travel = TravelTable(town.districts, town.travel_minutes)
        partners = plan_partners(alone, travel=travel, solver=solvers.flow, weights=weights)
        figures = {
            **people.figures,
            "organisations": len(alone.organisations),
            "partners": len(partners) + len(alone.pins),
        }
        return Solved(lines=(*people.lines, *partners), figures=figures)

    return solve


def _closing(session: Session, plan: Plan, when: When) -> Solve:
    path = session.get_one(Area, plan.area_id).path
    site = session.get_one(Site, plan.site_id)
    town = closing_town(session, site, area_path=path, wishes=plan.wishes, when=when)
    marks, weights = _marks(session, plan), current_weights(session)
    name, before = plan.wishes.get("name") or "", dict(plan.figures)

    def solve(solvers: Solvers) -> Solved:
        return solve_closing(
            town, name, solvers=solvers, marks=marks, weights=weights, before=before
        )

    return solve


def _week(session: Session, plan: Plan, when: When) -> Solve:
    path = session.get_one(Area, plan.area_id).path
    first, last = (date.fromisoformat(plan.wishes[name]) for name in ("first", "last"))
    found = open_week(session, area_path=path, first=first, last=last, when=when)
    weights = current_weights(session)
    one, other = PlanLine.appointment_id, PlanLine.user_id
    marks = Marks(
        pins=_marked(session, plan, PlanMark.PINNED, one, other),
        bans=_marked(session, plan, PlanMark.BANNED, one, other),
    )

    def solve(solvers: Solvers) -> Solved:
        return solve_week(found, solvers=solvers, marks=marks, weights=weights)

    return solve


_PREPARE: dict[PlanKind, Callable[[Session, Plan, When], Solve]] = {
    PlanKind.CLOSING: _closing,
    PlanKind.INTERPRETERS: _week,
    PlanKind.TOWN: _town,
}


def _marks(session: Session, plan: Plan) -> Marks:
    """Return the marks about volunteers; a line of a new group stands for its role by topic."""
    return Marks(
        pins=_people(session, plan, PlanMark.PINNED), bans=_people(session, plan, PlanMark.BANNED)
    )


def _people(session: Session, plan: Plan, mark: PlanMark) -> frozenset[tuple[str, str]]:
    new = session.scalars(
        select(PlanLine).where(
            PlanLine.plan_id == plan.id,
            PlanLine.mark == mark,
            PlanLine.new_group != "",
            PlanLine.id.not_in(sent_lines()),
        )
    )
    known = _marked(session, plan, mark, PlanLine.user_id, PlanLine.help_role_id)
    return known | {(str(line.user_id), f"{NEW}:{line.reasons['topic']}") for line in new}


def _partners(session: Session, plan: Plan, mark: PlanMark) -> frozenset[tuple[str, str]]:
    return _marked(session, plan, mark, PlanLine.organisation_id, PlanLine.group_id)


def _marked(
    session: Session, plan: Plan, mark: PlanMark, one: Any, other: Any
) -> frozenset[tuple[str, str]]:
    rows = session.execute(
        select(one, other).where(
            PlanLine.plan_id == plan.id,
            PlanLine.mark == mark,
            PlanLine.id.not_in(sent_lines()),
            one.is_not(None),
            other.is_not(None),
        )
    )
    return frozenset((str(first), str(second)) for first, second in rows)
