"""The tree of pages at the desk, and beginning a page."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.listing import name_key
from helpboard.domain.page import PageAudience, PageState
from helpboard.extensions import db
from helpboard.queries.desk_pages import DeskPage, desk_tree, tree_of_names
from helpboard.services import pages as service
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.filters import known, select_field, words_typed
from helpboard.web.limits import status_of
from helpboard.web.originals import direction_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.forms import NewPageForm
from helpboard.web.pages.preview import Preview, preview_page
from helpboard.web.pages.saving import home, saved
from helpboard.web.pages.shown import covered, spots
from helpboard.web.pages.words import STATES
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.pages import audience_label

ALL = "/desk/pages"
DEEPEST = 4
"""Deeper levels of the tree stand no further in."""


@bp.get(ALL)
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Show all pages in their tree, with their translations."""
    home()
    audience = known(request.args, "audience", set(PageAudience))
    state = known(request.args, "state", set(PageState))
    text = words_typed(request.args)
    every = desk_tree(db.session(), now=datetime.now(UTC))
    rows = _found(every, audience=audience, state=state, text=text)
    audiences = [(one.value, audience_label(one)) for one in PageAudience]
    states = [(one.value, str(STATES[one])) for one in PageState]
    return render_template(
        "pages/index.html",
        menus=[
            (audience_label(one), [_line(row) for row in rows if row.audience is one])
            for one in PageAudience
            if any(row.audience is one for row in rows)
        ],
        count=ngettext("%(num)d page", "%(num)d pages", len(rows)),
        fields=[
            select_field("audience", _("For whom"), audiences, audience, _("All")),
            select_field("state", _("State"), states, state, _("All")),
        ],
        active=bool(audience or state or text),
        q=text,
        token=ButtonForm(formdata=None),
    )


def _found(
    rows: Sequence[DeskPage], *, audience: str | None, state: str | None, text: str
) -> list[DeskPage]:
    wanted = name_key(text)
    return [
        row
        for row in rows
        if (not audience or row.audience == audience)
        and (not state or row.state == state)
        and (wanted in name_key(row.title) or wanted in row.path)
    ]


def _line(row: DeskPage) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": url_for("pages.edit", page_id=row.id),
        "depth": min(row.depth, DEEPEST),
        "title": row.title,
        "lang": row.source_lang,
        "dir": direction_of(row.source_lang),
        "path": row.path,
        "state": row.state.value,
        "state_label": str(STATES[row.state]),
        "is_discreet": row.is_discreet,
        "for_people_only": row.for_people_only,
        "checked": dates.full_day(row.checked_at) if row.checked_at else "",
        "covered": covered(row.states, row.source_lang),
    }


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new() -> ResponseReturnValue:
    """Begin a page as a draft."""
    home_id, actor = home(), acting()
    below = request.args.get("below", "")
    form = NewPageForm(data={"parent": below, "source_lang": "de"})
    form.offer(spots(tree_of_names(db.session())))
    url = url_for("pages.new")

    def make(session: Session, now: datetime) -> int:
        typed = {**form.typed(), **form.spot()}
        page = service.create_page(session, actor=actor, home_id=home_id, typed=typed, now=now)
        return page.id

    if form.validate_on_submit():
        if "preview" in request.form:
            return preview_page(Preview(_words(form), form.source_lang.data or "de", url), form)
        if "again" not in request.form:
            page_id = saved(form, make)
            if page_id is not None:
                flash(_("The page is a draft now. Publish it when it is ready."), "success")
                return redirect(url_for("pages.edit", page_id=page_id), 303)
    page = render_template("pages/new.html", form=form, action=url)
    return page, 200 if "again" in request.form and not form.errors else status_of(form)


def _words(form: NewPageForm) -> dict[str, str]:
    return {name: form[name].data or "" for name in ("title", "summary", "body")}
