"""Who sits in a public house: the room, and what people come for."""

from datetime import datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.concerns import CONCERNS, PAPERS
from helpboard.domain.errors import ConflictError, MalformedError, NotFoundError
from helpboard.extensions import db
from helpboard.models import Counter, Place
from helpboard.queries.desk_places import asked_at, organisations_to_seat
from helpboard.services import places as service
from helpboard.services.places import seat_as_read
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.place_forms import SeatForm
from helpboard.web.pages.places import PLACE, place_of
from helpboard.web.pages.saving import press, saved
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.concerns import concern_label, paper_label

SEAT = f"{PLACE}/seats/<int(max={MOST_ID}):counter_id>"
_STEPS = {"up": -1, "down": 1}


@bp.route(f"{PLACE}/seats/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_seat(place_id: int) -> ResponseReturnValue:
    """Note that somebody sits in a house."""
    actor, row = acting(), place_of(place_id)
    form = SeatForm(organisations_to_seat(db.session(), None), data={"source_lang": "de"})

    def make(session: Session, now: datetime) -> int:
        typed = form.typed()
        return service.add_seat(session, actor=actor, place_id=place_id, typed=typed, now=now).id

    if form.validate_on_submit() and saved(form, make) is not None:
        return redirect(url_for("pages.place", place_id=place_id), 303)
    url = url_for("pages.new_seat", place_id=place_id)
    return _page(row, form, url), status_of(form)


@bp.route(SEAT, methods=["GET", "POST"])
@allow(Permission.DESK)
def seat(place_id: int, counter_id: int) -> ResponseReturnValue:
    """Change who sits there for what; when somebody else was faster, both are shown."""
    actor, row = acting(), place_of(place_id)
    counter = _counter(row, counter_id)
    rows = organisations_to_seat(db.session(), counter.organisation_id)
    form = SeatForm(rows, data=_stored(counter))

    def change(session: Session, now: datetime) -> int:
        return service.edit_seat(
            session,
            actor=actor,
            place_id=place_id,
            counter_id=counter_id,
            typed=form.typed(),
            seen=form.seen.data or "",
            now=now,
        ).id

    url = url_for("pages.seat", place_id=place_id, counter_id=counter_id)
    if form.validate_on_submit():
        try:
            if saved(form, change) is not None:
                flash(_("Saved. Everybody reads it from now on."), "success")
                return redirect(url_for("pages.place", place_id=place_id), 303)
        except ConflictError:
            counter = _counter(row, counter_id)
            form.seen.data = seat_as_read(db.session(), counter)
            return _page(row, form, url, counter=counter, is_late=True), 409
    return _page(row, form, url, counter=counter), status_of(form)


@bp.post(f"{SEAT}/shift")
@allow(Permission.DESK)
def shift_seat(place_id: int, counter_id: int) -> ResponseReturnValue:
    """Let a counter change places with its neighbour."""
    actor, form = acting(), ButtonForm()
    place_of(place_id)
    step = _STEPS.get(request.form.get("change", ""))
    if step is None:
        raise MalformedError("change")

    def change(session: Session, now: datetime) -> int:
        service.shift_seat(
            session, actor=actor, place_id=place_id, counter_id=counter_id, step=step, now=now
        )
        return counter_id

    form.validate_on_submit()
    press(form, change)
    return redirect(url_for("pages.place", place_id=place_id), 303)


@bp.post(f"{SEAT}/remove")
@allow(Permission.DESK)
def remove_seat(place_id: int, counter_id: int) -> ResponseReturnValue:
    """Note that somebody sits there no more."""
    actor, form = acting(), ButtonForm()
    place_of(place_id)

    def remove(session: Session, now: datetime) -> int:
        service.remove_seat(session, actor=actor, place_id=place_id, counter_id=counter_id, now=now)
        return 0

    form.validate_on_submit()
    press(form, remove)
    return redirect(url_for("pages.place", place_id=place_id), 303)


def _counter(row: Place, counter_id: int) -> Counter:
    counter = db.session.get(Counter, counter_id, populate_existing=True)
    if counter is None or counter.place_id != row.id:
        raise NotFoundError(counter_id)
    return counter


def _stored(counter: Counter) -> dict[str, Any]:
    return {
        "organisation": str(counter.organisation_id),
        "room": counter.room,
        "papers": counter.papers,
        "source_lang": counter.source_lang,
        "asked": [row.code for row in asked_at(db.session(), counter.id)],
        "seen": seat_as_read(db.session(), counter),
    }


def _page(
    row: Place,
    form: SeatForm,
    action: str,
    *,
    counter: Counter | None = None,
    is_late: bool = False,
) -> str:
    ticked = set(form.asked.data or ())
    names = sorted(((code, concern_label(code)) for code in CONCERNS), key=lambda one: one[1])
    concerns = [(code, label, code in ticked) for code, label in names]
    return render_template(
        "pages/seat.html",
        row=row,
        form=form,
        action=action,
        counter=counter,
        theirs=counter if is_late else None,
        concerns=[{"label": "", "rows": concerns, "ticked": len(ticked), "is_open": True}],
        different=[
            _different(code, label, counter, form) for code, label in names if code in ticked
        ],
        token=ButtonForm(formdata=None),
    )


def _different(code: str, label: str, counter: Counter | None, form: SeatForm) -> dict[str, Any]:
    """Return what stands, or was typed, as different for one concern."""
    room: str = ""
    papers: list[str] = []
    if form.is_submitted():
        room = request.form.get(f"room.{code}", "")
        papers = request.form.getlist(f"papers.{code}")
    elif counter is not None:
        found = [one for one in asked_at(db.session(), counter.id) if one.code == code]
        room, papers = (found[0].room, found[0].papers) if found else ("", [])
    usual = CONCERNS[code]
    return {
        "code": code,
        "label": label,
        "room": room,
        "usual": [paper_label(paper) for paper in usual],
        "papers": [(paper, paper_label(paper), paper in papers) for paper in PAPERS],
        "is_open": bool(room or papers),
    }
