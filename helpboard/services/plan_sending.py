"""Sending a plan: each chosen line becomes a proposal, and the sides are asked."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.plan import PlanMark, PlanState
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.domain.proposal import (
    AlreadyProposedError,
    Look,
    Pairing,
    Party,
    ProposalKind,
    SideAnswer,
    TooManyOpenError,
    Wording,
)
from helpboard.models import Appointment, Plan, PlanLine
from helpboard.queries.actors import areas_above
from helpboard.queries.looks import look_at
from helpboard.queries.plans import sent_lines
from helpboard.services import appointment_asking, proposals
from helpboard.services.plan_founding import found_new_group
from helpboard.services.proposal_answers import Reply, answer_by_phone

MOST_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Sent:
    """How many lines were sent; of those left somebody may not be asked now."""

    sent: int
    left: int


def send_lines(
    session: Session,
    *,
    actor: Actor,
    plan: Plan,
    line_ids: Collection[int],
    now: datetime,
    zone: tzinfo,
) -> Sent:
    """Ask the sides of lines, the best first; what was sent or is banned is passed over.

    A group that the plan founds begins with the first of its lines.
    """
    policy.require(actor, Action.MAKE_PLAN, Thing(areas=areas_above(session, plan.area_id)))
    if plan.state not in (PlanState.READY, PlanState.SENT):
        raise IllegalMoveError(plan.state, PlanState.SENT)
    if any(_is_new(session, one) for one in line_ids):
        found_new_group(session, actor=actor, plan=plan, now=now, zone=zone)
    chosen = session.scalars(
        select(PlanLine)
        .where(
            PlanLine.plan_id == plan.id,
            PlanLine.id.in_(line_ids),
            PlanLine.id.not_in(sent_lines()),
            PlanLine.mark != PlanMark.BANNED,
        )
        .order_by(PlanLine.points.desc(), PlanLine.id)
    ).all()
    sent = sum(_send(session, actor, line, now=now, zone=zone) for line in chosen)
    if sent:
        plan.state, plan.updated_at = PlanState.SENT, now
        session.flush()
    return Sent(sent=sent, left=len(chosen) - sent)


def _is_new(session: Session, line_id: int) -> bool:
    line = session.get(PlanLine, line_id)
    return line is not None and line.new_group != "" and line.group_id is None


def _send(session: Session, actor: Actor, line: PlanLine, *, now: datetime, zone: tzinfo) -> bool:
    """Ask the sides of one line; False when one was asked already or has too many questions.

    Days may lie between solving and sending, so all rules are asked again: whoever pauses by now,
    or has taken back their consent, is asked nothing, nor is a group that rests or is full.
    """
    if line.appointment_id is not None:
        return _ask_for_appointment(session, actor, line, now=now, zone=zone)
    if not _is_possible(session, line, now):
        return False
    try:
        proposal = proposals.send(
            session,
            pairing=_pairing(line),
            wording=Wording(),
            look=Look(points=line.points, reasons=line.reasons),
            proposed_by=actor.user_id,
            plan_line_id=line.id,
            now=now,
        )
    except (AlreadyProposedError, TooManyOpenError):
        return False
    if line.said_by_phone is SideAnswer.YES:
        answer_by_phone(
            session,
            actor=actor,
            proposal_id=proposal.id,
            party=Party.VOLUNTEER,
            reply=Reply(says_yes=True),
            now=now,
        )
    return True


def _is_possible(session: Session, line: PlanLine, now: datetime) -> bool:
    """Tell whether no rule forbids a line today, and nothing in it is unknown or gone."""
    try:
        return not look_at(session, _pairing(line), now=now).forbidden
    except NotFoundError:
        return False


def _ask_for_appointment(
    session: Session, actor: Actor, line: PlanLine, *, now: datetime, zone: tzinfo
) -> bool:
    """Ask one interpreter; False when the appointment is taken or they may not be asked now."""
    appointment = session.get_one(Appointment, line.appointment_id)
    by = actor.user_id or 0
    return appointment_asking.ask_one(
        session, appointment, line.user_id or 0, line=line, proposed_by=by, now=now, zone=zone
    )


def _pairing(line: PlanLine) -> Pairing:
    if line.organisation_id is not None:
        return Pairing(
            kind=ProposalKind.PARTNERSHIP,
            organisation_id=line.organisation_id,
            group_id=line.group_id,
        )
    return Pairing(
        kind=ProposalKind.JOINING,
        user_id=line.user_id,
        group_id=line.group_id,
        help_role_id=line.help_role_id,
    )
