"""One's own calendar: the meetings of one's groups and organisations, at a secret address."""

from datetime import UTC, datetime

from flask import Response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from icalendar import Event

from helpboard.adapters.link_tokens import LinkTokens
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.extensions import db, writing
from helpboard.queries.meetings import calendars_of
from helpboard.queries.partners import partner_groups
from helpboard.queries.private_calendar import (
    CalendarOf,
    appointment_dates,
    calendar_key,
    calendar_of,
)
from helpboard.queries.profiles import organisation_row
from helpboard.queries.provided import services_of_organisation
from helpboard.services import private_calendar as service
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.ics import appointment_event, calendar_file, group_events, service_events
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.my.blueprint import bp
from helpboard.web.permissions import Permission, allow


@bp.route("/my/calendar", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def calendar() -> ResponseReturnValue:
    """Show the secret address, or make a new one, or withdraw it."""
    form, user_id = ButtonForm(), signed_in().id
    if form.validate_on_submit():
        with writing(db.session()) as session:
            if request.form.get("do") == "withdraw":
                service.withdraw_address(session, user_id=user_id)
            else:
                service.make_address(session, user_id=user_id, now=datetime.now(UTC))
        return redirect(url_for("my.calendar"), 303)
    key = calendar_key(db.session(), user_id)
    address = _address(key) if key is not None else ""
    page = render_template("my/calendar.html", form=form, address=address)
    return page, status_of(form)


@bp.get("/my/calendar/<token>.ics")
@allow(Permission.ANYBODY)
def calendar_feed(token: str) -> Response:
    """Give a person's meetings to whoever knows the secret address: calendar programs."""
    key = _tokens().row_key(token)
    now = datetime.now(UTC)
    mine = None if key is None else calendar_of(db.session(), key, now=now)
    if mine is None:
        raise NotFoundError("calendar")
    return calendar_file(
        name=_("My meetings"), url=url_for("my.calendar"), events=_events(mine, now)
    )


def _events(mine: CalendarOf, now: datetime) -> list[Event]:
    session = db.session()
    events: list[Event] = []
    groups = set(mine.group_ids)
    for slug in mine.organisation_slugs:
        row = organisation_row(session, slug)
        groups |= set(partner_groups(session, row.id))
        events += service_events(row, services_of_organisation(session, row.id), now=now)
    calendars = calendars_of(session, sorted(groups))
    events += [appointment_event(row) for row in appointment_dates(session, mine.user_id, now=now)]
    return [*(event for one in calendars for event in group_events(one, now=now)), *events]


def _tokens() -> LinkTokens:
    return LinkTokens(key=settings().secret_key, purpose="calendar")


def _address(key: str) -> str:
    path = url_for("my.calendar_feed", token=_tokens().token(key))
    return settings().base_url + path
