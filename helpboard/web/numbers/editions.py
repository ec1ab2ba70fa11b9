"""Editions of a report: frozen, looked at, taken along as PDF or ODT, published."""

from datetime import UTC, datetime

from flask import Response, flash, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.paper import PaperMissingError
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.report import slug_of
from helpboard.extensions import db, writing
from helpboard.models import ReportEdition
from helpboard.queries.figures.reports import edition_of
from helpboard.services import reports
from helpboard.services.submissions import made, once
from helpboard.web import dates
from helpboard.web.actors import acting, signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.edition import report_words, shown_parts
from helpboard.web.limits import FILES, refuse_beyond
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.freezing import frozen_report
from helpboard.web.numbers.paper import edition_as_odt, edition_as_pdf
from helpboard.web.numbers.report_forms import PublishForm
from helpboard.web.numbers.reports import ONE, again
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

EDITION = f"{ONE}/editions/<int(max={MOST_ID}):number>"
ODT = "application/vnd.oasis.opendocument.text"


@bp.post(f"{ONE}/freeze")
@allow(Permission.DESK)
def freeze(report_id: int) -> ResponseReturnValue:
    """Keep the report as it is now as its next edition."""
    if not ButtonForm().validate_on_submit():
        return again(report_id)
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    with writing(db.session()) as session:
        report = reports.report_of(session, actor, report_id, is_changing=True)
        taken = once(session, key=key, now=now)
        number = taken.result_id
        if taken.is_first or number is None:
            edition = reports.freeze(
                session, actor=actor, report=report, now=now,
                version=request.form.get("version", 0, type=int),
                frozen=lambda before: frozen_report(report, now=now, before=before),
            )  # fmt: skip
            number = edition.number
            made(session, key=key, result_id=number)
    flash(_("This edition stays as it is, whatever happens on the board."), "success")
    return redirect(url_for("numbers.edition", report_id=report_id, number=number), 303)


@bp.get(EDITION)
@allow(Permission.DESK)
def edition(report_id: int, number: int) -> ResponseReturnValue:
    """Show an edition with exact numbers, and with what others read."""
    found = _edition(report_id, number)
    is_public = reports.is_readable(found)
    return render_template(
        "numbers/edition.html",
        report_id=report_id,
        number=number,
        frozen=found.frozen,
        digest=found.digest,
        frozen_on=dates.full_day(found.frozen_at),
        exact=shown_parts(found.frozen, is_exact=True),
        words=report_words(found.frozen),
        is_public=is_public,
        public_url=public_address(found),
        form=PublishForm(formdata=None),
    )


@bp.post(f"{EDITION}/publish")
@allow(Permission.DESK)
def publish(report_id: int, number: int) -> ResponseReturnValue:
    """Let everybody read an edition, or no longer."""
    form, actor = PublishForm(), acting()
    if not form.validate_on_submit():
        return again(report_id)
    is_public = form.public.data == "yes"
    with writing(db.session()) as session:
        report = reports.report_of(session, actor, report_id, is_changing=True)
        found = edition_of(session, report_id, number)
        if found is not None and reports.is_readable(found) != is_public:
            reports.publish(
                session, actor=actor, report=report, number=number, is_public=is_public,
                now=datetime.now(UTC),
            )  # fmt: skip
    flash(_("Everybody can read it now.") if is_public else _("It is no longer public."), "success")
    return redirect(url_for("numbers.edition", report_id=report_id, number=number), 303)


@bp.get(f"{EDITION}/pdf")
@allow(Permission.DESK)
def edition_pdf(report_id: int, number: int) -> ResponseReturnValue:
    """Return an edition as others read it, as PDF; without pango as a page to print."""
    found = _edition(report_id, number)
    refuse_beyond(FILES, f"user {signed_in().id}")
    try:
        return _file(edition_as_pdf(found), "application/pdf", f"{_name(found)}.pdf")
    except PaperMissingError:
        return render_template(
            "numbers/print.html",
            frozen=found.frozen,
            parts=shown_parts(found.frozen),
            words=report_words(found.frozen),
            number=number,
            back=url_for("numbers.edition", report_id=report_id, number=number),
        )


@bp.get(f"{EDITION}/odt")
@allow(Permission.DESK)
def edition_odt(report_id: int, number: int) -> Response:
    """Return an edition as others read it, for word processors."""
    found = _edition(report_id, number)
    refuse_beyond(FILES, f"user {signed_in().id}")
    return _file(edition_as_odt(found), ODT, f"{_name(found)}.odt")


def public_address(found: ReportEdition) -> str:
    """Return where everybody reads an edition, once it is published."""
    slug = slug_of(found.frozen["title"], found.report_id)
    return url_for("reports.show", slug=f"{slug}-{found.number}")


def _name(found: ReportEdition) -> str:
    return f"{slug_of(found.frozen['title'], found.report_id)}-{found.number}"


def _edition(report_id: int, number: int) -> ReportEdition:
    reports.report_of(db.session(), acting(), report_id)
    found = edition_of(db.session(), report_id, number)
    if found is None:
        raise NotFoundError(number)
    return found


def _file(data: bytes, mimetype: str, name: str) -> Response:
    answer = make_response(data)
    answer.mimetype = mimetype
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
