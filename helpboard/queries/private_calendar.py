"""Somebody's own calendar: whose a secret address is, and which groups are in it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.account import AccountState
from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.models import (
    ActionLink,
    Appointment,
    Area,
    GroupMember,
    Organisation,
    OrganisationMember,
    User,
)
from helpboard.queries.concealed import is_concealed

CALENDAR = "calendar"
"""The action of the row behind a calendar's address; it is read again and again, never used up."""

IN_CALENDARS = frozenset(
    {AppointmentState.PLACED, AppointmentState.DONE, AppointmentState.CANCELLED}
)
SHOWN_AFTER = timedelta(days=30)
"""Appointments stay so long in a calendar after their end."""


@dataclass(frozen=True, slots=True)
class CalendarOf:
    """Whose calendar an address opens."""

    user_id: int
    group_ids: tuple[int, ...]
    organisation_slugs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AppointmentDate:
    """When somebody interprets or accompanies; no address, subject or organisation.

    The calendar leaves the house: it lies with whoever stores calendars for phones.
    """

    id: int
    kind: AppointmentKind
    starts_at: datetime
    ends_at: datetime
    area_name: str
    from_language: str
    to_language: str
    is_online: bool
    is_cancelled: bool
    sequence: int
    updated_at: datetime


def appointment_dates(
    session: Session, user_id: int, *, now: datetime
) -> tuple[AppointmentDate, ...]:
    """Read the appointments to which a person comes or came, cancelled ones too."""
    statement = (
        select(Appointment, Area.name)
        .join(Area, Area.id == Appointment.area_id)
        .where(
            Appointment.user_id == user_id,
            Appointment.state.in_(IN_CALENDARS),
            Appointment.ends_at > now - SHOWN_AFTER,
        )
        .order_by(Appointment.starts_at, Appointment.id)
    )
    return tuple(
        AppointmentDate(
            id=row.id,
            kind=row.kind,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            area_name=area_name,
            from_language=row.from_language,
            to_language=row.to_language,
            is_online=row.is_online,
            is_cancelled=row.state is AppointmentState.CANCELLED,
            sequence=row.sequence,
            updated_at=row.updated_at,
        )
        for row, area_name in session.execute(statement)
    )


def calendar_key(session: Session, user_id: int) -> str | None:
    """Return the key behind a person's calendar address, None when there is none."""
    statement = select(ActionLink.key).where(
        ActionLink.user_id == user_id, ActionLink.action == CALENDAR
    )
    return session.scalars(statement.order_by(ActionLink.id.desc()).limit(1)).one_or_none()


def calendar_of(session: Session, key: str, *, now: datetime) -> CalendarOf | None:
    """Read what belongs into the calendar behind ``key``; None when it was withdrawn."""
    found = session.execute(
        select(User.id)
        .join(ActionLink, ActionLink.user_id == User.id)
        .where(
            ActionLink.key == key,
            ActionLink.action == CALENDAR,
            ActionLink.expires_at > now,
            User.state == AccountState.ACTIVE,
        )
    ).scalar_one_or_none()
    if found is None:
        return None
    groups = select(GroupMember.group_id).where(GroupMember.user_id == found)
    organisations = (
        select(Organisation.slug)
        .join(OrganisationMember, OrganisationMember.organisation_id == Organisation.id)
        .where(OrganisationMember.user_id == found, ~is_concealed())
    )
    return CalendarOf(
        user_id=found,
        group_ids=tuple(session.scalars(groups.order_by(GroupMember.group_id))),
        organisation_slugs=tuple(session.scalars(organisations.order_by(Organisation.id))),
    )
