"""Asking for appointments: three at once, the best first; the first yes gets it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from helpboard.domain.appointment import (
    MOST_ASKED,
    AppointmentState,
    BusyError,
    TakenError,
    answer_until,
    check_move,
)
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.domain.proposal import (
    OPEN,
    DeclineReason,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
)
from helpboard.models import (
    Appointment,
    PlanLine,
    Proposal,
    ProposalSide,
    User,
    Volunteer,
)
from helpboard.queries.appointment_candidates import Candidate, candidates, is_busy
from helpboard.queries.trust import is_verified
from helpboard.services import appointment_letters as told
from helpboard.services.desk_notes import tell_desk
from helpboard.services.plan_lines import HUNDREDTHS, reason_rows

UNFILLED = "appointment-unfilled"
"""Why the desk is told of an appointment."""


def locked(session: Session, appointment_id: int | None) -> Appointment:
    """Return an appointment that nobody else changes before the commit."""
    found = session.get(
        Appointment, appointment_id or 0, with_for_update=True, populate_existing=True
    )
    if found is None:
        raise NotFoundError(appointment_id)
    return found


def ask_next(session: Session, appointment: Appointment, *, now: datetime, zone: tzinfo) -> int:
    """Ask so many people that three are asked at once; returns how many are asked now.

    When nobody is left the organisation and the desk are told. For an organisation that is
    verified no longer nobody is asked.
    """
    if appointment.state is not AppointmentState.OPEN or appointment.starts_at <= now:
        return 0
    if not is_verified(session, appointment.organisation_id):
        return 0
    asked = session.scalar(
        select(func.count()).where(
            Proposal.appointment_id == appointment.id, Proposal.state.in_(OPEN)
        )
    )
    room = MOST_ASKED - (asked or 0)
    found = candidates(session, appointment, now=now, zone=zone)[:room] if room > 0 else []
    for one in found:
        proposal = propose(session, appointment, _question(one), now=now)
        told.ask(session, appointment, proposal, now=now)
    if not found and not asked:
        _nobody_left(session, appointment, now)
    return (asked or 0) + len(found)


def ask_one(
    session: Session,
    appointment: Appointment,
    user_id: int,
    *,
    line: PlanLine,
    proposed_by: int,
    now: datetime,
    zone: tzinfo,
) -> bool:
    """Ask somebody whom a plan has chosen; False when it is taken, or they may not be asked.

    Who may be asked is the same as without a plan, today and not when it was solved.
    """
    appointment = locked(session, appointment.id)
    if not _is_looked_for(session, appointment, now=now):
        return False
    able = candidates(session, appointment, now=now, zone=zone)
    if user_id not in {one.user_id for one in able}:
        return False
    if appointment.state is AppointmentState.UNFILLED:
        appointment.state, appointment.updated_at = AppointmentState.OPEN, now
    question = Question(user_id=user_id, points=line.points, reasons=line.reasons)
    proposal = propose(session, appointment, question, now=now)
    proposal.plan_line_id, proposal.proposed_by = line.id, proposed_by
    session.flush()
    told.ask(session, appointment, proposal, now=now)
    return True


def _is_looked_for(session: Session, appointment: Appointment, *, now: datetime) -> bool:
    is_open = appointment.state in (AppointmentState.OPEN, AppointmentState.UNFILLED)
    is_ahead = appointment.starts_at > now
    return is_open and is_ahead and is_verified(session, appointment.organisation_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Whom to ask, with points in hundredths and reasons as they are stored."""

    user_id: int
    points: int
    reasons: Mapping[str, Any]


def propose(
    session: Session, appointment: Appointment, question: Question, *, now: datetime
) -> Proposal:
    """Store that somebody is asked."""
    proposal = Proposal(
        kind=ProposalKind.APPOINTMENT,
        state=ProposalState.PROPOSED,
        organisation_id=appointment.organisation_id,
        appointment_id=appointment.id,
        user_id=question.user_id,
        points=question.points,
        reasons=dict(question.reasons),
        lapses_at=answer_until(starts_at=appointment.starts_at, now=now),
        created_at=now,
        updated_at=now,
    )
    session.add(proposal)
    session.flush()
    session.add(
        ProposalSide(
            proposal_id=proposal.id,
            party=Party.VOLUNTEER,
            user_id=question.user_id,
            answer=SideAnswer.ASKED,
        )
    )
    session.flush()
    return proposal


def _question(one: Candidate) -> Question:
    return Question(
        user_id=one.user_id,
        points=one.fit.quarters * HUNDREDTHS,
        reasons={"reasons": reason_rows(one.fit.reasons)},
    )


def say_yes(session: Session, *, user_id: int, proposal_id: int, now: datetime) -> Appointment:
    """Take an appointment; the others who were asked hear that it is taken.

    Raises ``NotFoundError`` for a question to somebody else, ``TakenError`` when it is over,
    ``NotAllowedError`` for a blocked account, ``BusyError`` when they have taken another one at
    that time since they were asked.
    """
    proposal, appointment = _asked(session, user_id, proposal_id, now)
    if is_busy(session, appointment, user_id):
        raise BusyError(proposal_id)
    _answered(session, proposal, SideAnswer.YES, now)
    _move(proposal, ProposalState.CONFIRMED, now)
    check_move(appointment.state, AppointmentState.PLACED)
    appointment.state, appointment.user_id = AppointmentState.PLACED, user_id
    appointment.sequence, appointment.updated_at = appointment.sequence + 1, now
    session.flush()
    for other in open_proposals(session, appointment):
        _move(other, ProposalState.ENDED, now)
        told.tell_person(session, appointment, LetterKind.APPOINTMENT_TAKEN, other, now)
    told.tell_person(session, appointment, LetterKind.APPOINTMENT_CONFIRMED, proposal, now)
    told.tell_organisation(
        session, appointment, LetterKind.APPOINTMENT_PLACED, now, proposal=proposal
    )
    session.flush()
    return appointment


def say_no(
    session: Session,
    *,
    user_id: int,
    proposal_id: int,
    reason: DeclineReason = DeclineReason.OTHER,
    now: datetime,
    zone: tzinfo,
) -> Appointment:
    """Leave an appointment to others: the next one is asked. Raises as :func:`say_yes`."""
    proposal, appointment = _asked(session, user_id, proposal_id, now)
    side = _answered(session, proposal, SideAnswer.NO, now)
    side.reason = reason
    _move(proposal, ProposalState.DECLINED, now)
    session.flush()
    ask_next(session, appointment, now=now, zone=zone)
    return appointment


def open_proposals(session: Session, appointment: Appointment) -> list[Proposal]:
    """Return the questions about an appointment that wait for an answer."""
    statement = (
        select(Proposal)
        .where(Proposal.appointment_id == appointment.id, Proposal.state.in_(OPEN))
        .order_by(Proposal.id)
        .execution_options(populate_existing=True)
    )
    return list(session.scalars(statement))


def _asked(
    session: Session, user_id: int, proposal_id: int, now: datetime
) -> tuple[Proposal, Appointment]:
    found = session.get(Proposal, proposal_id)
    if found is None or found.user_id != user_id or found.kind is not ProposalKind.APPOINTMENT:
        raise NotFoundError(proposal_id)
    # Two answers of one person wait for each other, so that they do not pass each other by.
    user = session.get_one(
        User, user_id, with_for_update={"key_share": True}, populate_existing=True
    )
    if not user.is_active:
        raise NotAllowedError(found.kind)
    appointment = locked(session, found.appointment_id)
    session.refresh(found)
    is_over = found.state not in OPEN or found.lapses_at <= now
    is_over = is_over or not is_verified(session, appointment.organisation_id)
    if is_over or appointment.state is not AppointmentState.OPEN:
        raise TakenError(proposal_id)
    return found, appointment


def _answered(
    session: Session, proposal: Proposal, answer: SideAnswer, now: datetime
) -> ProposalSide:
    """Note an answer; name and phone are shown as far as the person's profile says (rule 11)."""
    side = session.scalars(
        select(ProposalSide).where(ProposalSide.proposal_id == proposal.id)
    ).one()
    profile = session.get(Volunteer, proposal.user_id)
    side.answer, side.answered_by, side.answered_at = answer, proposal.user_id, now
    if answer is SideAnswer.YES and profile is not None:
        side.shows_name, side.shows_phone = profile.shows_name, profile.shows_phone
    return side


def _move(proposal: Proposal, new: ProposalState, now: datetime) -> None:
    proposal.state, proposal.updated_at = new, now


def _nobody_left(session: Session, appointment: Appointment, now: datetime) -> None:
    check_move(appointment.state, AppointmentState.UNFILLED)
    appointment.state, appointment.updated_at = AppointmentState.UNFILLED, now
    tell_desk(session, about="appointment", about_id=appointment.id, reason=UNFILLED, now=now)
    session.flush()
    told.tell_organisation(session, appointment, LetterKind.APPOINTMENT_UNFILLED, now)
