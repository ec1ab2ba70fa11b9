"""Areas on the desk: the tree, and changing one's own part of it."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.area_profile import AREA_FIELDS
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.extensions import db, writing
from helpboard.models import Area
from helpboard.queries.areas import AreaRow
from helpboard.queries.register_areas import AreaPage, area_page
from helpboard.services import areas as service
from helpboard.services.areas import as_read, what_is_there
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_choices, areas_of
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.area_forms import AreaForm, TravelForm
from helpboard.web.register.area_words import THERE, area_kind_label
from helpboard.web.register.blueprint import bp
from helpboard.web.register.saving import is_saved

ALL = "/desk/areas"
ONE = f"{ALL}/<slug>"
DEEPEST = 3
"""Deeper levels of the tree stand no further in."""


@bp.get(ALL)
@allow(Permission.DESK)
def areas() -> ResponseReturnValue:
    """Show the reader's part of the tree."""
    rows = areas_of(acting())
    top = min((row.depth for row in rows), default=0)
    return render_template(
        "register/areas.html",
        rows=[_line(row, top) for row in rows],
        count=ngettext("%(num)d area", "%(num)d areas", len(rows)),
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_area() -> ResponseReturnValue:
    """Put an area below one of the reader's."""
    actor, form = acting(), AreaForm(area_choices(acting()))
    if form.validate_on_submit():

        def add(session: Session, now: datetime) -> None:
            service.add_area(session, actor=actor, typed=form.typed(), now=now)

        if is_saved(form, add):
            flash(_("The area is in the tree."), "success")
            return redirect(url_for("register.areas"), 303)
    page = render_template("register/area_form.html", form=form, action=url_for(".new_area"))
    return page, status_of(form)


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def area(slug: str) -> ResponseReturnValue:
    """Show an area, let it be changed; when somebody else was faster, both texts are shown."""
    actor = acting()
    page = area_page(db.session(), actor, slug)
    form = AreaForm(_parents(page), data=_stored(page))
    theirs = None
    if form.validate_on_submit():

        def edit(session: Session, now: datetime) -> None:
            seen = form.seen.data or ""
            service.edit_area(
                session, actor=actor, slug=slug, typed=form.typed(), seen=seen, now=now
            )

        try:
            if is_saved(form, edit):
                flash(_("Saved. Everybody sees it at once."), "success")
                return redirect(url_for("register.area", slug=slug), 303)
        except ConflictError:
            page = area_page(db.session(), actor, slug)
            theirs = page.area
            form.seen.data = as_read(theirs)
    shown = _page(page, form=form, theirs=theirs)
    return shown, 409 if theirs else status_of(form)


@bp.route(f"{ONE}/ways", methods=["GET", "POST"])
@allow(Permission.DESK)
def travel(slug: str) -> ResponseReturnValue:
    """Note how far another area is; without minutes the distance decides again."""
    actor = acting()
    page = area_page(db.session(), actor, slug)
    form = TravelForm(_others(page))
    if form.validate_on_submit():

        def note(session: Session, now: datetime) -> None:
            other, minutes = form.other.data or "", form.minutes.data or ""
            service.set_travel(
                session, actor=actor, slug=slug, other=other, minutes=minutes, now=now
            )

        if is_saved(form, note):
            return redirect(url_for("register.travel", slug=slug), 303)
    shown = render_template("register/ways.html", area=page.area, ways=page.ways, form=form)
    return shown, status_of(form)


@bp.post(f"{ONE}/remove")
@allow(Permission.DESK)
def remove_area(slug: str) -> ResponseReturnValue:
    """Remove an area with nothing in it."""
    actor, now = acting(), datetime.now(UTC)
    page = area_page(db.session(), actor, slug)
    home = home_area(kept_area_tree()).slug
    if not ButtonForm().validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return _page(page), 422
    try:
        with writing(db.session()) as session:
            service.remove_area(session, actor=actor, slug=slug, home=home, now=now)
    except IllegalMoveError:
        flash(_("Something is in it. It can be removed once it is empty."), "alarm")
        return _page(area_page(db.session(), actor, slug)), 409
    flash(_("The area is removed."), "success")
    return redirect(url_for("register.areas"), 303)


def _page(
    page: AreaPage,
    *,
    form: AreaForm | None = None,
    theirs: Area | None = None,
) -> str:
    there = what_is_there(db.session(), page.area.id)
    return render_template(
        "register/area.html",
        area=page.area,
        parent=page.parent,
        kind_label=area_kind_label(page.area.kind),
        there=[(number, THERE.get(name, _("other things"))) for name, number in there.items()],
        may_remove=page.may_move and not there,
        form=form or AreaForm(_parents(page), formdata=None, data=_stored(page)),
        token=ButtonForm(formdata=None),
        theirs=theirs,
    )


def _parents(page: AreaPage) -> list[tuple[str, str]]:
    """Return what an area may belong to: what it does, and the reader's areas but those below."""
    own = {row.slug for row in kept_area_tree().rows if row.path.startswith(page.area.path)}
    if page.parent is None:
        return []
    here = [(page.parent.slug, page.parent.name)]
    if not page.may_move:
        return here
    return [(slug, label) for slug, label in area_choices(acting()) if slug not in own] or here


def _others(page: AreaPage) -> list[tuple[str, str]]:
    return [(row.slug, row.name) for row in kept_area_tree().rows if row.id != page.area.id]


def _stored(page: AreaPage) -> dict[str, Any]:
    area = page.area
    values = {name: getattr(area, name) for name in AREA_FIELDS if name != "parent"}
    degrees = {
        name: "" if values[name] is None else str(values[name])
        for name in ("latitude", "longitude")
    }
    return {
        **values,
        **degrees,
        "position": str(area.position),
        "parent": page.parent.slug if page.parent else "",
        "seen": as_read(area),
    }


def _line(row: AreaRow, top: int) -> dict[str, Any]:
    return {
        "url": url_for("register.area", slug=row.slug),
        "name": row.name,
        "kind_label": area_kind_label(row.kind),
        "indent": min(row.depth - top, DEEPEST),
        "is_portal": row.is_portal,
        "has_point": row.latitude is not None,
    }
