"""Appointments as pages and letters show them; addresses only for whoever comes or ordered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Actor
from helpboard.domain.proposal import OPEN, ProposalState
from helpboard.models import Appointment, Area, Organisation, Proposal, ProposalSide, User
from helpboard.queries.calendar_entries import entry_of_appointment

MOST = 200


@dataclass(frozen=True, slots=True)
class AppointmentRow:
    """One appointment for the reader, who was asked, comes, or speaks for the organisation.

    ``address`` and ``subject`` are empty for whoever may not know them; ``person`` and ``phone``
    are of whoever comes, as far as they agreed. ``asked`` counts questions that wait.
    """

    id: int
    kind: AppointmentKind
    state: AppointmentState
    topic: str
    from_language: str
    to_language: str
    starts_at: datetime
    ends_at: datetime
    area_name: str
    address: str
    subject: str
    is_online: bool
    is_confidential: bool
    organisation: str
    organisation_slug: str
    is_ordered: bool
    is_mine: bool
    proposal_id: int | None
    answer_until: datetime | None
    asked: int
    person: str
    phone: str


def appointments_of(session: Session, actor: Actor) -> list[AppointmentRow]:
    """Return what ``actor`` was asked for, comes to, or has ordered, the latest first."""
    statement = _rows(actor).where(_is_told(actor))
    ordered = statement.order_by(Appointment.starts_at.desc(), Appointment.id.desc()).limit(MOST)
    return [_row(row, actor) for row in session.execute(ordered)]


def appointment_for(session: Session, actor: Actor, appointment_id: int) -> AppointmentRow:
    """Return one appointment; NotFoundError for one that ``actor`` may not know of."""
    statement = _rows(actor).where(Appointment.id == appointment_id, _is_told(actor))
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFoundError(appointment_id)
    return _row(row, actor)


def _is_told(actor: Actor) -> ColumnElement[bool]:
    """Whoever was asked knows of an appointment while the question waits, and afterwards."""
    return or_(
        Appointment.user_id == actor.user_id,
        Appointment.organisation_id.in_(actor.edits),
        Proposal.id.is_not(None),
    )


def _rows(actor: Actor) -> Select[*tuple[Any, ...]]:
    own = aliased(Proposal)
    newest = (
        select(func.max(own.id))
        .where(own.user_id == actor.user_id, own.appointment_id == Appointment.id)
        .correlate(Appointment)
        .scalar_subquery()
    )
    asked = (
        select(func.count(ProposalSide.id))
        .join(Proposal, Proposal.id == ProposalSide.proposal_id)
        .where(Proposal.appointment_id == Appointment.id, Proposal.state.in_(OPEN))
        .correlate(Appointment)
        .scalar_subquery()
    )
    return (
        select(
            Appointment,
            Area.name.label("area_name"),
            Organisation.name.label("organisation"),
            Organisation.slug.label("slug"),
            Proposal.id.label("proposal_id"),
            Proposal.state.label("proposal_state"),
            Proposal.lapses_at,
            asked.label("asked"),
            *_comes(),
        )
        .join(Area, Area.id == Appointment.area_id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .outerjoin(Proposal, Proposal.id == newest)
        .outerjoin(User, User.id == Appointment.user_id)
    )


def _comes() -> tuple[Any, ...]:
    """Return name and phone of whoever comes, and whether they agreed that these are shown."""
    agreed = Proposal.__table__.alias("agreed")
    side = ProposalSide.__table__.alias("agreed_side")

    def shows(column: Any) -> Any:
        return (
            select(func.count())
            .select_from(side.join(agreed, agreed.c.id == side.c.proposal_id))
            .where(
                and_(
                    agreed.c.appointment_id == Appointment.id,
                    agreed.c.user_id == Appointment.user_id,
                    agreed.c.state.in_([ProposalState.CONFIRMED.value, ProposalState.DONE.value]),
                    column,
                )
            )
            .correlate(Appointment)
            .scalar_subquery()
        )

    return (
        User.name.label("person"),
        User.phone.label("phone"),
        shows(side.c.shows_name).label("shows_name"),
        shows(side.c.shows_phone).label("shows_phone"),
    )


def _row(row: Any, actor: Actor) -> AppointmentRow:
    one: Appointment = row.Appointment
    is_ordered = one.organisation_id in actor.edits
    is_mine = one.user_id is not None and one.user_id == actor.user_id
    waits = row.proposal_state in OPEN and one.state is AppointmentState.OPEN
    return AppointmentRow(
        id=one.id,
        kind=one.kind,
        state=one.state,
        topic=one.topic,
        from_language=one.from_language,
        to_language=one.to_language,
        starts_at=one.starts_at,
        ends_at=one.ends_at,
        area_name=row.area_name,
        address=one.address if is_ordered or is_mine else "",
        subject=one.subject if is_ordered or is_mine or waits else "",
        is_online=one.is_online,
        is_confidential=one.is_confidential,
        organisation=row.organisation,
        organisation_slug=row.slug,
        is_ordered=is_ordered,
        is_mine=is_mine,
        proposal_id=row.proposal_id if waits else None,
        answer_until=row.lapses_at if waits else None,
        asked=row.asked if is_ordered else 0,
        person=row.person if row.person and row.shows_name and is_ordered else "",
        phone=row.phone if row.phone and row.shows_phone and is_ordered else "",
    )


def appointment_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what a letter about an appointment says; None when it is gone, or the question over.

    The address is in it only for the letter to whoever comes, while they still do.
    """
    found = session.execute(
        select(Appointment, Area.name.label("area_name"), Organisation.name.label("organisation"))
        .join(Area, Area.id == Appointment.area_id)
        .join(Organisation, Organisation.id == Appointment.organisation_id)
        .where(Appointment.id == params["appointment_id"])
    ).one_or_none()
    if found is None:
        return None
    proposal = session.get(Proposal, params.get("proposal_id") or 0)
    row = LetterRow(found, proposal, session)
    place = "" if row.is_online else row.address or row.area_name
    entry = entry_of_appointment(found.Appointment, place)
    return {**params, "row": row, "calendar": entry}


class LetterRow:
    """An appointment as letters name it."""

    def __init__(self, found: Any, proposal: Proposal | None, session: Session) -> None:
        one: Appointment = found.Appointment
        self.id, self.kind, self.state = one.id, one.kind.value, one.state
        self.topic, self.subject = one.topic, one.subject
        self.from_language, self.to_language = one.from_language, one.to_language
        self.starts_at, self.ends_at = one.starts_at, one.ends_at
        self.is_online = one.is_online
        self.area_name, self.organisation = found.area_name, found.organisation
        is_of_reader = proposal is not None and proposal.user_id == one.user_id
        self.address = one.address if is_of_reader else ""
        self.lapses_at = proposal.lapses_at if proposal else one.starts_at
        self.is_waiting = proposal is not None and proposal.state in OPEN
        self.person = _shown_name(session, proposal)


def _shown_name(session: Session, proposal: Proposal | None) -> str:
    if proposal is None or proposal.state is not ProposalState.CONFIRMED:
        return ""
    shows = session.scalar(
        select(ProposalSide.shows_name).where(ProposalSide.proposal_id == proposal.id)
    )
    user = session.get(User, proposal.user_id) if shows else None
    return "" if user is None else user.name


def wanted_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read the question about an appointment; None when nobody waits for the answer any more."""
    found = appointment_letter(session, params)
    if found is None or not found["row"].is_waiting:
        return None
    return found


def confirmed_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what somebody has said yes to; None when they no longer come."""
    found = appointment_letter(session, params)
    return found if found is not None and found["row"].state is AppointmentState.PLACED else None
