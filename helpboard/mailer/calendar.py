"""The calendar file that goes with a letter about a meeting or an appointment.

It is published, never a request (RFC 5546): nobody answers by calendar. Its UID and SEQUENCE are
those of the board's own calendar files, so that programs change what they have.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from email.message import EmailMessage
from typing import Final

from icalendar import Calendar, Event, vRecur

from helpboard.catalogue import gettext as _
from helpboard.config import Settings
from helpboard.domain.appointment import AppointmentKind
from helpboard.domain.letter import LetterKind
from helpboard.domain.meeting import Change
from helpboard.domain.schedule import Meeting, Schedule, left_out, meeting_known_by, meetings
from helpboard.queries.calendar_entries import CalendarEntry, CalendarSeries

KINDS: Final = frozenset(
    {
        LetterKind.APPOINTMENT_CANCELLED,
        LetterKind.APPOINTMENT_CONFIRMED,
        LetterKind.APPOINTMENT_PLACED,
        LetterKind.MEETING_CANCELLED,
        LetterKind.MEETING_MOVED,
        LetterKind.MEETING_RESTORED,
        LetterKind.MEETINGS_CHANGED,
    }
)
"""Letters whose reader comes, or would have come."""
FILE_NAME: Final = "calendar.ics"
DAYS_LEFT_OUT: Final = timedelta(days=3 * 366)
"""Public holidays are written down so far ahead; programs read the file anew long before."""


Entries = Sequence[CalendarEntry | CalendarSeries]


def attach(message: EmailMessage, entries: Entries, *, here: Settings) -> None:
    """Put entries into a letter, in the language that is read at the moment."""
    message.add_attachment(
        calendar_of(entries, here=here).decode("utf-8"),
        subtype="calendar",
        charset="utf-8",
        filename=FILE_NAME,
        params={"method": "PUBLISH"},
    )


def calendar_of(entries: Entries, *, here: Settings) -> bytes:
    """Return the file of some entries, in the board's wall time."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Helpboard//{here.host}")
    calendar.add("method", "PUBLISH")
    for event in _events(entries, here):
        calendar.add_component(event)
    years = {year for one in entries for year in _years(one)}
    calendar.add_missing_timezones(
        first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 1, 1, 1)
    )
    return bytes(calendar.to_ical())


def _years(one: CalendarEntry | CalendarSeries) -> set[int]:
    if isinstance(one, CalendarEntry):
        return {one.starts.year, (one.on or one.starts).year}
    moved = {change.moved_on.year for change in one.schedule.changes if change.moved_on}
    return {one.schedule.starts_on.year, (one.schedule.until or one.changed).year, *moved}


def first_of(schedule: Schedule, *, zone: tzinfo) -> datetime | None:
    """Return the first meeting by the rule alone: where its event starts, exceptions or not."""
    since = datetime.combine(schedule.starts_on, time(), tzinfo=zone) - timedelta(days=1)
    plain = replace(schedule, except_on=frozenset(), meets_on_holidays=True, changes=())
    found = next(meetings(plain, since=since, zone=zone), None)
    return found.starts_at if found else None


def add_rule(event: Event, schedule: Schedule, starts: datetime, *, since: date) -> None:
    """Let an event repeat; days without a meeting are written down some years from ``since``."""
    rule = vRecur.from_ical(schedule.rule)
    if schedule.until is not None:
        # RFC 5545, 3.3.10: with a zone on DTSTART, UNTIL is a moment in UTC.
        end = datetime.combine(schedule.until, time(23, 59, 59), tzinfo=starts.tzinfo)
        rule["UNTIL"] = [end.astimezone(UTC)]
    event.add("sequence", schedule.sequence)
    event.add("rrule", rule)
    for day in left_out(schedule, until=max(since, schedule.starts_on) + DAYS_LEFT_OUT):
        event.add("exdate", datetime.combine(day, schedule.starts, tzinfo=starts.tzinfo))


def _events(entries: Entries, here: Settings) -> Iterator[Event]:
    for one in entries:
        if isinstance(one, CalendarEntry):
            yield _event(one, here)
        else:
            yield from _series(one, here)


def _series(one: CalendarSeries, here: Settings) -> Iterator[Event]:
    """Yield the event of a rule, and those that stand in for one of it."""
    schedule, zone = one.schedule, here.timezone
    starts = first_of(schedule, zone=zone)
    if starts is None:
        return
    last = starts.date() + timedelta(days=int(schedule.ends <= schedule.starts))
    ends = datetime.combine(last, schedule.ends, tzinfo=zone)
    event = Event()
    event.add("uid", f"schedule-{schedule.id}@{here.host}")
    event.add("dtstamp", one.changed.astimezone(UTC))
    event.add("last-modified", one.changed.astimezone(UTC))
    event.add("dtstart", starts)
    event.add("dtend", ends)
    event.add("summary", one.name)
    event.add("status", "CONFIRMED")
    add_rule(event, schedule, starts, since=one.changed.astimezone(zone).date())
    yield event
    for change in schedule.changes:
        instead = meeting_known_by(schedule, change.on, zone=zone)
        if instead is not None:
            yield _event(_entry_of(one, instead, change), here)


def _entry_of(one: CalendarSeries, instead: Meeting, change: Change) -> CalendarEntry:
    return CalendarEntry(
        uid=f"schedule-{one.schedule.id}",
        sequence=one.schedule.sequence + change.sequence,
        changed=change.at or one.changed,
        starts=instead.starts_at,
        ends=instead.ends_at,
        is_cancelled=instead.is_cancelled,
        name=one.name,
        on=change.on,
        usual=one.schedule.starts,
    )


def _event(entry: CalendarEntry, here: Settings) -> Event:
    zone, event = here.timezone, Event()
    event.add("uid", f"{entry.uid}@{here.host}")
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.starts.astimezone(zone))
    event.add("dtend", entry.ends.astimezone(zone))
    if entry.on is not None and entry.usual is not None:
        event.add("recurrence-id", datetime.combine(entry.on, entry.usual, tzinfo=zone))
    name = entry.name or _kind_name(entry.kind)
    event.add("summary", _("Cancelled: %(name)s", name=name) if entry.is_cancelled else name)
    event.add("status", "CANCELLED" if entry.is_cancelled else "CONFIRMED")
    if entry.place:
        event.add("location", entry.place)
    return event


def _kind_name(kind: AppointmentKind | None) -> str:
    is_interpreter = kind is AppointmentKind.INTERPRETER
    return str(_("Interpreting") if is_interpreter else _("Accompanying"))
