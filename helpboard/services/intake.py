"""Spreadsheets at the desk: brought, looked through, taken whole or not at all.

The worker carries this out: it reads the files and holds the leases.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.intake import (
    BUSY,
    LEASE,
    LONGEST_SHOWN,
    MOST_WAITING,
    PROBLEMS_SHOWN,
    ROWS_SHOWN,
    IntakeState,
    ShownDiffersError,
    TooManyWaitingError,
    check_move,
)
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.tables.cell import Problem
from helpboard.domain.tables.sheet import Sheet
from helpboard.models import Entry, Intake, User
from helpboard.queries.actors import actor_of, areas_above
from helpboard.services.exchange.carry_out import carry_out
from helpboard.services.exchange.plan import Around, Plan, Step, Verdict


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that was brought: what is in it, what it was called, and where it was put."""

    kind: str
    file_name: str
    stored: str


def bring(
    session: Session, *, actor: Actor, area_id: int, brought: Brought, now: datetime
) -> Intake:
    """Let the worker look through a file; nothing on the board changes yet.

    Raises NotAllowedError unless ``actor`` coordinates the area, and TooManyWaitingError.
    """
    policy.require(actor, Action.IMPORT_TABLE, Thing(areas=areas_above(session, area_id)))
    own = (Intake.made_by == actor.user_id, Intake.state.in_(BUSY))
    if (session.scalar(select(func.count()).where(*own)) or 0) >= MOST_WAITING:
        raise TooManyWaitingError(actor.user_id)
    intake = Intake(
        area_id=area_id,
        kind=brought.kind,
        file_name=brought.file_name[:200],
        stored=brought.stored,
        state=IntakeState.WAITING,
        made_by=actor.user_id,
        created_at=now,
    )
    session.add(intake)
    session.flush()
    return intake


def intake_of(
    session: Session, actor: Actor, intake_id: int, *, is_changing: bool = False
) -> Intake:
    """Return a spreadsheet that ``actor`` has brought; NotFoundError for anybody else's.

    Whoever is about to change it keeps others from doing so until the commit.
    """
    intake = session.get(Intake, intake_id, with_for_update=is_changing)
    if intake is None or intake.made_by != actor.user_id or not _may_take(session, actor, intake):
        raise NotFoundError(intake_id)
    return intake


def take(session: Session, *, actor: Actor, intake_id: int, digest: str) -> None:
    """Let the worker take what was shown under ``digest``.

    Raises ShownDiffersError when something else is shown by now, IllegalMoveError when there is
    nothing to take, NotFoundError for somebody else's.
    """
    intake = intake_of(session, actor, intake_id, is_changing=True)
    check_move(intake.state, IntakeState.TAKING)
    if (intake.outcome or {}).get("digest") != digest:
        raise ShownDiffersError(intake_id)
    intake.state, intake.leased_until = IntakeState.TAKING, None
    session.flush()


def drop(session: Session, *, actor: Actor, intake_id: int) -> str:
    """Forget a spreadsheet, whatever became of it; return the name of its file.

    Raises IllegalMoveError while the worker has it in hand, NotFoundError for somebody else's.
    """
    intake = intake_of(session, actor, intake_id, is_changing=True)
    if intake.state in {IntakeState.READING, IntakeState.TAKING}:
        raise IllegalMoveError(intake.state, "dropped")
    session.delete(intake)
    session.flush()
    return intake.stored


def lease(session: Session, *, now: datetime) -> int | None:
    """Take up what waits longest, or what a worker left lying; its id, or None."""
    is_left = or_(Intake.leased_until.is_(None), Intake.leased_until < now)
    found = session.scalars(
        select(Intake)
        .where(
            or_(
                Intake.state == IntakeState.WAITING,
                and_(Intake.state.in_({IntakeState.READING, IntakeState.TAKING}), is_left),
            )
        )
        .order_by(Intake.created_at, Intake.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    ).one_or_none()
    if found is None:
        return None
    if found.state is IntakeState.WAITING:
        found.state = IntakeState.READING
    found.leased_until = now + LEASE
    session.flush()
    return found.id


def is_still_allowed(session: Session, intake: Intake) -> bool:
    """Tell whether whoever brought a file may still import there; rights end at once (R04)."""
    user = session.get(User, intake.made_by) if intake.made_by else None
    return user is not None and _may_take(session, actor_of(session, user), intake)


def show(
    session: Session, *, intake_id: int, plan: Plan, encoding: str, now: datetime,
    has_changed: bool = False,
) -> None:  # fmt: skip
    """Keep what a file would do, for its owner to look at.

    ``has_changed`` says that the board changed between looking and taking.
    """
    intake = session.get_one(Intake, intake_id)
    new = IntakeState.REFUSED if plan.problems else IntakeState.SHOWN
    check_move(intake.state, new)
    intake.state, intake.leased_until, intake.rows = new, None, len(plan.steps)
    intake.outcome = {
        **_counts(plan),
        "digest": plan.digest(),
        "letters": plan.letters(),
        "encoding": encoding,
        "has_changed": has_changed,
        "rows": [_row(step) for step in _to_show(plan)],
        "problems": [_wrong(problem) for problem in plan.problems[:PROBLEMS_SHOWN]],
        "problem_count": len(plan.problems),
    }
    intake.ended_at = now if new is IntakeState.REFUSED else None
    session.flush()


def refuse(
    session: Session, *, intake_id: int, code: str, params: Mapping[str, Any], now: datetime
) -> None:
    """Say why a file as a whole cannot be taken."""
    intake = session.get_one(Intake, intake_id)
    check_move(intake.state, IntakeState.REFUSED)
    intake.state, intake.leased_until, intake.ended_at = IntakeState.REFUSED, None, now
    intake.outcome = {"trouble": code, "params": dict(params)}
    session.flush()


def carry_through(
    session: Session, *, intake_id: int, sheet: Sheet, around: Around, earlier: Plan
) -> None:
    """Take every row, or raise and take none: ImportDiffersError, ImportRefusedError.

    ``earlier`` is the plan that was made before the board was locked.
    The entry in the log says who took how many of what (rule 8).
    """
    intake = session.get_one(Intake, intake_id, with_for_update=True)
    check_move(intake.state, IntakeState.TAKEN)
    outcome = dict(intake.outcome or {})
    shown = str(outcome.get("digest"))
    plan = carry_out(session, sheet=sheet, around=around, shown=shown, earlier=earlier)
    intake.state, intake.leased_until, intake.ended_at = IntakeState.TAKEN, None, around.now
    session.add(
        Entry(
            at=around.now,
            actor_id=intake.made_by,
            action=Action.IMPORT_TABLE.value,
            about="intake",
            about_id=intake.id,
            codes={"kind": intake.kind, "area": intake.area_id, **_counts(plan)},
        )
    )
    session.flush()


def _may_take(session: Session, actor: Actor, intake: Intake) -> bool:
    thing = Thing(areas=areas_above(session, intake.area_id))
    return policy.may(actor, Action.IMPORT_TABLE, thing)


def _counts(plan: Plan) -> dict[str, int]:
    return {verdict.value: plan.count(verdict) for verdict in Verdict}


def _to_show(plan: Plan) -> list[Step]:
    """Return the first rows that do something."""
    return [step for step in plan.steps if step.verdict is not Verdict.UNCHANGED][:ROWS_SHOWN]


def _row(step: Step) -> dict[str, Any]:
    return {
        "row": step.row,
        "key": _short(step.key or str(step.values.get("topic", ""))),
        "verdict": step.verdict.value,
        "differences": [[one.column, _short(one.old), _short(one.new)] for one in step.differences],
        "telling": step.telling
        and {"since": step.telling.since.isoformat(), "people": step.telling.people},
    }


def _wrong(problem: Problem) -> dict[str, Any]:
    return {
        "row": problem.row,
        "column": problem.column,
        "value": _short(problem.value),
        "code": problem.code.value,
        "params": {
            name: _short(value) if isinstance(value, str) else value
            for name, value in problem.params.items()
        },
    }


def _short(text: str) -> str:
    """Cut what is shown, and make JSON that every database takes of whatever a file held."""
    clean = text.encode("utf-8", "replace").decode().replace("\0", "\ufffd")
    return clean if len(clean) <= LONGEST_SHOWN else f"{clean[:LONGEST_SHOWN]}…"
