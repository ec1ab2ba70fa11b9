"""Who may be asked to interpret or to come along, the best first."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from helpboard.domain.appointment import (
    AROUND,
    INTERPRETING,
    AppointmentKind,
    AppointmentState,
)
from helpboard.domain.conversation import is_with_children
from helpboard.domain.matching.matcher import Matcher
from helpboard.domain.matching.reasons import Answer, Fit, Rule
from helpboard.domain.matching.town import Role, Town
from helpboard.domain.proposal import MOST_OF_A_PERSON, OPEN, ProposalState, SideAnswer
from helpboard.domain.topics import branch_of, is_sensitive
from helpboard.domain.when import DAY_MINUTES
from helpboard.models import (
    Appointment,
    PersonBlock,
    Proposal,
    ProposalSide,
    Release,
    User,
    Volunteer,
    VolunteerTopic,
)
from helpboard.queries.answerable import Owner
from helpboard.queries.match_people import volunteers
from helpboard.queries.match_places import districts, travel_minutes
from helpboard.queries.shut_talks import shut_to
from helpboard.queries.weights import current_weights

MOST_LOOKED_AT = 500
OPEN_QUESTIONS = frozenset({Rule.TIME, Rule.TRAVEL, Rule.STEP_FREE})
"""What may be unknown of somebody who is asked all the same: the answer settles it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Somebody who may be asked, and why."""

    user_id: int
    fit: Fit


def candidates(
    session: Session, appointment: Appointment, *, now: datetime, zone: tzinfo
) -> list[Candidate]:
    """Return who may be asked about an appointment, known times before unknown ones.

    Never asked: whoever was not released for interpreting or for a sensitive topic, is busy then,
    said no already, has too many open questions, or wants to hear no more of who orders.
    """
    talks = shut_to(session, Owner(organisation_id=appointment.organisation_id))
    apart = [one.user_id for one in talks if one.user_id is not None]
    condition = _may(appointment) & _is_free(appointment) & _can_be_asked(appointment)
    condition &= Volunteer.user_id.not_in(apart)
    today = now.astimezone(zone).date()
    people = volunteers(session, condition, today=today)[:MOST_LOOKED_AT]
    role = role_of(appointment, zone=zone)
    town = Town(
        districts=districts(session),
        volunteers=tuple(
            replace(one, max_travel=None) if appointment.is_online else one for one in people
        ),
        roles=(role,),
        travel_minutes=travel_minutes(session),
    )
    matcher = Matcher(town, current_weights(session))
    found = [matcher.fit(one.id, role.id) for one in people]
    able = [fit for fit in found if _is_able(fit)]
    able.sort(key=lambda fit: (fit.answer is Answer.UNKNOWN, -fit.quarters, int(fit.volunteer)))
    return [Candidate(user_id=int(fit.volunteer), fit=fit) for fit in able]


def role_of(appointment: Appointment, *, zone: tzinfo) -> Role:
    """Return an appointment as a role with one place: interpreters must speak both languages."""
    is_interpreter = appointment.kind is AppointmentKind.INTERPRETER
    starts = appointment.starts_at.astimezone(zone)
    start = starts.hour * 60 + starts.minute
    minutes = int((appointment.ends_at - appointment.starts_at).total_seconds()) // 60
    end = min(DAY_MINUTES, start + minutes)
    spoken = tuple(
        dict.fromkeys(code for code in (appointment.from_language, appointment.to_language) if code)
    )
    return Role(
        id=str(appointment.id),
        group=f"appointment-{appointment.id}",
        district=str(appointment.area_id),
        topic=INTERPRETING if is_interpreter else appointment.topic,
        must_speak=spoken if is_interpreter else (),
        helpful=spoken,
        slots=((starts.weekday(), start, end),),
        min_minutes=end - start,
        clearance_needed=is_with_children(appointment.topic, for_minors=None),
        is_step_free=None,
    )


def _is_able(fit: Fit) -> bool:
    return not fit.failed and all(row.rule in OPEN_QUESTIONS for row in fit.open_questions)


def _may(appointment: Appointment) -> ColumnElement[bool]:
    """Return the condition that somebody is known to the coordinator as far as this asks for."""
    topic = appointment.topic
    if appointment.kind is AppointmentKind.INTERPRETER:
        return Volunteer.user_id.in_(_released(INTERPRETING))
    wants = Volunteer.user_id.in_(
        select(VolunteerTopic.user_id).where(VolunteerTopic.topic.in_((topic, branch_of(topic))))
    )
    if is_sensitive(topic):
        return wants & Volunteer.user_id.in_(_released(topic))
    return wants


def _released(topic: str) -> Select[int]:
    return select(Release.user_id).where(Release.topic.in_((topic, branch_of(topic))))


def _is_free(appointment: Appointment) -> ColumnElement[bool]:
    """Return the condition that nothing else is taken at that time, nor on the way to it."""
    return Volunteer.user_id.not_in(_busy(appointment))


def is_busy(session: Session, appointment: Appointment, user_id: int) -> bool:
    """Tell whether somebody has taken another appointment at that time, or on the way to it."""
    busy = _busy(appointment).where(Appointment.user_id == user_id).limit(1)
    return session.scalar(busy) is not None


def _busy(appointment: Appointment) -> Select[int | None]:
    return select(Appointment.user_id).where(
        Appointment.user_id.is_not(None),
        Appointment.state == AppointmentState.PLACED,
        Appointment.id != appointment.id,
        Appointment.starts_at < appointment.ends_at + AROUND,
        Appointment.ends_at > appointment.starts_at - AROUND,
    )


def _can_be_asked(appointment: Appointment) -> ColumnElement[bool]:
    asked = select(Proposal.user_id).where(
        Proposal.appointment_id == appointment.id,
        Proposal.user_id.is_not(None),
        Proposal.state != ProposalState.ENDED,
    )
    questions = (
        select(func.count())
        .select_from(ProposalSide)
        .join(Proposal, Proposal.id == ProposalSide.proposal_id)
        .where(
            ProposalSide.user_id == Volunteer.user_id,
            ProposalSide.answer == SideAnswer.ASKED,
            Proposal.state.in_(OPEN),
        )
        .scalar_subquery()
    )
    reachable = select(User.id).where(User.email.is_not(None))
    ordered_by = appointment.ordered_by or 0
    blocked = select(PersonBlock.user_id).where(PersonBlock.by_user_id == ordered_by)
    blocks = select(PersonBlock.by_user_id).where(PersonBlock.user_id == ordered_by)
    return (
        Volunteer.user_id.not_in(asked)
        & Volunteer.user_id.not_in(blocked)
        & Volunteer.user_id.not_in(blocks)
        & Volunteer.user_id.in_(reachable)
        & (Volunteer.user_id != ordered_by)
        & (questions < MOST_OF_A_PERSON)
    )
