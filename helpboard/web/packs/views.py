"""Packs of sheets: ask for one, see how far it is, stop it, take it."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, send_file, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.paper import PACKAGES, can_print
from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import NotFoundError
from helpboard.domain.paper import BUSY, PACK_LIFE, PackBusyError, PackSheet, PackState
from helpboard.extensions import db, writing
from helpboard.models import Area, PaperPack
from helpboard.queries.packs import PackRow, packs_for
from helpboard.services import packs, submissions
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.packs.forms import PackForm
from helpboard.web.packs.words import SHEET_WORDS, STATE_WORDS
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

bp = Blueprint("packs", __name__)

ALL = "/desk/packs"
ONE = f"{ALL}/<int(max={MOST_ID}):pack_id>"
REFRESH_SECONDS = 3


@bp.route(ALL, methods=["GET", "POST"])
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Ask what is to be printed, and show the packs of the last days."""
    form = PackForm(own_area_choices(acting()))
    if form.validate_on_submit():
        try:
            return redirect(url_for("packs.show", pack_id=_asked(form)), 303)
        except PackBusyError:
            form.area.errors = [
                _("A pack for this area is being printed. Please wait until it is done.")
            ]
    page = render_template(
        "packs/index.html",
        form=form,
        rows=[_line(row) for row in packs_for(db.session(), acting())],
        needs_packages="" if can_print() else ", ".join(PACKAGES),
    )
    return page, status_of(form)


def _asked(form: PackForm) -> int:
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return taken.result_id
        pack = packs.ask_for_pack(
            session, actor=acting(), area_id=int(form.area.data), languages=form.languages.data,
            choice=[sheet for sheet in PackSheet if sheet.value in form.sheets.data], now=now,
        )  # fmt: skip
        submissions.made(session, key=key, result_id=pack.id)
        return pack.id


@bp.get(ONE)
@allow(Permission.DESK)
def show(pack_id: int) -> ResponseReturnValue:
    """Show how far a pack is, or that it can be fetched."""
    pack = packs.pack_of(db.session(), acting(), pack_id)
    is_busy = pack.state in BUSY
    answer = make_response(
        render_template(
            "packs/show.html", pack=_shown(pack), is_busy=is_busy,
            is_ready=pack.state is PackState.READY, button=ButtonForm(formdata=None),
        )
    )  # fmt: skip
    if is_busy:
        answer.headers["Refresh"] = str(REFRESH_SECONDS)
    return answer


@bp.post(f"{ONE}/stop")
@allow(Permission.DESK)
def stop(pack_id: int) -> ResponseReturnValue:
    """Let the worker stop; what is printed so far goes."""
    actor = acting()
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            packs.stop_pack(session, actor=actor, pack_id=pack_id, now=datetime.now(UTC))
    else:
        packs.pack_of(db.session(), actor, pack_id)
    return redirect(url_for("packs.show", pack_id=pack_id), 303)


@bp.post(f"{ONE}/file")
@allow(Permission.DESK)
def fetch(pack_id: int) -> ResponseReturnValue:
    """Answer with the file, which is noted in the log, since its cover names addresses."""
    actor, now = acting(), datetime.now(UTC)
    if not ButtonForm().validate_on_submit():
        packs.pack_of(db.session(), actor, pack_id)
        return redirect(url_for("packs.show", pack_id=pack_id), 303)
    with writing(db.session()) as session:
        stored = packs.fetch_pack(session, actor=actor, pack_id=pack_id, now=now)
    path = DeskFiles(settings().desk_folder).path(stored)
    if not path.exists():
        raise NotFoundError(stored)
    name = f"sheets-{pack_id}.zip"
    answer = send_file(path, mimetype="application/zip", as_attachment=True, download_name=name)
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _line(row: PackRow) -> dict[str, Any]:
    sites = ngettext("%(num)d site", "%(num)d sites", row.total)
    return {
        "url": url_for("packs.show", pack_id=row.id),
        "name": _name(row.area_name, row.asked_at),
        "detail": f"{sites} · {STATE_WORDS[row.state]}",
    }


def _shown(pack: PaperPack) -> dict[str, Any]:
    until = dates.local(pack.asked_at + PACK_LIFE)
    return {
        "id": pack.id,
        "name": _name(db.session.get_one(Area, pack.area_id).name, pack.asked_at),
        "state": STATE_WORDS[pack.state],
        "done": pack.done,
        "total": pack.total,
        "sheets": [SHEET_WORDS[PackSheet(code)] for code in pack.choice],
        "until": dates.weekday_and_day(until),
    }


def _name(area_name: str, asked_at: datetime) -> str:
    return _("Sheets for %(area)s, %(day)s", area=area_name, day=dates.day_and_month(asked_at))
