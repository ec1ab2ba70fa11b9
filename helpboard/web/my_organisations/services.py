"""What an organisation regularly provides."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.extensions import db, writing
from helpboard.models import Area, Place, Service
from helpboard.queries.my_organisations import MyOrganisation, place_choices, services_of
from helpboard.services import submissions
from helpboard.services.provided import add_service, as_read, change_service, end_service
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.hours import coming_lines
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import ServiceForm
from helpboard.web.my_organisations.whose import mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import condition_groups, spoken_groups
from helpboard.web.submissions import submission_key
from helpboard.web.weeks import WeekForm, stored_week, typed_week
from helpboard.web.words.topics import topic_label

_PLAIN = ("name", "topic", "about", "papers", "source_lang", "languages", "conditions")


@bp.get(f"{ONE}/services")
@allow(Permission.SIGNED_IN)
def services(slug: str) -> ResponseReturnValue:
    """Show all services with their next times."""
    one, now = mine(slug), datetime.now(UTC)
    return render_template(
        "my_organisations/services.html",
        one=one.row,
        services=[
            {"row": row, "topic": topic_label(row.topic), "times": _next(row.opening_hours, now)}
            for row in services_of(db.session(), one.row.id)
        ],
        token=ButtonForm(formdata=None),
    )


def _next(hours: str, now: datetime) -> list[str]:
    return coming_lines(hours, now=now)[:1]


@bp.route(f"{ONE}/services/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new_service(slug: str) -> ResponseReturnValue:
    """Offer one more service."""
    one, now = mine(slug), datetime.now(UTC)
    profile = one.row.profile
    same = {name: profile[name] for name in ("area", "source_lang", "languages")}
    form = ServiceForm(list(place_choices(db.session())), data=same)
    week = typed_week(request.form) if form.is_submitted() else _week("", now)

    def add(hours: str) -> None:
        actor, key = acting(), submission_key()
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                add_service(
                    session,
                    actor=actor,
                    organisation_id=one.row.id,
                    typed=form.typed(),
                    hours=hours,
                )

    if form.validate_on_submit() and _is_saved(form, week, add):
        return redirect(url_for("my_organisations.services", slug=slug), 303)
    action = url_for("my_organisations.new_service", slug=slug)
    return _page(one.row, form, week, action=action)


@bp.route(f"{ONE}/services/<int(max={MOST_ID}):service_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def service(slug: str, service_id: int) -> ResponseReturnValue:
    """Change a service; when somebody else was faster, both texts are shown."""
    one, now = mine(slug), datetime.now(UTC)
    row = _own(service_id, one.row.id)
    form = ServiceForm(list(place_choices(db.session())), data=_stored(row))
    week = typed_week(request.form) if form.is_submitted() else _week(row.opening_hours, now)

    def change(hours: str) -> None:
        actor, key, typed = acting(), submission_key(), form.typed()
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                change_service(
                    session,
                    actor=actor,
                    service_id=service_id,
                    typed=typed,
                    hours=hours,
                    seen=form.seen.data or "",
                )

    theirs = None
    if form.validate_on_submit():
        try:
            if _is_saved(form, week, change):
                return redirect(url_for("my_organisations.services", slug=slug), 303)
        except ConflictError:
            theirs = _own(service_id, one.row.id)
            form.seen.data = as_read(theirs)
    action = url_for("my_organisations.service", slug=slug, service_id=service_id)
    return _page(one.row, form, week, action=action, theirs=theirs)


@bp.post(f"{ONE}/services/<int(max={MOST_ID}):service_id>/end")
@allow(Permission.SIGNED_IN)
def end_one(slug: str, service_id: int) -> ResponseReturnValue:
    """Take a service off the profile; doing it twice is harmless."""
    one = mine(slug)
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            row = session.get(Service, service_id)
            if row is not None and row.organisation_id == one.row.id:
                end_service(session, actor=one.actor, service_id=service_id)
    return redirect(url_for("my_organisations.services", slug=slug), 303)


def _own(service_id: int, organisation_id: int) -> Service:
    row = db.session.get(Service, service_id)
    if row is None or row.organisation_id != organisation_id:
        raise NotFoundError(service_id)
    return row


def _stored(row: Service) -> dict[str, Any]:
    place = db.session.get(Place, row.place_id) if row.place_id else None
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "area": db.session.get_one(Area, row.area_id).slug,
        "place": place.slug if place else "",
        "seen": as_read(row),
    }


def _week(hours: str, now: datetime) -> WeekForm:
    return stored_week(hours, today=now.astimezone(settings().timezone).date())


def _is_saved(form: ServiceForm, week: WeekForm, save: Callable[[str], None]) -> bool:
    """Save what was typed, or tell at the fields what is wrong."""
    try:
        save(week.hours())
    except FieldsError as error:
        if week.errors:
            form.form_errors.extend(week.errors)
        else:
            form.tell(error)
        return False
    return True


def _page(
    one: MyOrganisation,
    form: ServiceForm,
    week: WeekForm,
    *,
    action: str,
    theirs: Service | None = None,
) -> ResponseReturnValue:
    page = render_template(
        "my_organisations/service.html",
        one=one,
        form=form,
        week=week,
        spoken=spoken_groups(form.languages.data or ()),
        conditions=condition_groups(form.conditions.data or ()),
        action=action,
        theirs=theirs,
    )
    return page, 409 if theirs else status_of(form)
