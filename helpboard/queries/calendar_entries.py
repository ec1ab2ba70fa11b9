"""What a letter puts into the reader's calendar: the same event as in the calendar files."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy.orm import Session

from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.meeting import MeetingChangeKind
from helpboard.domain.schedule import Schedule
from helpboard.models import Appointment, Group, GroupSchedule, MeetingChange
from helpboard.queries.meetings import schedules_of

ENDED_OF_LATE: Final = timedelta(days=92)
"""A calendar still may hold meetings of a rule that has ended since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarEntry:
    """One meeting or appointment as it stands now.

    ``name`` is a group's own, empty for an appointment of ``kind``; ``on`` and ``usual`` say in
    wall time which meeting of a rule it stands in for.
    """

    uid: str
    sequence: int
    changed: datetime
    starts: datetime
    ends: datetime
    is_cancelled: bool
    name: str = ""
    kind: AppointmentKind | None = None
    place: str = ""
    on: date | None = None
    usual: time | None = None


@dataclass(frozen=True, slots=True)
class CalendarSeries:
    """All meetings of a rule as they stand now; ``name`` is the group's own."""

    schedule: Schedule
    name: str
    changed: datetime


def series_of_group(session: Session, group: Group, *, now: datetime) -> tuple[CalendarSeries, ...]:
    """Read the rules by which a group meets, those that have ended of late among them."""
    since = (now - ENDED_OF_LATE).date()
    return tuple(
        CalendarSeries(schedule, group.name, group.updated_at)
        for schedule in schedules_of(session, [group.id]).get(group.id, ())
        if schedule.until is None or schedule.until >= since
    )


def entry_of_meeting(
    group: Group, schedule: GroupSchedule, change: MeetingChange, starts: datetime, ends: datetime
) -> CalendarEntry:
    """Return a meeting of a rule that was moved, cancelled or put back."""
    return CalendarEntry(
        uid=f"schedule-{schedule.id}",
        sequence=schedule.sequence + change.sequence,
        changed=change.changed_at,
        starts=starts,
        ends=ends,
        is_cancelled=change.kind is MeetingChangeKind.CANCELLED,
        name=group.name,
        on=change.on_date,
        usual=schedule.starts,
    )


def entry_of_appointment(one: Appointment, place: str) -> CalendarEntry:
    """Return an appointment; whom it is for stands in no calendar."""
    return CalendarEntry(
        uid=f"appointment-{one.id}",
        sequence=one.sequence,
        changed=one.updated_at,
        starts=one.starts_at,
        ends=one.ends_at,
        is_cancelled=one.state is AppointmentState.CANCELLED,
        kind=one.kind,
        place=place,
    )
