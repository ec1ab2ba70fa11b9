"""Writing out tables of the reader's areas, and the whole town for a change of provider."""

from datetime import UTC, datetime

from flask import Response, make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.spreadsheet_trouble import SpreadsheetError
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.intake import DOWNLOAD_LIFE, TownExportState
from helpboard.domain.tables.tables import TABLES
from helpboard.extensions import db, writing
from helpboard.models import TownExport
from helpboard.services import exporting, submissions
from helpboard.services.exchange.collect import collect_rows
from helpboard.spreadsheet_words import trouble_text
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.home import home_of
from helpboard.web.intake.blueprint import EXPORT, TOWN, bp
from helpboard.web.intake.forms import ExportForm
from helpboard.web.intake.sheets import sheet_answer
from helpboard.web.intake.words import TOWN_WORDS
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

REFRESH_SECONDS = 3


@bp.route(EXPORT, methods=["GET", "POST"])
@allow(Permission.DESK)
def export() -> ResponseReturnValue:
    """Ask which table is wanted, and answer with it; that is noted in the log."""
    form = ExportForm(own_area_choices(acting()))
    if form.validate_on_submit():
        try:
            return _table(form)
        except SpreadsheetError as error:
            form.format.errors = [trouble_text(error)]
    page = render_template(
        "intake/export.html", form=form, may_take_town=home_of(acting()) is not None,
        towns=[_town_row(town) for town in exporting.towns_of(db.session(), acting())],
        button=ButtonForm(formdata=None),
    )  # fmt: skip
    return page, status_of(form)


def _table(form: ExportForm) -> Response:
    kind, now = form.kind.data, datetime.now(UTC)
    with writing(db.session()) as session:
        within = exporting.note_export(
            session, actor=acting(), area_id=form.area.data, kind=kind, now=now
        )
    rows = collect_rows(db.session(), TABLES[kind], within=within)
    name = f"{kind}-{dates.local(now):%Y-%m-%d}"
    return sheet_answer(TABLES[kind], rows, suffix=form.format.data, name=name)


@bp.post(f"{EXPORT}/town")
@allow(Permission.DESK)
def ask_for_town() -> ResponseReturnValue:
    """Let the worker write everything into one file."""
    actor, home_id = acting(), home_of(acting())
    if home_id is None:
        raise NotFoundError("town")
    if not ButtonForm().validate_on_submit():
        return redirect(url_for("intake.export"), 303)
    now, key = datetime.now(UTC), submission_key()
    stored = DeskFiles(settings().desk_folder).new_name(".zip")
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        export_id = taken.result_id
        if taken.is_first or export_id is None:
            asked = exporting.ask_for_town(
                session, actor=actor, area_id=home_id, stored=stored, now=now
            )
            export_id = asked.id
            submissions.made(session, key=key, result_id=export_id)
    return redirect(url_for("intake.town", export_id=export_id), 303)


@bp.get(TOWN)
@allow(Permission.DESK)
def town(export_id: int) -> ResponseReturnValue:
    """Show how far the file is, or that it can be fetched."""
    found = exporting.town_of(db.session(), acting(), export_id)
    is_busy = found.state in (TownExportState.WAITING, TownExportState.WRITING)
    files = DeskFiles(settings().desk_folder)
    answer = make_response(
        render_template(
            "intake/town.html", town=_town_row(found), is_busy=is_busy,
            is_ready=found.state is TownExportState.READY, sha256=found.sha256,
            percent=files.progress(found.stored) if is_busy else 100,
            button=ButtonForm(formdata=None),
        )
    )  # fmt: skip
    if is_busy:
        answer.headers["Refresh"] = str(REFRESH_SECONDS)
    return answer


@bp.post(f"{TOWN}/file")
@allow(Permission.DESK)
def fetch_town(export_id: int) -> ResponseReturnValue:
    """Answer with the file, which is noted in the log; only its asker gets it, and for a day."""
    if not ButtonForm().validate_on_submit():
        return redirect(url_for("intake.town", export_id=export_id), 303)
    now = datetime.now(UTC)
    with writing(db.session()) as session:
        stored = exporting.fetch_town(session, actor=acting(), export_id=export_id, now=now)
    path = DeskFiles(settings().desk_folder).path(stored)
    if not path.exists():
        raise NotFoundError(stored)
    name = f"helpboard-{dates.local(now):%Y-%m-%d}.zip"
    answer = send_file(path, mimetype="application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _town_row(town: TownExport) -> dict[str, object]:
    until = dates.local(town.created_at + DOWNLOAD_LIFE)
    return {
        "id": town.id,
        "url": url_for("intake.town", export_id=town.id),
        "state": TOWN_WORDS[town.state],
        "size": max(1, round(town.size / 1_000_000)),
        "name": _("The whole town, %(day)s", day=dates.day_and_month(town.created_at)),
        "until": f"{dates.day_and_month(until)}, {dates.clock(until)}",
    }
