"""Calendar files (RFC 5545): wall time with its zone, stable ids, the reader's language."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from flask import Response, url_for
from icalendar import Calendar, Event, vText

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.appointment import AppointmentKind
from helpboard.domain.errors import MalformedError
from helpboard.domain.hours import Span, coming
from helpboard.domain.schedule import Schedule, meeting_known_by
from helpboard.mailer.calendar import add_rule, first_of
from helpboard.queries.meetings import GroupCalendar, MeetingGroup
from helpboard.queries.private_calendar import AppointmentDate
from helpboard.queries.profiles import OrganisationRow
from helpboard.queries.provided import ServiceRow
from helpboard.web.labels import address_line, languages_label, topic_text
from helpboard.web.locale import settings
from helpboard.web.meetings import place_label
from helpboard.web.paths import address_of
from helpboard.web.words.kinds import group_kind_label

SERVICE_DAYS = 28
"""Services stand in the file as single dates, because their hours know public holidays."""
MOST_SERVICE_DATES = 100
REFRESH = timedelta(hours=12)
ZONE_YEARS = 10
"""Repeating events run on; a subscribed calendar is read anew long before these are over."""


def calendar_file(*, name: str, url: str, events: Iterable[Event]) -> Response:
    """Answer with a calendar called ``name`` that belongs to the page at ``url``."""
    here = settings()
    calendar = Calendar.new(
        prodid=f"-//Helpboard//{here.host}//{current_language().tag.upper()}",
        name=name,
        uid=str(uuid5(NAMESPACE_URL, here.base_url + url)),
        url=here.base_url + url,
        refresh_interval=REFRESH,
        language=current_language().tag,
    )
    calendar.add("X-WR-TIMEZONE", here.timezone.key)
    for event in events:
        calendar.add_component(event)
    first, last = _years(calendar)
    calendar.add_missing_timezones(first_date=date(first, 1, 1), last_date=date(last, 1, 1))
    return Response(calendar.to_ical(), mimetype="text/calendar")


def group_events(calendar: GroupCalendar, *, now: datetime) -> Iterator[Event]:
    """Yield a repeating event for each schedule of a group, and one for each changed meeting."""
    for schedule in calendar.schedules:
        first = first_of(schedule, zone=settings().timezone)
        if first is not None:
            yield _repeating(calendar.group, schedule, first, now=now)
            yield from _changed(calendar.group, schedule)


def appointment_event(row: AppointmentDate) -> Event:
    """Return an appointment of whoever interprets or accompanies; the page tells the rest."""
    zone = settings().timezone
    event = _event(
        uid=f"appointment-{row.id}",
        changed=row.updated_at,
        starts=row.starts_at.astimezone(zone),
        ends=row.ends_at.astimezone(zone),
    )
    what = _("Interpreting") if row.kind is AppointmentKind.INTERPRETER else _("Accompanying")
    event.add("summary", _("Cancelled: %(name)s", name=what) if row.is_cancelled else what)
    event.add("location", _("Online") if row.is_online else row.area_name)
    event.add("sequence", row.sequence)
    event.add("status", "CANCELLED" if row.is_cancelled else "CONFIRMED")
    languages = languages_label([row.from_language, row.to_language])
    path = url_for("appointments.show", appointment_id=row.id)
    _describe(event, (languages,), path)
    return event


def service_events(
    organisation: OrganisationRow, services: Iterable[ServiceRow], *, now: datetime
) -> Iterator[Event]:
    """Yield the dates of an organisation's services in the next four weeks."""
    for service in services:
        for span in _dates(service, now=now):
            yield _service(organisation, service, span)


def _repeating(
    group: MeetingGroup, schedule: Schedule, starts: datetime, *, now: datetime
) -> Event:
    """Return the event of a rule; days without a meeting are written down some years ahead."""
    last = starts.date() + timedelta(days=int(schedule.ends <= schedule.starts))
    ends = datetime.combine(last, schedule.ends, tzinfo=starts.tzinfo)
    event = _of_group(group, schedule, starts=starts, ends=ends)
    add_rule(event, schedule, starts, since=now.date())
    return event


def _changed(group: MeetingGroup, schedule: Schedule) -> Iterator[Event]:
    """Yield the meetings that stand in for one of the rule: cancelled, moved, or as planned again.

    A cancelled one says so in its title too, since some programs show no status.
    """
    zone = settings().timezone
    for change in schedule.changes:
        one = meeting_known_by(schedule, change.on, zone=zone)
        if one is None:
            continue
        event = _of_group(group, schedule, starts=one.starts_at, ends=one.ends_at)
        original = datetime.combine(change.on, schedule.starts, tzinfo=zone)
        event.add("recurrence-id", original)
        event.add("sequence", schedule.sequence + change.sequence)
        event.add("status", "CANCELLED" if one.is_cancelled else "CONFIRMED")
        if one.is_cancelled:
            event["SUMMARY"] = vText(_("Cancelled: %(name)s", name=group.name))
        if change.note:
            event["DESCRIPTION"] = vText(f"{change.note}\n{event['DESCRIPTION']}")
        yield event


def _of_group(
    group: MeetingGroup, schedule: Schedule, *, starts: datetime, ends: datetime
) -> Event:
    times = (change.at for change in schedule.changes if change.at is not None)
    event = _event(
        uid=f"schedule-{schedule.id}",
        changed=max((group.updated_at, *times)),
        starts=starts,
        ends=ends,
    )
    event.add("summary", group.name)
    event.add("location", place_label(group.venue) or group.area_name)
    languages = languages_label(group.languages)
    lines = (group_kind_label(group.kind), languages)
    _describe(event, lines, address_of("groups.profile", {"slug": group.slug}))
    return event


def _dates(service: ServiceRow, *, now: datetime) -> tuple[Span, ...]:
    if not service.opening_hours.strip():
        return ()
    try:
        return coming(
            service.opening_hours,
            since=now,
            zone=settings().timezone,
            days=SERVICE_DAYS,
            limit=MOST_SERVICE_DATES,
        )
    except MalformedError:
        return ()


def _service(organisation: OrganisationRow, service: ServiceRow, span: Span) -> Event:
    event = _event(
        uid=f"service-{service.id}-{span.starts_at:%Y%m%dT%H%M}",
        changed=organisation.updated_at,
        starts=span.starts_at,
        ends=span.ends_at,
    )
    event.add("summary", service.name)
    where = address_line(organisation.street, organisation.postcode, organisation.city)
    event.add("location", service.place_name or where or organisation.area_name)
    lines = (
        organisation.name,
        topic_text(service.topic),
        languages_label(service.languages),
        span.note,
    )
    _describe(event, lines, address_of("organisations.profile", {"slug": organisation.slug}))
    return event


def _event(*, uid: str, changed: datetime, starts: datetime, ends: datetime) -> Event:
    event = Event()
    event.add("uid", f"{uid}@{settings().host}")
    event.add("dtstamp", changed)
    event.add("last-modified", changed)
    event.add("dtstart", starts)
    event.add("dtend", ends)
    return event


def _describe(event: Event, lines: Iterable[str | None], path: str) -> None:
    url = settings().base_url + path
    more = _("More about it: %(url)s", url=url)
    event.add("description", "\n".join((*(line for line in lines if line), more)))
    event.add("url", url)


def _years(calendar: Calendar) -> tuple[int, int]:
    """Return from when until when the zone's clock changes are written down."""
    years = [event.start.year for event in calendar.events]
    return min(years, default=1971) - 1, max(years, default=1970) + ZONE_YEARS
