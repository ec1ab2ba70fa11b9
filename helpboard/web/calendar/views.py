"""The calendar of all meetings, by week or by month, and as a file to subscribe to."""

from datetime import UTC, date, datetime, time
from itertools import groupby
from typing import Any

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.extensions import db
from helpboard.queries.meetings import MeetingRow, calendars_in, held, meetings_between
from helpboard.web import dates
from helpboard.web.caching import fresh_until, public_page
from helpboard.web.hours import next_midnight
from helpboard.web.ics import calendar_file, group_events
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import ListChoice, list_choice
from helpboard.web.locale import settings
from helpboard.web.meetings import meeting_view
from helpboard.web.near import minutes_away, next_cafes, town_around, way_label
from helpboard.web.paths import address_of
from helpboard.web.periods import Period, period_of

bp = Blueprint("calendar", __name__)

CAFES = 3


@bp.get("/calendar/")
@public_page
def index() -> ResponseReturnValue:
    """Show the meetings of a week or a month; without a choice, of this week."""
    now = datetime.now(UTC)
    today = dates.local(now).date()
    choice = list_choice(request.args, kept_area_tree())
    period = period_of(request.args, today=today)
    rows = _meetings(choice, period)
    fresh_until(next_midnight(now))
    return render_template(
        "calendar/index.html",
        choice=choice,
        period=period,
        title=_title(period),
        near=_near(choice, now),
        days=[
            {
                "label": dates.weekday_and_day(day),
                "iso": day.isoformat(),
                "is_today": day == today,
                "is_past": day < today <= period.last,
                "meetings": [meeting_view(row) for row in meetings],
            }
            for day, meetings in groupby(rows, key=_day_of)
        ],
        count=ngettext("%(num)d meeting", "%(num)d meetings", len(held(rows))),
        fields=[choice.area_field()],
        active=choice.chips("calendar.index"),
        links=_links(choice, period, today=today),
        file_url=address_of("calendar.file", choice.parameters()),
    )


@bp.get("/calendar/.ics")
@bp.get("/calendar.ics")
@public_page
def file() -> Response:
    """Give the meetings of all groups in an area as a calendar file."""
    now = datetime.now(UTC)
    choice = list_choice(request.args, kept_area_tree())
    calendars = calendars_in(db.session(), choice.area.path)
    return calendar_file(
        name=_("Meetings in %(area)s", area=choice.area.name),
        url=url_for("calendar.index"),
        events=[event for one in calendars for event in group_events(one, now=now)],
    )


def _meetings(choice: ListChoice, period: Period) -> tuple[MeetingRow, ...]:
    zone = settings().timezone
    return meetings_between(
        calendars_in(db.session(), choice.area.path),
        since=datetime.combine(period.first, time(), tzinfo=zone),
        until=datetime.combine(period.end, time(), tzinfo=zone),
        zone=zone,
    )


def _near(choice: ListChoice, now: datetime) -> list[dict[str, Any]]:
    """Return the next welcome cafés around a chosen part of the town, the soonest first."""
    town = town_around(choice)
    if town is None:
        return []
    minutes = minutes_away(choice)
    rows = next_cafes(town, now=now, limit=CAFES)
    for row in rows:
        fresh_until(row.meeting.starts_at)
    return [
        {**meeting_view(row), "way_label": way_label(row.group.area_slug, minutes)} for row in rows
    ]


def _day_of(row: MeetingRow) -> date:
    return row.meeting.starts_at.date()


def _title(period: Period) -> str:
    if period.is_month:
        return _("Meetings in %(month)s", month=dates.month_and_year(period.first))
    return _(
        "Meetings from %(first)s to %(last)s",
        first=dates.day_and_month(period.first),
        last=dates.day_and_month(period.last),
    )


def _links(choice: ListChoice, period: Period, *, today: date) -> dict[str, str]:
    """Return the addresses of the periods around this one; empty beyond the bounds."""

    def url(other: Period | None) -> str:
        if other is None:
            return ""
        return address_of("calendar.index", {**choice.parameters(), **other.parameters})

    return {
        "previous": url(period.previous(today=today)),
        "next": url(period.next(today=today)),
        "week": url(Period.week_of(today)),
        "month": url(Period.month_of(today if period.is_month else period.first)),
    }
