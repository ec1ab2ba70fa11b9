"""What is done with a page besides writing it: hide, move, delete."""

from datetime import datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, IllegalMoveError, MalformedError
from helpboard.domain.page import PageState
from helpboard.services import pages as service
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.merging import version_of
from helpboard.web.pages.blueprint import bp
from helpboard.web.pages.page import ONE, moving, page_of, page_with_moving
from helpboard.web.pages.saving import home, press, saved
from helpboard.web.permissions import Permission, allow

_TOLD = {
    PageState.PUBLISHED: lambda: _("The page is public."),
    PageState.HIDDEN: lambda: _("The page is hidden: only the desk sees it."),
}
_STEPS = {"up": -1, "down": 1}


@bp.post(f"{ONE}/state")
@allow(Permission.DESK)
def set_state(page_id: int) -> ResponseReturnValue:
    """Publish a page, or hide it."""
    home_id, actor, form = home(), acting(), ButtonForm()
    wanted = request.form.get("change", "")
    if wanted not in {state.value for state in _TOLD}:
        raise MalformedError("change")
    state = PageState(wanted)

    def change(session: Session, now: datetime) -> int:
        return service.set_state(
            session, actor=actor, home_id=home_id, page_id=page_id, state=state, now=now
        ).id

    form.validate_on_submit()
    try:
        if press(form, change):
            flash(_TOLD[state](), "success")
    except IllegalMoveError:
        flash(_("This page cannot become that any more."), "alarm")
    return redirect(url_for("pages.edit", page_id=page_id), 303)


@bp.post(f"{ONE}/shift")
@allow(Permission.DESK)
def shift(page_id: int) -> ResponseReturnValue:
    """Let a page change places with its neighbour in the menu."""
    home_id, actor, form = home(), acting(), ButtonForm()
    step = _STEPS.get(request.form.get("change", ""))
    if step is None:
        raise MalformedError("change")

    def change(session: Session, now: datetime) -> int:
        return service.shift_page(
            session, actor=actor, home_id=home_id, page_id=page_id, step=step, now=now
        ).id

    form.validate_on_submit()
    press(form, change)
    return redirect(url_for("pages.index", _anchor=f"page-{page_id}"), 303)


@bp.post(f"{ONE}/move")
@allow(Permission.DESK)
def move(page_id: int) -> ResponseReturnValue:
    """Put a page with all below it somewhere else, or give it another address."""
    home_id, actor = home(), acting()
    row = page_of(page_id)
    form = moving(row)

    def change(session: Session, now: datetime) -> int:
        return service.move_page(
            session,
            actor=actor,
            home_id=home_id,
            page_id=page_id,
            typed=form.spot(),
            version=version_of(form.version.data),
            now=now,
        ).id

    if form.validate_on_submit():
        try:
            if saved(form, change) is not None:
                flash(_("Moved. The old addresses lead to the new ones."), "success")
                return redirect(url_for("pages.edit", page_id=page_id), 303)
        except ConflictError:
            flash(_("Somebody else has changed this page in the meantime."), "alarm")
            return page_with_moving(page_of(page_id)), 409
    return page_with_moving(page_of(page_id), form), status_of(form)


@bp.post(f"{ONE}/delete")
@allow(Permission.DESK)
def delete(page_id: int) -> ResponseReturnValue:
    """Delete a page that was never public."""
    home_id, actor, form = home(), acting(), ButtonForm()

    def remove(session: Session, now: datetime) -> int:
        service.delete_page(session, actor=actor, home_id=home_id, page_id=page_id, now=now)
        return 0

    form.validate_on_submit()
    try:
        if press(form, remove):
            flash(_("The page is deleted."))
            return redirect(url_for("pages.index"), 303)
    except IllegalMoveError:
        flash(_("Only a draft without pages below it can be deleted."), "alarm")
    return redirect(url_for("pages.edit", page_id=page_id), 303)
