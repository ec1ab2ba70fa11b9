"""Makes what the desk has planned: a plan for the town, who knows where a shelter is, certificates.

The plan is solved as the desk's own are, by the solver that is always there.
"""

from datetime import timedelta

from sqlalchemy import select

from helpboard.adapters.solver import closing_solver, roster_solver
from helpboard.cli.demo.accounts import People
from helpboard.cli.demo.build import ZONE, Build
from helpboard.cli.demo.content.roles import PLAN_NOTE
from helpboard.cli.demo.helping import Helping
from helpboard.domain.matching.solving import GreedySolver
from helpboard.domain.plan import PlanKind, PlanMark, PlanState
from helpboard.domain.proposal import SideAnswer
from helpboard.models import Clearance, Plan, PlanLine, Site, SiteGroup, SiteRelease
from helpboard.queries.match_places import When
from helpboard.services import plan_making, plans
from helpboard.services.plan_lines import Solvers

_SOLVERS = Solvers(
    flow=GreedySolver(), placing=closing_solver, roster=roster_solver, are_exact=False
)
_SOLVED_IN = {"seconds": 0.1, "again": 0.1}
"""Said of every such plan, so that the same seed makes the same town."""
_RELEASED = 5
"""So many helpers of each group that serves a site know where it is."""
_CALLED = 6
"""So many lines of the plan have been talked over by phone."""


def release_for_sites(build: Build, people: People, helping: Helping) -> None:
    """Let some helpers know where the shelters are, and note certificates of who needs one."""
    slugs = {rows[0].group_id: slug for slug, rows in helping.roles.items()}
    released: set[tuple[int, int]] = set()
    serving = select(SiteGroup.site_id, SiteGroup.group_id).order_by(
        SiteGroup.site_id, SiteGroup.group_id
    )
    for site_id, group_id in build.session.execute(serving).all():
        members = helping.members[slugs[group_id]][:_RELEASED]
        released |= {(site_id, member.user_id) for member in members}
    build.session.add_all(
        SiteRelease(
            site_id=site_id,
            user_id=user_id,
            released_by=people.coordinators[0].id,
            released_at=build.ago(days=45),
        )
        for site_id, user_id in sorted(released)
    )
    _see_certificates(build, people, helping)
    build.session.flush()


def _see_certificates(build: Build, people: People, helping: Helping) -> None:
    strict = {role.id for rows in helping.roles.values() for role in rows if role.needs_clearance}
    need = {
        member.user_id
        for rows in helping.members.values()
        for member in rows
        if member.help_role_id in strict
    }
    known = set(build.session.scalars(select(Clearance.user_id)))
    build.session.add_all(
        Clearance(
            user_id=user_id,
            seen_on=build.today - timedelta(days=50),
            issued_on=build.today - timedelta(days=70),
            is_ok=True,
            seen_by=people.coordinators[0].id,
        )
        for user_id in sorted(need - known)
    )


def build_plans(build: Build, people: People) -> None:
    """Add a plan for the whole town to look through, and an old one of a site, put away."""
    site = build.session.scalars(
        select(Site).where(Site.closes_on.is_not(None)).order_by(Site.id).limit(1)
    ).one()
    old = _plan(build, people, PlanKind.CLOSING, days=25)
    old.site_id, old.state, old.progress = site.id, PlanState.CLOSED, 100
    town = _plan(build, people, PlanKind.TOWN, days=1)
    build.session.add_all((old, town))
    build.session.flush()
    solve = plan_making.prepare(build.session, town.id, when=When(now=build.now, zone=ZONE))
    plans.keep(build.session, plan_id=town.id, solved=solve(_SOLVERS), now=build.now)
    town.figures = {**town.figures, **_SOLVED_IN}
    _look_through(build, town)


def _plan(build: Build, people: People, kind: PlanKind, *, days: float) -> Plan:
    return Plan(
        kind=kind,
        state=PlanState.SOLVING,
        area_id=build.areas["ludwigsburg"].id,
        made_by=people.coordinators[0].id,
        wishes={},
        figures={},
        **build.stamps(days=days),
    )


def _look_through(build: Build, plan: Plan) -> None:
    """Mark a few lines as a coordinator would, and note what people said on the phone."""
    lines = build.session.scalars(
        select(PlanLine)
        .where(PlanLine.plan_id == plan.id, PlanLine.user_id.is_not(None))
        .order_by(PlanLine.id)
        .limit(_CALLED)
    ).all()
    for number, line in enumerate(lines):
        says_yes = number % 3 != 2
        line.mark = PlanMark.PINNED if number == 0 else PlanMark.FREE
        line.said_by_phone = SideAnswer.YES if says_yes else SideAnswer.NO
        line.note = f"{PLAN_NOTE} ({build.canaries.mark('plan_line.note')})"
    build.session.flush()
