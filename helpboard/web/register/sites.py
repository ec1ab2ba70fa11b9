"""Sites on the desk: where people live, which groups serve them, who may know (rule 5)."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.plan import PLANNED_AFTER
from helpboard.domain.site_profile import SITE_FIELDS
from helpboard.extensions import db, writing
from helpboard.models import Site
from helpboard.queries.register_sites import (
    SitePage,
    SiteRow,
    Stage,
    site_page,
    sites_in_register,
    what_points_to_site,
)
from helpboard.services import sites as service
from helpboard.services.sites import as_read
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_asked, area_choices, desk_area_field
from helpboard.web.filters import known, select_field, words_typed
from helpboard.web.limits import status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import spoken_groups
from helpboard.web.register.blueprint import bp
from helpboard.web.register.reach import today
from helpboard.web.register.saving import is_saved
from helpboard.web.register.site_forms import ServingForm, SiteForm
from helpboard.web.register.site_words import POINTS_TO_IT, site_kind_label
from helpboard.web.words.spoken import language_name

ALL = "/desk/sites"
ONE = f"{ALL}/<int(max={MOST_ID}):site_id>"


@bp.get(ALL)
@allow(Permission.DESK)
def sites() -> ResponseReturnValue:
    """Show the sites of the reader's areas, those that close first before all others."""
    actor, area = acting(), area_asked(request.args, acting())
    asked = known(request.args, "state", {stage.value for stage in Stage})
    text = words_typed(request.args)
    rows = sites_in_register(
        db.session(), actor, today=today(), text=text, area_path=area.path if area else "",
        stage=Stage(asked) if asked else None,
    )  # fmt: skip
    stages = [(Stage.CLOSING.value, _("closes")), (Stage.CLOSED.value, _("has closed"))]
    state = select_field("state", _("State"), stages, asked, _("All that are open"))
    return render_template(
        "register/sites.html",
        rows=[_line(row) for row in rows],
        count=ngettext("%(num)d site", "%(num)d sites", len(rows)),
        people=sum(row.head_count or 0 for row in rows),
        fields=[state, desk_area_field(actor, area)],
        active=bool(asked or area or text),
        q=text,
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_site() -> ResponseReturnValue:
    """Put a site into the register."""
    actor, form = acting(), SiteForm(area_choices(acting()))
    if form.validate_on_submit():
        made: dict[str, int] = {}

        def add(session: Session, now: datetime) -> None:
            row = service.add_site(session, actor=actor, typed=form.typed(), now=now)
            made["id"] = row.id

        if is_saved(form, add):
            flash(_("The site is in the register."), "success")
            return redirect(_url(made.get("id")), 303)
    return _form_page(form, url_for("register.new_site"), url_for("register.sites"))


@bp.get(ONE)
@allow(Permission.DESK)
def site(site_id: int) -> ResponseReturnValue:
    """Show a site with its address, its groups, and who may know of it."""
    return _page(site_page(db.session(), acting(), site_id))


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.DESK)
def edit_site(site_id: int) -> ResponseReturnValue:
    """Change what the register says; when somebody else was faster, both texts are shown."""
    actor = acting()
    page = site_page(db.session(), actor, site_id)
    form = SiteForm(area_choices(actor), data=_stored(page))
    theirs = None
    if form.validate_on_submit():

        def edit(session: Session, now: datetime) -> None:
            seen = form.seen.data or ""
            typed = form.typed()
            service.edit_site(
                session, actor=actor, site_id=site_id, typed=typed, seen=seen, now=now
            )

        try:
            if is_saved(form, edit):
                return redirect(_url(site_id), 303)
        except ConflictError:
            theirs = site_page(db.session(), actor, site_id).site
            form.seen.data = as_read(theirs)
    action = url_for("register.edit_site", site_id=site_id)
    return _form_page(form, action, _url(site_id), theirs=theirs)


@bp.route(f"{ONE}/remove", methods=["GET", "POST"])
@allow(Permission.DESK)
def remove_site(site_id: int) -> ResponseReturnValue:
    """Ask once more, or say what still points to the site; POST removes it for good."""
    actor, form, now = acting(), ButtonForm(), datetime.now(UTC)
    page = site_page(db.session(), actor, site_id)
    if not form.validate_on_submit():
        return _removing(page, form), status_of(form)
    try:
        with writing(db.session()) as session:
            service.remove_site(session, actor=actor, site_id=site_id, today=today(), now=now)
    except IllegalMoveError:
        return _removing(site_page(db.session(), actor, site_id), form), 409
    flash(_("The site is removed from the register."), "success")
    return redirect(url_for("register.sites"), 303)


def _removing(page: SitePage, form: ButtonForm) -> str:
    there = what_points_to_site(db.session(), page.site.id)
    return render_template(
        "register/site_remove.html",
        house=page.site,
        has_closed=_has_closed(page.site),
        there=[(number, POINTS_TO_IT[kind]) for kind, number in there.items()],
        form=form,
    )


@bp.post(f"{ONE}/groups")
@allow(Permission.DESK)
def serve(site_id: int) -> ResponseReturnValue:
    """Note that a group serves the site, or the words beside one that does."""
    actor = acting()
    page = site_page(db.session(), actor, site_id)
    form = ServingForm(groups=_choices(page))
    if form.validate_on_submit():
        group_id, note, now = int(form.group.data), form.note.data or "", datetime.now(UTC)
        with writing(db.session()) as session:
            service.serve(
                session, actor=actor, site_id=site_id, group_id=group_id, note=note, now=now
            )
        return redirect(_url(site_id), 303)
    return _page(page, form)


@bp.post(f"{ONE}/groups/<int(max={MOST_ID}):group_id>/end")
@allow(Permission.DESK)
def serve_no_more(site_id: int, group_id: int) -> ResponseReturnValue:
    """Note that a group serves the site no more."""
    actor, now = acting(), datetime.now(UTC)
    page = site_page(db.session(), actor, site_id)
    if not ButtonForm().validate_on_submit():
        return _pressed_late(page)
    with writing(db.session()) as session:
        service.serve_no_more(session, actor=actor, site_id=site_id, group_id=group_id, now=now)
    return redirect(_url(site_id), 303)


@bp.post(f"{ONE}/people/<int(max={MOST_ID}):user_id>/end")
@allow(Permission.DESK)
def take_back_release(site_id: int, user_id: int) -> ResponseReturnValue:
    """Let a person no longer know where the site is."""
    actor, now = acting(), datetime.now(UTC)
    page = site_page(db.session(), actor, site_id)
    if not ButtonForm().validate_on_submit():
        return _pressed_late(page)
    with writing(db.session()) as session:
        service.take_back_release(session, actor=actor, site_id=site_id, user_id=user_id, now=now)
    flash(_("From now on this person does not see the address any more."))
    return redirect(_url(site_id), 303)


def _url(site_id: int | None) -> str:
    if site_id is None:
        return url_for("register.sites")
    return url_for("register.site", site_id=site_id)


def _pressed_late(page: SitePage) -> ResponseReturnValue:
    flash(_("Please press the button again."), "alarm")
    answer, _status = _page(page)
    return answer, 422


def _page(page: SitePage, form: ServingForm | None = None) -> tuple[str, int]:
    row = page.site
    shown = render_template(
        "register/site.html",
        house=row,
        area_name=page.area.name,
        kind_label=site_kind_label(row.kind),
        closes=dates.full_day(row.closes_on) if row.closes_on else "",
        has_closed=_has_closed(row),
        may_plan=row.closes_on is not None and row.closes_on >= today() - PLANNED_AFTER,
        spoken=", ".join(language_name(code) for code in row.languages),
        groups=page.groups,
        released=[
            (one, dates.full_day(dates.local(one.at).date()), one.by or _("somebody who has left"))
            for one in page.released
        ],
        form=form or ServingForm(groups=_choices(page), formdata=None),
        token=ButtonForm(formdata=None),
    )
    return shown, status_of(form) if form else 200


def _choices(page: SitePage) -> list[tuple[str, str]]:
    return [(str(number), name) for number, name in page.others]


def _form_page(
    form: SiteForm, action: str, back_url: str, *, theirs: Site | None = None
) -> ResponseReturnValue:
    page = render_template(
        "register/site_form.html",
        form=form,
        spoken=spoken_groups(form.languages.data or ()),
        action=action,
        back_url=back_url,
        theirs=theirs,
        is_new=action.endswith("/new"),
    )
    return page, 409 if theirs else status_of(form)


def _stored(page: SitePage) -> dict[str, Any]:
    row = page.site
    values = {name: getattr(row, name) for name in SITE_FIELDS if name != "area"}
    count = "" if row.head_count is None else str(row.head_count)
    day = row.closes_on.isoformat() if row.closes_on else ""
    return {
        **values,
        "area": page.area.slug,
        "head_count": count,
        "closes_on": day,
        "seen": as_read(row),
    }


def _line(row: SiteRow) -> dict[str, Any]:
    groups = ngettext("%(num)d group", "%(num)d groups", row.groups)
    lives = ngettext("%(num)d person", "%(num)d people", row.head_count or 0)
    parts = [site_kind_label(row.kind), row.area_name, lives if row.head_count else "", groups]
    return {
        "id": row.id,
        "url": url_for("register.site", site_id=row.id),
        "name": row.name,
        "detail": " · ".join(part for part in parts if part),
        "is_alone": not row.groups,
        "closes": dates.full_day(row.closes_on) if row.closes_on else "",
        "has_closed": _has_closed(row),
    }


def _has_closed(row: Site | SiteRow) -> bool:
    return row.closes_on is not None and row.closes_on < today()
