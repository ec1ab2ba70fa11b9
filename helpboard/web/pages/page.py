"""Writing one page: its words, a preview, and what became of them when two write at once."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.page import PageState
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.models import InfoPage
from helpboard.queries.desk_pages import tree_of_names
from helpboard.queries.translation_states import states_of
from helpboard.services import pages as service
from helpboard.services.pages import source_of
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.merging import merged, seen_of, version_of, was_typed
from helpboard.web.originals import direction_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.forms import PAGE_FORM_FIELDS, MoveForm, PageForm
from helpboard.web.pages.preview import Preview, preview_page, troubles
from helpboard.web.pages.saving import PUBLISH, Make, home, said_when_saved, saved
from helpboard.web.pages.shown import covered, in_words, spots
from helpboard.web.pages.tree import ALL
from helpboard.web.pages.words import STATES
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

ONE = f"{ALL}/<int(max={MOST_ID}):page_id>"
CHECKED = "checked"


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def edit(page_id: int) -> ResponseReturnValue:
    """Write a page; POST shows what it will look like, or saves it.

    It also publishes the page with what was typed, or notes that everything in it is right.
    """
    home()
    row = page_of(page_id)
    stored = _stored(row)
    form = PageForm(
        data={**stored, "version": str(row.version), "seen": seen_of(PAGE_FORM_FIELDS, stored)}
    )
    differences: list[dict[str, str]] = []
    is_again = "again" in request.form
    if form.validate_on_submit():
        if "preview" in request.form:
            words = {name: form[name].data or "" for name in ("title", "summary", "body")}
            url = url_for("pages.edit", page_id=page_id)
            return preview_page(Preview(words, row.source_lang, url), form)
        try:
            if not is_again and saved(form, _saving(form, page_id)) is not None:
                flash(_said(row), "success")
                return redirect(url_for("pages.edit", page_id=page_id), 303)
        except ConflictError:
            row = page_of(page_id)
            stored = _stored(row)
            form.version.data = str(row.version)
            differences = merged(form, PAGE_FORM_FIELDS, stored, in_words)
            return _page(row, form, differences), 409
    return _page(row, form, differences), 200 if is_again and not form.errors else status_of(form)


def _saving(form: PageForm, page_id: int) -> Make:
    """Return what saves the words of a form, and does what else its button says.

    Words that nobody has changed on this form are not looked at again before they are published.
    """
    home_id, actor, then = home(), acting(), request.form.get("then", "")

    def save(session: Session, now: datetime) -> int:
        if then not in {PUBLISH, CHECKED} or was_typed(form, PAGE_FORM_FIELDS):
            service.change_page(
                session,
                actor=actor,
                home_id=home_id,
                page_id=page_id,
                typed=form.typed(),
                version=version_of(form.version.data),
                now=now,
            )
        if then == PUBLISH:
            state = PageState.PUBLISHED
            service.set_state(
                session, actor=actor, home_id=home_id, page_id=page_id, state=state, now=now
            )
        elif then == CHECKED:
            service.say_checked(session, actor=actor, home_id=home_id, page_id=page_id, now=now)
        return page_id

    return save


def _said(row: InfoPage) -> str:
    if request.form.get("then") == CHECKED:
        return _("Noted: everything on this page is right today.")
    return said_when_saved(row.state)


def page_of(page_id: int) -> InfoPage:
    """Read a page anew; raises ``NotFoundError``."""
    row = db.session.get(InfoPage, page_id, populate_existing=True)
    if row is None:
        raise NotFoundError(page_id)
    return row


def page_with_moving(row: InfoPage, form: MoveForm | None = None) -> str:
    """Return the page of a page, with what was wrong with moving it."""
    stored = _stored(row)
    data = {**stored, "version": str(row.version), "seen": seen_of(PAGE_FORM_FIELDS, stored)}
    return _page(row, PageForm(formdata=None, data=data), [], move=form)


def moving(row: InfoPage, **kwargs: Any) -> MoveForm:
    """Return the form that moves a page."""
    form = MoveForm(
        data={
            "parent": str(row.parent_id or row.audience.value),
            "slug": row.slug,
            "version": str(row.version),
        },
        prefix="",
        **kwargs,
    )
    form.offer(spots(tree_of_names(db.session()), without=row.path))
    return form


def _page(
    row: InfoPage,
    form: PageForm,
    differences: list[dict[str, str]],
    *,
    move: MoveForm | None = None,
) -> str:
    tree = tree_of_names(db.session())
    states = states_of(db.session(), ItemKind.PAGE, {row.id: source_of(row)}, now=datetime.now(UTC))
    by_id = {one.id: one for one in tree}
    above: list[tuple[str, str]] = []
    parent = by_id.get(row.parent_id or 0)
    while parent is not None:
        above.insert(0, (parent.title, url_for("pages.edit", page_id=parent.id)))
        parent = by_id.get(parent.parent_id or 0)
    return render_template(
        "pages/edit.html",
        row=row,
        form=form,
        move=move or moving(row, formdata=None),
        is_moving=move is not None,
        differences=differences,
        troubles=troubles(form.body.data or ""),
        above=above,
        below=[one for one in tree if one.parent_id == row.id],
        state_label=str(STATES[row.state]),
        is_public=row.state is PageState.PUBLISHED,
        is_draft=row.state is PageState.DRAFT,
        checked=dates.full_day(row.checked_at) if row.checked_at else "",
        text_direction=direction_of(row.source_lang),
        covered=covered(states.get(row.id, {}), row.source_lang),
        token=ButtonForm(formdata=None),
    )


def _stored(row: InfoPage) -> dict[str, Any]:
    return {name: getattr(row, name) for name in PAGE_FORM_FIELDS}
