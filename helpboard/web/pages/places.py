"""Public houses at the desk: what the board says of them."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.place_profile import PLACE_FIELDS
from helpboard.extensions import db
from helpboard.models import Area, Place
from helpboard.queries.desk_places import places_of, seats_in
from helpboard.services import places as service
from helpboard.services.places import as_read
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_choices
from helpboard.web.filters import words_typed
from helpboard.web.labels import place_kind
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.place_forms import PlaceForm
from helpboard.web.pages.saving import Make
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once
from helpboard.web.weeks import WeekForm, stored_week, typed_week
from helpboard.web.words.concerns import CONCERN_LABELS, concern_label

PLACES = "/desk/places"
PLACE = f"{PLACES}/<int(max={MOST_ID}):place_id>"
_STEPS = {True: "yes", False: "no", None: ""}


@bp.get(PLACES)
@allow(Permission.DESK)
def places() -> ResponseReturnValue:
    """Show the public houses of the reader's areas."""
    text = words_typed(request.args)
    rows = places_of(db.session(), acting(), text=text)
    shown = [
        {
            "url": url_for("pages.place", place_id=row.id),
            "name": row.name,
            "kind": place_kind(row.kind),
            "area_name": row.area_name,
            "counters": ngettext("%(num)d counter", "%(num)d counters", row.counters),
        }
        for row in rows
    ]
    count = ngettext("%(num)d house", "%(num)d houses", len(rows))
    return render_template("pages/places.html", rows=shown, count=count, q=text)


@bp.route(f"{PLACES}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_place() -> ResponseReturnValue:
    """Put a house on the board."""
    actor = acting()
    form = PlaceForm(area_choices(actor), data={"source_lang": "de"})
    week = typed_week(request.form) if form.is_submitted() else _week("")

    def make(session: Session, now: datetime) -> int:
        typed, hours = form.typed(), week.hours()
        return service.add_place(session, actor=actor, typed=typed, hours=hours, now=now).id

    if form.validate_on_submit():
        place_id = _saved(form, week, make)
        if place_id is not None:
            flash(_("The house is on the board. Now say who sits there."), "success")
            return redirect(url_for("pages.place", place_id=place_id), 303)
    return _page(None, form, week), status_of(form)


@bp.route(PLACE, methods=["GET", "POST"])
@allow(Permission.DESK)
def place(place_id: int) -> ResponseReturnValue:
    """Change a house; when somebody else was faster, both texts are shown."""
    actor = acting()
    row = place_of(place_id)
    form = PlaceForm(area_choices(actor), data=_stored(row))
    week = typed_week(request.form) if form.is_submitted() else _week(row.opening_hours)

    def change(session: Session, now: datetime) -> int:
        typed, hours, seen = form.typed(), week.hours(), form.seen.data or ""
        return service.edit_place(
            session, actor=actor, place_id=place_id, typed=typed, hours=hours, seen=seen, now=now
        ).id

    if form.validate_on_submit():
        try:
            if _saved(form, week, change) is not None:
                flash(_("Saved. Everybody reads it from now on."), "success")
                return redirect(url_for("pages.place", place_id=place_id), 303)
        except ConflictError:
            row = place_of(place_id)
            form.seen.data = as_read(row)
            return _page(row, form, week, is_late=True), 409
    return _page(row, form, week), status_of(form)


def place_of(place_id: int) -> Place:
    """Read a house anew; outside the reader's areas there is none."""
    row = db.session.get(Place, place_id, populate_existing=True)
    if row is None or row.id not in {line.id for line in places_of(db.session(), acting())}:
        raise NotFoundError(place_id)
    return row


def _week(hours: str) -> WeekForm:
    return stored_week(hours, today=datetime.now(UTC).astimezone(settings().timezone).date())


def _stored(row: Place) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in PLACE_FIELDS if name != "area"}
    numbers = {name: "" if values[name] is None else str(values[name])
               for name in ("latitude", "longitude")}  # fmt: skip
    return {
        **values,
        **numbers,
        "area": db.session.get_one(Area, row.area_id).slug,
        "is_step_free": _STEPS[row.is_step_free],
        "seen": as_read(row),
    }


def _saved(form: PlaceForm, week: WeekForm, make: Make) -> int | None:
    try:
        return made_once(make)
    except FieldsError as error:
        if week.errors:
            form.form_errors.extend(week.errors)
        else:
            form.tell(error)
        return None


def _page(row: Place | None, form: PlaceForm, week: WeekForm, *, is_late: bool = False) -> str:
    seats = seats_in(db.session(), row.id) if row else ()
    return render_template(
        "pages/place.html",
        row=row,
        form=form,
        week=week,
        theirs=row if is_late else None,
        seats=[
            (seat, [concern_label(code) for code in seat.asked if code in CONCERN_LABELS])
            for seat in seats
        ],
        action=url_for("pages.place", place_id=row.id) if row else url_for("pages.new_place"),
        token=ButtonForm(formdata=None),
    )
