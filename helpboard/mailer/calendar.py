"""The calendar file that goes with a letter about a meeting or an appointment.

It is published, never a request (RFC 5546): nobody answers by calendar. Its UID and SEQUENCE are
those of the board's own calendar files, so that programs change what they have.
"""

from datetime import UTC, date, datetime
from email.message import EmailMessage
from typing import Final

from icalendar import Calendar, Event

from helpboard.catalogue import gettext as _
from helpboard.config import Settings
from helpboard.domain.appointment import AppointmentKind
from helpboard.domain.letter import LetterKind
from helpboard.queries.calendar_entries import CalendarEntry

KINDS: Final = frozenset(
    {
        LetterKind.APPOINTMENT_CANCELLED,
        LetterKind.APPOINTMENT_CONFIRMED,
        LetterKind.APPOINTMENT_PLACED,
        LetterKind.MEETING_CANCELLED,
        LetterKind.MEETING_MOVED,
        LetterKind.MEETING_RESTORED,
    }
)
"""Letters whose reader comes, or would have come."""
FILE_NAME: Final = "calendar.ics"


def attach(message: EmailMessage, entry: CalendarEntry, *, here: Settings) -> None:
    """Put an entry into a letter, in the language that is read at the moment."""
    message.add_attachment(
        calendar_of(entry, here=here).decode("utf-8"),
        subtype="calendar",
        charset="utf-8",
        filename=FILE_NAME,
        params={"method": "PUBLISH"},
    )


def calendar_of(entry: CalendarEntry, *, here: Settings) -> bytes:
    """Return the file of one entry, in the board's wall time."""
    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", f"-//Helpboard//{here.host}")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_event(entry, here))
    years = {entry.starts.year, (entry.on or entry.starts).year}
    calendar.add_missing_timezones(
        first_date=date(min(years) - 1, 1, 1), last_date=date(max(years) + 1, 1, 1)
    )
    return bytes(calendar.to_ical())


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
