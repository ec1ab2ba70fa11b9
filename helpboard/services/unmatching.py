"""Taking somebody out of the matching: at once, and without a trace where they leave for good.

What becomes of proposals, and who hears of it, is said in ``rematching`` alone.
"""

from datetime import datetime

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.orm import Session

from helpboard.domain.appointment import AppointmentState
from helpboard.domain.group import GroupRole
from helpboard.domain.group_change import GroupChangeKind, GroupChangeState
from helpboard.domain.plan import PlanState
from helpboard.models import (
    Appointment,
    Entry,
    GroupChange,
    GroupMember,
    GroupMessage,
    MeetingChange,
    OrganisationMember,
    Partnership,
    Plan,
    PlanLine,
)
from helpboard.services import rematching

APPOINTMENT_LEFT = "appointment:left"
"""The entry by which the desk sees that an appointment has lost whoever was coming."""

_NOT_SENT = (PlanState.WAITING, PlanState.SOLVING, PlanState.READY)


def end_matching_of(session: Session, user_id: int, *, now: datetime) -> None:
    """End proposals to a person that wait for an answer, and drop them from plans not yet sent."""
    rematching.end_open_of(session, user_id, now=now)
    unsent = select(Plan.id).where(Plan.state.in_(_NOT_SENT))
    session.execute(
        delete(PlanLine)
        .where(PlanLine.user_id == user_id, PlanLine.plan_id.in_(unsent))
        .execution_options(synchronize_session=False)
    )
    session.expire_all()


def leave_for_good(session: Session, user_id: int, *, now: datetime) -> None:
    """Take back a person's words and open what they were to do; rows that are theirs go with them.

    What they wrote to helpers and beside proposals goes. Appointments to come look for somebody
    else and an entry tells the desk; a handover to them is given up.
    """
    rematching.forget_person(session, user_id, now=now)
    end_matching_of(session, user_id, now=now)
    _take_back_words(session, user_id)
    session.execute(delete(GroupMessage).where(GroupMessage.author_id == user_id))
    session.execute(
        update(GroupChange)
        .where(
            GroupChange.new_lead_id == user_id,
            GroupChange.kind == GroupChangeKind.HANDOVER,
            GroupChange.state == GroupChangeState.OPEN,
        )
        .values(state=GroupChangeState.WITHDRAWN, ended_at=now)
    )
    _reopen_appointments(session, user_id, now=now)


def _take_back_words(session: Session, user_id: int) -> None:
    """Take back whom to ask for in partnerships, and what was said of changed meetings.

    Of older contacts nobody knows who wrote them: those of the person's own sides go.
    """
    houses = select(OrganisationMember.organisation_id).where(OrganisationMember.user_id == user_id)
    groups = select(GroupMember.group_id).where(
        GroupMember.user_id == user_id, GroupMember.role == GroupRole.LEAD
    )
    is_of_theirs = and_(
        Partnership.contact_by.is_(None),
        or_(Partnership.organisation_id.in_(houses), Partnership.group_id.in_(groups)),
    )
    session.execute(
        update(Partnership)
        .where(or_(Partnership.contact_by == user_id, is_of_theirs))
        .values(contact="", contact_by=None)
        .execution_options(synchronize_session=False)
    )
    session.execute(
        update(MeetingChange).where(MeetingChange.changed_by == user_id).values(note="")
    )


def _reopen_appointments(session: Session, user_id: int, *, now: datetime) -> None:
    reopened = session.scalars(
        update(Appointment)
        .where(
            Appointment.user_id == user_id,
            Appointment.state == AppointmentState.PLACED,
            Appointment.starts_at > now,
        )
        .values(
            state=AppointmentState.OPEN,
            user_id=None,
            sequence=Appointment.sequence + 1,
            version=Appointment.version + 1,
            updated_at=now,
        )
        .returning(Appointment.id)
        .execution_options(synchronize_session=False)
    ).all()
    session.add_all(
        Entry(
            at=now,
            actor_id=None,
            action=APPOINTMENT_LEFT,
            about="appointment",
            about_id=one,
            codes={},
        )
        for one in sorted(reopened)
    )
    session.flush()
