"""What a letter puts into the reader's calendar: the same event as in the calendar files."""

from dataclasses import dataclass
from datetime import date, datetime, time

from helpboard.domain.appointment import AppointmentKind, AppointmentState
from helpboard.domain.meeting import MeetingChangeKind
from helpboard.models import Appointment, Group, GroupSchedule, MeetingChange


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
