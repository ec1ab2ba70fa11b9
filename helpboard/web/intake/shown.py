"""One spreadsheet: how far it is, what it would do, taking it, putting it away."""

from datetime import date
from typing import Any

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.desk_files import DeskFiles
from helpboard.adapters.spreadsheet_trouble import SpreadsheetError, Trouble
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError, IllegalMoveError
from helpboard.domain.intake import BUSY, IntakeState
from helpboard.domain.tables.cell import Wrong
from helpboard.extensions import db, writing
from helpboard.models import Area, Intake
from helpboard.services import intake as intakes
from helpboard.spreadsheet_words import trouble_text, why
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.intake.blueprint import ONE, bp
from helpboard.web.intake.forms import TakeForm
from helpboard.web.intake.words import KIND_WORDS, STATE_WORDS, VERDICT_WORDS
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow

REFRESH_SECONDS = 2


@bp.get(ONE)
@allow(Permission.DESK)
def show(intake_id: int) -> ResponseReturnValue:
    """Show how far a file is, or what would become of its rows."""
    return _page(intakes.intake_of(db.session(), acting(), intake_id))


@bp.post(f"{ONE}/take")
@allow(Permission.DESK)
def take(intake_id: int) -> ResponseReturnValue:
    """Let the worker take all rows, if they are still those that were shown."""
    form, actor = TakeForm(), acting()
    if not form.validate_on_submit():
        return _page(intakes.intake_of(db.session(), actor, intake_id), 422, _press_again())
    try:
        with writing(db.session()) as session:
            intakes.take(session, actor=actor, intake_id=intake_id, digest=str(form.digest.data))
    except (ConflictError, IllegalMoveError):
        intake = intakes.intake_of(db.session(), actor, intake_id)
        return _page(intake, 409, _("This has changed since you looked at it. Please look again."))
    return redirect(url_for("intake.show", intake_id=intake_id), 303)


@bp.post(f"{ONE}/drop")
@allow(Permission.DESK)
def drop(intake_id: int) -> ResponseReturnValue:
    """Put a file away, with everything that was shown of it; what was taken stays."""
    actor = acting()
    if not ButtonForm().validate_on_submit():
        return _page(intakes.intake_of(db.session(), actor, intake_id), 422, _press_again())
    try:
        with writing(db.session()) as session:
            stored = intakes.drop(session, actor=actor, intake_id=intake_id)
    except IllegalMoveError:
        intake = intakes.intake_of(db.session(), actor, intake_id)
        return _page(intake, 409, _("The worker has this file in hand. Please wait a moment."))
    DeskFiles(settings().desk_folder).drop(stored)
    flash(_("The file has been deleted."), "success")
    return redirect(url_for("intake.index"), 303)


def _press_again() -> str:
    return _("Please press the button again.")


def _page(intake: Intake, status: int = 200, alarm: str = "") -> ResponseReturnValue:
    files = DeskFiles(settings().desk_folder)
    is_busy = intake.state in BUSY
    answer = make_response(
        render_template(
            "intake/waiting.html" if is_busy else "intake/show.html",
            intake=intake,
            kind=KIND_WORDS[intake.kind],
            place=db.session.get_one(Area, intake.area_id).name,
            state=STATE_WORDS[intake.state],
            alarm=alarm,
            percent=files.progress(intake.stored) if is_busy else 100,
            button=ButtonForm(formdata=None),
            **({} if is_busy else _outcome(intake)),
        ),
        status,
    )
    if is_busy:
        answer.headers["Refresh"] = str(REFRESH_SECONDS)
    return answer


def _outcome(intake: Intake) -> dict[str, Any]:
    outcome: dict[str, Any] = intake.outcome or {}
    return {
        "can_be_taken": intake.state is IntakeState.SHOWN,
        "digest": outcome.get("digest", ""),
        "day": dates.day_and_month(intake.ended_at) if intake.ended_at else "",
        "trouble": _trouble(outcome),
        "is_guessed": outcome.get("encoding") == "cp1252",
        "has_changed": bool(outcome.get("has_changed")),
        "counts": [(VERDICT_WORDS[name], outcome.get(name, 0)) for name in VERDICT_WORDS],
        "rows": [
            {
                **row,
                "verdict": VERDICT_WORDS[row["verdict"]],
                "is_new": row["verdict"] == "new",
                "since": _since(row.get("telling")),
            }
            for row in outcome.get("rows", ())
        ],
        "letters": outcome.get("letters", 0),
        "more_rows": _number_of_more(outcome),
        "problems": [
            {**problem, "why": why(Wrong(problem["code"]), problem["params"])}
            for problem in outcome.get("problems", ())
        ],
        "problem_count": outcome.get("problem_count", 0),
    }


def _since(telling: dict[str, Any] | None) -> str:
    return dates.full_day(date.fromisoformat(telling["since"])) if telling else ""


def _number_of_more(outcome: dict[str, Any]) -> int:
    doing = int(outcome.get("new", 0)) + int(outcome.get("changed", 0))
    return doing - len(outcome.get("rows", ()))


def _trouble(outcome: dict[str, Any]) -> str:
    code = outcome.get("trouble", "")
    if code == "not_allowed":
        return _("You no longer look after the area that this file is for.")
    if not code:
        return ""
    return trouble_text(SpreadsheetError(Trouble(code), **outcome.get("params", {})))
