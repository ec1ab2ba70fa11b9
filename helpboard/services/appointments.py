"""Appointments: ordered by verified organisations, called off, given back, looked after."""

from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Final

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from helpboard.domain import policy
from helpboard.domain.appointment import (
    LEAST_AHEAD,
    LONGEST,
    MOST_ADDRESS,
    MOST_AHEAD,
    MOST_SUBJECT,
    SHORTEST,
    AppointmentKind,
    AppointmentState,
    Wanted,
    check_move,
    named_client,
)
from helpboard.domain.contact_data import contact_data
from helpboard.domain.errors import NotAllowedError, NotFoundError
from helpboard.domain.fields import Fields
from helpboard.domain.languages import SPOKEN_LANGUAGES
from helpboard.domain.letter import LetterKind
from helpboard.domain.policy import Action, Actor
from helpboard.domain.proposal import OPEN, ProposalKind, ProposalState
from helpboard.domain.topics import TOPICS
from helpboard.models import Appointment, Area, Organisation, Proposal
from helpboard.queries.actors import organisation_as_thing
from helpboard.queries.trust import is_verified
from helpboard.services import appointment_letters as told
from helpboard.services.appointment_asking import ask_next, locked, open_proposals

AT_ONCE: Final = 20


def order(
    session: Session,
    *,
    actor: Actor,
    organisation_id: int,
    wanted: Wanted,
    now: datetime,
    zone: tzinfo,
) -> Appointment:
    """Order somebody for a verified organisation, and ask the first three.

    Raises ``NotAllowedError``, or ``FieldsError`` with what is wrong at which field.
    """
    organisation = session.get(Organisation, organisation_id)
    if organisation is None:
        raise NotFoundError(organisation_id)
    thing = organisation_as_thing(session, organisation)
    policy.require(actor, Action.ORDER_APPOINTMENT, thing)
    if not is_verified(session, organisation_id):
        raise NotAllowedError(Action.ORDER_APPOINTMENT)
    appointment = Appointment(
        **{**asdict(wanted), **_checked(session, wanted, now)},
        state=AppointmentState.OPEN,
        organisation_id=organisation_id,
        ordered_by=actor.user_id,
        created_at=now,
        updated_at=now,
    )
    session.add(appointment)
    session.flush()
    ask_next(session, appointment, now=now, zone=zone)
    return appointment


def _checked(session: Session, wanted: Wanted, now: datetime) -> dict[str, str]:
    """Return the texts cleaned; ``FieldsError`` names every field that is wrong."""
    fields = Fields({"address": wanted.address, "subject": wanted.subject})
    clean = {
        "address": fields.line("address", most=MOST_ADDRESS),
        "subject": fields.line("subject", most=MOST_SUBJECT),
    }
    found = contact_data(clean["subject"])
    if found:
        shown = clean["subject"][found[0].start : found[0].end][:80]
        fields.refuse("subject", "contact_data", found=shown)
    elif name := named_client(clean["subject"]):
        fields.refuse("subject", "client_name", found=name[:80])
    _check_languages(fields, wanted)
    _check_times(fields, wanted, now)
    if wanted.topic not in TOPICS:
        fields.refuse("topic", "unknown_topic")
    if session.get(Area, wanted.area_id) is None:
        fields.refuse("area", "unknown_code")
    fields.done()
    return clean


def _check_languages(fields: Fields, wanted: Wanted) -> None:
    pair = {"from_language": wanted.from_language, "to_language": wanted.to_language}
    is_needed = wanted.kind is AppointmentKind.INTERPRETER
    for name, code in pair.items():
        if not code and is_needed:
            fields.refuse(name, "required")
        elif code and code not in SPOKEN_LANGUAGES:
            fields.refuse(name, "unknown_language")
    if wanted.from_language and wanted.from_language == wanted.to_language:
        fields.refuse("to_language", "same_language")


def _check_times(fields: Fields, wanted: Wanted, now: datetime) -> None:
    length = wanted.ends_at - wanted.starts_at
    if wanted.starts_at < now + LEAST_AHEAD:
        fields.refuse("day", "too_soon", hours=int(LEAST_AHEAD.total_seconds()) // 3600)
    elif wanted.starts_at > now + MOST_AHEAD:
        fields.refuse("day", "too_far_ahead", days=MOST_AHEAD.days)
    if length < SHORTEST:
        fields.refuse("until", "times_reversed")
    elif length > LONGEST:
        fields.refuse("until", "too_long_a_time", hours=int(LONGEST.total_seconds()) // 3600)


def cancel(session: Session, *, actor: Actor, appointment_id: int, now: datetime) -> Appointment:
    """Call an appointment off; whoever comes, and whoever was asked, is told."""
    appointment = _own(session, actor, appointment_id)
    check_move(appointment.state, AppointmentState.CANCELLED)
    appointment.state, appointment.updated_at = AppointmentState.CANCELLED, now
    appointment.sequence += 1
    session.flush()
    for proposal in _going_on(session, appointment):
        proposal.state, proposal.updated_at = ProposalState.ENDED, now
        told.tell_person(session, appointment, LetterKind.APPOINTMENT_CANCELLED, proposal, now)
    session.flush()
    return appointment


def look_again(
    session: Session, *, actor: Actor, appointment_id: int, now: datetime, zone: tzinfo
) -> int:
    """Ask once more for an appointment for which nobody was left; returns how many are asked."""
    appointment = _own(session, actor, appointment_id)
    check_move(appointment.state, AppointmentState.OPEN)
    appointment.state, appointment.updated_at = AppointmentState.OPEN, now
    appointment.sequence += 1
    session.flush()
    return ask_next(session, appointment, now=now, zone=zone)


def give_back(
    session: Session, *, user_id: int, appointment_id: int, now: datetime, zone: tzinfo
) -> Appointment:
    """Let whoever wanted to come drop out; the organisation hears of it, and the next is asked."""
    appointment = locked(session, appointment_id)
    if appointment.user_id != user_id:
        raise NotFoundError(appointment_id)
    _reopen(session, appointment, now=now)
    ask_next(session, appointment, now=now, zone=zone)
    return appointment


def _reopen(session: Session, appointment: Appointment, *, now: datetime) -> None:
    check_move(appointment.state, AppointmentState.OPEN)
    appointment.state, appointment.user_id = AppointmentState.OPEN, None
    appointment.sequence, appointment.updated_at = appointment.sequence + 1, now
    for proposal in _going_on(session, appointment):
        if proposal.state is ProposalState.CONFIRMED:
            proposal.state, proposal.updated_at = ProposalState.NEEDS_REMATCH, now
    session.flush()
    told.tell_organisation(session, appointment, LetterKind.APPOINTMENT_REMATCH, now)


def look_after(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Do what time brings: answers run out, appointments pass, people leave; returns how many."""
    return (
        _lapse(session, now=now, zone=zone)
        + _pass(session, now=now)
        + _replace_the_gone(session, now=now, zone=zone)
    )


def _lapse(session: Session, *, now: datetime, zone: tzinfo) -> int:
    due = session.scalars(
        select(Proposal)
        .where(
            Proposal.kind == ProposalKind.APPOINTMENT,
            Proposal.state.in_(OPEN),
            Proposal.lapses_at <= now,
        )
        .order_by(Proposal.id)
        .limit(AT_ONCE)
    ).all()
    for proposal in due:
        appointment = locked(session, proposal.appointment_id)
        proposal.state, proposal.updated_at = ProposalState.LAPSED, now
        session.flush()
        ask_next(session, appointment, now=now, zone=zone)
    return len(due)


def _pass(session: Session, *, now: datetime) -> int:
    """End what is over: done when somebody came, unfilled when nobody was found in time."""
    over = or_(
        (Appointment.state == AppointmentState.PLACED) & (Appointment.ends_at <= now),
        (Appointment.state == AppointmentState.OPEN) & (Appointment.starts_at <= now),
    )
    due = session.scalars(
        select(Appointment)
        .where(over)
        .order_by(Appointment.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for appointment in due:
        was_placed = appointment.state is AppointmentState.PLACED
        appointment.state = AppointmentState.DONE if was_placed else AppointmentState.UNFILLED
        appointment.updated_at = now
        end = ProposalState.DONE if was_placed else ProposalState.LAPSED
        for proposal in _going_on(session, appointment):
            proposal.state, proposal.updated_at = end, now
        session.flush()
        if not was_placed:
            told.tell_organisation(session, appointment, LetterKind.APPOINTMENT_UNFILLED, now)
    return len(due)


def _replace_the_gone(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Look anew for appointments whose interpreter has left the board."""
    gone = session.scalars(
        select(Appointment)
        .where(
            Appointment.state == AppointmentState.PLACED,
            Appointment.user_id.is_(None),
            Appointment.starts_at > now,
        )
        .order_by(Appointment.id)
        .limit(AT_ONCE)
        .with_for_update(skip_locked=True)
    ).all()
    for appointment in gone:
        _reopen(session, appointment, now=now)
        ask_next(session, appointment, now=now, zone=zone)
    return len(gone)


def _own(session: Session, actor: Actor, appointment_id: int) -> Appointment:
    """Return an appointment of an organisation that ``actor`` speaks for, locked."""
    appointment = locked(session, appointment_id)
    organisation = session.get_one(Organisation, appointment.organisation_id)
    if not policy.may(
        actor, Action.ORDER_APPOINTMENT, organisation_as_thing(session, organisation)
    ):
        raise NotFoundError(appointment_id)
    return appointment


def _going_on(session: Session, appointment: Appointment) -> list[Proposal]:
    """Return the proposals of an appointment that are open or were agreed on."""
    confirmed = session.scalars(
        select(Proposal).where(
            Proposal.appointment_id == appointment.id,
            Proposal.state == ProposalState.CONFIRMED,
        )
    )
    return [*open_proposals(session, appointment), *confirmed]
