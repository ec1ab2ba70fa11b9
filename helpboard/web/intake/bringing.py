"""The list of spreadsheets, and bringing a new one."""

from datetime import UTC, datetime

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.desk_files import DeskFiles
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError
from helpboard.domain.intake import TooManyWaitingError
from helpboard.extensions import db, writing
from helpboard.queries.intake import intakes_of
from helpboard.services import intake as intakes
from helpboard.services import submissions
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.intake.blueprint import IMPORT, bp
from helpboard.web.intake.forms import BringForm
from helpboard.web.intake.words import FORMATS, KIND_WORDS, STATE_WORDS
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route(IMPORT, methods=["GET", "POST"])
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Show what the reader has brought, and take in a new file."""
    form = BringForm(own_area_choices(acting()))
    if form.validate_on_submit():
        try:
            return redirect(url_for("intake.show", intake_id=_brought(form)), 303)
        except TooManyWaitingError:
            form.file.errors = [
                _("Some of your files still wait. Please come back when one is done.")
            ]
    page = render_template(
        "intake/index.html",
        form=form,
        rows=[
            {
                "url": url_for("intake.show", intake_id=row.id),
                "name": f"{row.file_name} · {KIND_WORDS[row.kind]}",
                "detail": f"{STATE_WORDS[row.state]} · {row.area_name} · "
                f"{dates.day_and_month(row.created_at)}",
            }
            for row in intakes_of(db.session(), acting())
        ],
        kinds=KIND_WORDS.items(),
        formats=FORMATS,
    )
    return page, status_of(form)


def _brought(form: BringForm) -> int:
    """Keep the file and let the worker have it; the file goes again when that fails."""
    files, key, now = DeskFiles(settings().desk_folder), submission_key(), datetime.now(UTC)
    brought = intakes.Brought(
        kind=form.kind.data,
        file_name=_clean_name(str(form.file.data.filename)),
        stored=files.keep(form.content, form.suffix),
    )
    try:
        with writing(db.session()) as session:
            taken = submissions.once(session, key=key, now=now)
            if taken.is_first or taken.result_id is None:
                intake = intakes.bring(
                    session, actor=acting(), area_id=form.area.data, brought=brought, now=now
                )
                submissions.made(session, key=key, result_id=intake.id)
                return intake.id
    except DomainError:
        files.drop(brought.stored)
        raise
    files.drop(brought.stored)
    return taken.result_id


def _clean_name(name: str) -> str:
    """Return the last part of a file's name with nothing in it that a page would obey."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable())[-120:]
