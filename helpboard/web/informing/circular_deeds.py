"""Writing, sending and dropping circulars, and reminding the silent."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.circular import (
    AnswerOverError,
    CircularState,
    NobodyToWriteToError,
    RemindedTodayError,
)
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.fields import FieldsError
from helpboard.domain.policy import Actor
from helpboard.extensions import db, writing
from helpboard.queries.circular_readers import readers_of
from helpboard.queries.circulars import CircularPage, circular_for
from helpboard.queries.plans import SiteChoice, sites_of
from helpboard.services import circular_sending
from helpboard.services import circulars as service
from helpboard.services.circulars import PARTS
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.informing.blueprint import bp
from helpboard.web.informing.circular_form import VersionForm, circular_form, version_of
from helpboard.web.informing.circulars import ALL, ONE, circular_page, goes_to
from helpboard.web.informing.texts import languages_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_circular() -> ResponseReturnValue:
    """Write a circular; it stays a draft until it is sent."""
    actor = acting()
    form = circular_form(actor, _sites(actor), None)
    if form.validate_on_submit() and not _is_counting():
        try:
            circular_id = _written(form)
        except FieldsError as error:
            form.tell(error)
        else:
            return redirect(url_for("informing.circular", circular_id=circular_id), 303)
    return _form_page(form, url_for("informing.new_circular"))


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.DESK)
def edit_circular(circular_id: int) -> ResponseReturnValue:
    """Change a draft; what somebody else has changed meanwhile is shown, and nothing is lost."""
    actor = acting()
    page = circular_for(db.session(), actor, circular_id)
    if page.state is not CircularState.DRAFT:
        return redirect(url_for("informing.circular", circular_id=circular_id), 303)
    form, is_stale = circular_form(actor, _sites(actor), page), False
    if form.validate_on_submit() and not _is_counting():
        try:
            _changed(form, circular_id)
        except FieldsError as error:
            form.tell(error)
        except (ConflictError, IllegalMoveError):
            is_stale = True
            page = circular_for(db.session(), actor, circular_id)
            form.version.data = str(page.version)
        else:
            return redirect(url_for("informing.circular", circular_id=circular_id), 303)
    action = url_for("informing.edit_circular", circular_id=circular_id)
    return _form_page(form, action, page=page, is_stale=is_stale)


@bp.post(f"{ONE}/send")
@allow(Permission.DESK)
def send_circular(circular_id: int) -> ResponseReturnValue:
    """Send what was looked at; whatever has changed since is shown first."""
    form, actor, now = VersionForm(), acting(), datetime.now(UTC)
    page = circular_for(db.session(), actor, circular_id)
    if not form.validate_on_submit():
        return circular_page(page, form=form, trouble=_open_too_long())
    try:
        with writing(db.session()) as session:
            circular_sending.send(
                session,
                actor=actor,
                circular_id=circular_id,
                version=form.number(),
                now=now,
                zone=settings().timezone,
            )
    except IllegalMoveError:
        flash(_("It has been sent already."), "alarm")
    except ConflictError:
        changed = _(
            "Somebody has changed this circular. Nothing was sent. Please look at it as it is now."
        )
        return _not_sent(circular_id, changed)
    except NobodyToWriteToError:
        return _not_sent(circular_id, _("Nobody fits any more. Nothing was sent."))
    except AnswerOverError:
        return _not_sent(circular_id, _("The day for answers is over. Please choose another one."))
    else:
        flash(_("It is sent. Everybody gets a letter of their own."), "success")
    return redirect(url_for("informing.circular", circular_id=circular_id), 303)


@bp.post(f"{ONE}/remind")
@allow(Permission.DESK)
def remind(circular_id: int) -> ResponseReturnValue:
    """Write again to those who have not answered, at most once a day."""
    form, actor, now = ButtonForm(), acting(), datetime.now(UTC)
    page = circular_for(db.session(), actor, circular_id)
    if not form.validate_on_submit():
        return circular_page(page, trouble=_open_too_long())
    try:
        with writing(db.session()) as session:
            number = circular_sending.remind(
                session,
                actor=actor,
                circular_id=circular_id,
                now=now,
                zone=settings().timezone,
            )
    except RemindedTodayError:
        flash(_("Nobody is reminded twice within a day."), "alarm")
    except AnswerOverError:
        flash(_("The day for answers is over. Nobody is reminded any more."), "alarm")
    else:
        sentence = ngettext("%(num)d person is reminded.", "%(num)d people are reminded.", number)
        flash(sentence, "success")
    return redirect(url_for("informing.circular", circular_id=circular_id), 303)


@bp.post(f"{ONE}/drop")
@allow(Permission.DESK)
def drop_circular(circular_id: int) -> ResponseReturnValue:
    """Throw a draft away."""
    form, actor, now = VersionForm(), acting(), datetime.now(UTC)
    page = circular_for(db.session(), actor, circular_id)
    if not form.validate_on_submit():
        return circular_page(page, form=form, trouble=_open_too_long())
    try:
        with writing(db.session()) as session:
            service.drop_draft(
                session, actor=actor, circular_id=circular_id, version=form.number(), now=now
            )
    except ConflictError:
        return _not_sent(circular_id, _("Somebody has changed this circular. Nothing was deleted."))
    flash(_("The draft is gone."), "success")
    return redirect(url_for("informing.circulars"), 303)


def _open_too_long() -> str:
    return _("This page was open for a long time. Please press the button once more.")


def _not_sent(circular_id: int, trouble: str) -> ResponseReturnValue:
    db.session().rollback()
    return circular_page(circular_for(db.session(), acting(), circular_id), trouble=trouble)


def _is_counting() -> bool:
    return request.form.get("then") == "count"


def _form_page(
    form: Any, action: str, *, page: CircularPage | None = None, is_stale: bool = False
) -> ResponseReturnValue:
    counted = _counted(form) if form.is_submitted() and _is_counting() and not form.errors else ""
    html = render_template(
        "informing/circular_form.html",
        form=form,
        action=action,
        page=page,
        is_stale=is_stale,
        counted=counted,
        texts=languages_of(form, PARTS),
        cancel=url_for("informing.circular", circular_id=page.id)
        if page
        else url_for("informing.circulars"),
    )
    if is_stale:
        return html, 409
    return html, 422 if form.errors else 200


def _counted(form: Any) -> str:
    draft = form.draft()
    if wrong := draft.filters.check(draft.audience):
        return _("Nobody fits: %(filter)s", filter=form[wrong[0]].label.text)
    return goes_to(
        readers_of(
            db.session(),
            audience=draft.audience,
            filters=draft.filters,
            area_id=draft.area_id,
            today=dates.local(datetime.now(UTC)).date(),
        )
    )


def _written(form: Any) -> int:
    actor = acting()

    def make(session: Session, now: datetime) -> int:
        made = service.write_draft(
            session, actor=actor, draft=form.draft(), today=dates.local(now).date(), now=now
        )
        return made.id

    return made_once(make)


def _changed(form: Any, circular_id: int) -> None:
    now, actor = datetime.now(UTC), acting()
    with writing(db.session()) as session:
        service.change_draft(
            session,
            actor=actor,
            circular_id=circular_id,
            version=version_of(form),
            draft=form.draft(),
            today=dates.local(now).date(),
            now=now,
        )


def _sites(actor: Actor) -> list[SiteChoice]:
    return sites_of(db.session(), actor, today=dates.local(datetime.now(UTC)).date())
