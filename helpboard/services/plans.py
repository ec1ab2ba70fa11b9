"""Plans of the desk: made, looked through, changed line by line, solved anew, closed.

What comes out of solving is made by ``services/plan_making.py``; sending by
``services/plan_sending.py``.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.plan import LEASE, PlanKind, PlanMark, PlanState, check_move
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.models import Entry, Plan, PlanLine, Proposal
from helpboard.queries.actors import areas_above
from helpboard.queries.plans import failed_lines, sent_lines
from helpboard.services.plan_lines import Line, Solved

MARKABLE = frozenset({PlanState.READY, PlanState.SENT, PlanState.FAILED})
"""When lines may be pinned or banned: not while somebody solves, nor once it is closed."""


def make(
    session: Session,
    *,
    actor: Actor,
    kind: PlanKind,
    area_id: int,
    site_id: int | None = None,
    wishes: Mapping[str, Any],
    now: datetime,
) -> Plan:
    """Ask for a plan; the worker solves it. NotAllowedError unless ``actor`` coordinates there."""
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, area_id)))
    plan = Plan(
        kind=kind,
        state=PlanState.WAITING,
        area_id=area_id,
        site_id=site_id,
        made_by=actor.user_id,
        wishes=dict(wishes),
        figures={},
        created_at=now,
        updated_at=now,
    )
    session.add(plan)
    session.flush()
    _enter(session, actor, plan, "make", now)
    return plan


def plan_of(session: Session, actor: Actor, plan_id: int, *, is_changing: bool = False) -> Plan:
    """Return a plan that ``actor`` may change; NotFoundError for one that is not theirs to know.

    Whoever is about to change it keeps others from doing so until the commit.
    """
    plan = session.get(Plan, plan_id, with_for_update=is_changing)
    if plan is None or not policy.may(
        actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id))
    ):
        raise NotFoundError(plan_id)
    return plan


def mark(session: Session, *, actor: Actor, plan: Plan, line_id: int, mark: PlanMark) -> None:
    """Say of one line that it is always so, never so, or free again; what was sent stays so."""
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    line = line_of(session, plan, line_id)
    if plan.state not in MARKABLE or is_sent(session, line):
        raise IllegalMoveError(plan.state, mark)
    line.mark = mark
    session.flush()


def line_of(session: Session, plan: Plan, line_id: int) -> PlanLine:
    """Return a line of a plan; NotFoundError for a line of another one."""
    line = session.get(PlanLine, line_id)
    if line is None or line.plan_id != plan.id:
        raise NotFoundError(line_id)
    return line


def is_sent(session: Session, line: PlanLine) -> bool:
    """Tell whether a proposal was made of a line."""
    made = select(Proposal.id).where(Proposal.plan_line_id == line.id).limit(1)
    return session.scalar(made) is not None


def solve_again(session: Session, *, actor: Actor, plan: Plan, now: datetime) -> None:
    """Let the worker solve a plan once more, with its marks."""
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    _move(plan, PlanState.WAITING, now)
    plan.progress = 0
    session.flush()


def close(session: Session, *, actor: Actor, plan: Plan, now: datetime) -> None:
    """Put a plan away. What was sent from it goes on."""
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    _move(plan, PlanState.CLOSED, now)
    session.flush()
    _enter(session, actor, plan, "close", now)


def take_waiting(session: Session, *, now: datetime) -> int | None:
    """Lease the plan that waits longest, or whose worker has not come back; its id, or None."""
    abandoned = (Plan.state == PlanState.SOLVING) & (Plan.leased_until < now)
    found = session.scalars(
        select(Plan)
        .where(or_(Plan.state == PlanState.WAITING, abandoned))
        .order_by(Plan.updated_at, Plan.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if found is None:
        return None
    take(session, plan=found, now=now)
    return found.id


def take(session: Session, *, plan: Plan, now: datetime) -> None:
    """Lease one plan, so that nobody else solves it at the same time."""
    plan.state, plan.leased_until, plan.progress = PlanState.SOLVING, now + LEASE, 10
    session.flush()


def keep(session: Session, *, plan_id: int, solved: Solved, now: datetime) -> bool:
    """Put what was solved in place of the free lines; False when the plan was closed meanwhile.

    Pinned, banned and sent lines stay, so that what the coordinator said is not forgotten. Of whom
    a sent line has come to nothing, the new plan says anew.
    """
    plan = session.get_one(Plan, plan_id)
    if plan.state is PlanState.CLOSED:
        return False
    session.execute(
        delete(PlanLine).where(
            PlanLine.plan_id == plan_id,
            PlanLine.mark == PlanMark.FREE,
            PlanLine.id.not_in(sent_lines()),
        )
    )
    here = select(PlanLine.id).where(PlanLine.plan_id == plan_id)
    failed = set(session.scalars(here.where(PlanLine.id.in_(failed_lines()))))
    kept = {
        _key(line)
        for line in _lines(session, plan_id)
        if line.mark is not PlanMark.BANNED and line.id not in failed
    }
    session.add_all(_row(plan_id, line) for line in solved.lines if line.key not in kept)
    sent = select(PlanLine.id).where(PlanLine.plan_id == plan_id, PlanLine.id.in_(sent_lines()))
    has_sent = session.scalar(sent.limit(1)) is not None
    plan.state = PlanState.SENT if has_sent else PlanState.READY
    plan.figures, plan.progress, plan.solved_at = dict(solved.figures), 100, now
    plan.leased_until, plan.updated_at = None, now
    session.flush()
    return True


def fail(session: Session, *, plan_id: int, code: str, now: datetime) -> None:
    """Say that a plan could not be solved, and by which code."""
    plan = session.get_one(Plan, plan_id)
    if plan.state is not PlanState.CLOSED:
        plan.state, plan.leased_until, plan.updated_at = PlanState.FAILED, None, now
        plan.figures = {**plan.figures, "trouble": code}
        session.flush()


def _lines(session: Session, plan_id: int) -> Sequence[PlanLine]:
    statement = select(PlanLine).where(PlanLine.plan_id == plan_id).order_by(PlanLine.id)
    return session.scalars(statement).all()


def _key(line: PlanLine) -> tuple[Any, ...]:
    about_somebody = line.user_id if line.appointment_id is None else None
    return (about_somebody, line.organisation_id, line.appointment_id)


def _row(plan_id: int, line: Line) -> PlanLine:
    return PlanLine(
        plan_id=plan_id,
        user_id=line.user_id,
        organisation_id=line.organisation_id,
        group_id=line.group_id,
        help_role_id=line.help_role_id,
        appointment_id=line.appointment_id,
        new_group=line.new_group,
        points=line.points,
        reasons=dict(line.reasons),
    )


def _move(plan: Plan, new: PlanState, now: datetime) -> None:
    check_move(plan.state, new)
    plan.state, plan.updated_at = new, now


def _enter(session: Session, actor: Actor, plan: Plan, what: str, now: datetime) -> None:
    session.add(
        Entry(
            at=now,
            actor_id=actor.user_id,
            action=Action.MAKE_PLAN.value,
            about="plan",
            about_id=plan.id,
            codes={"what": what, "kind": plan.kind.value},
        )
    )
    session.flush()
