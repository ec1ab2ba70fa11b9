"""Reports to the council: the list, a new one, and one that is being written."""

from datetime import UTC, date, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError
from helpboard.domain.report import BlockKind
from helpboard.extensions import db, writing
from helpboard.models import Report
from helpboard.queries.figures.reports import editions_of, last_edition, reports_of
from helpboard.services import reports
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.edition import report_words, shown_parts
from helpboard.web.limits import status_of
from helpboard.web.numbers.areas import area_labels, chosen_area, own_areas
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.freezing import frozen_report
from helpboard.web.numbers.outline import template_blocks
from helpboard.web.numbers.report_forms import PeriodForm, ReportForm, StepForm
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import made_once

ONE = f"/desk/report/<int(max={MOST_ID}):report_id>"


@bp.get("/desk/report")
@allow(Permission.DESK)
def report_list() -> ResponseReturnValue:
    """Show the reports of the reader's areas, the newest first."""
    return render_template(
        "numbers/reports.html",
        rows=[
            {
                "url": url_for("numbers.report", report_id=row.id),
                "title": row.title,
                "area": row.area_name,
                "period": _days_text(row.first_day, row.last_day),
                "editions": row.editions,
            }
            for row in reports_of(db.session(), acting())
        ],
    )


@bp.route("/desk/report/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_report() -> ResponseReturnValue:
    """Ask what a new report is about, then open it."""
    rows, today = own_areas(), dates.local(datetime.now(UTC)).date()
    form = ReportForm(first=date(today.year, 1, 1), last=today, is_template=True)
    form.offer(area_labels(rows))
    if not form.validate_on_submit():
        return render_template("numbers/new_report.html", form=form), status_of(form)
    outline = reports.Outline(
        area_id=chosen_area(rows, form.area.data).id,
        title=form.title.data or "",
        lang=form.language.data,
        days=form.days,
        blocks=template_blocks(form.language.data) if form.is_template.data else (),
    )
    actor = acting()

    def begin(session: Session, now: datetime) -> int:
        return reports.begin(session, actor=actor, outline=outline, now=now).id

    report_id = made_once(begin)
    return redirect(url_for("numbers.report", report_id=report_id), 303)


@bp.get(ONE)
@allow(Permission.DESK)
def report(report_id: int) -> ResponseReturnValue:
    """Show a report that is being written: its blocks, and how it looks with numbers of now."""
    session = db.session()
    found = reports.report_of(session, acting(), report_id)
    made = frozen_report(found, now=datetime.now(UTC), before=last_edition(session, report_id))
    return render_template(
        "numbers/report.html",
        report=found,
        period=_days_text(found.first_day, found.last_day),
        area_name=made["area"]["name"],
        blocks=[_block(found, block) for block in made["blocks"]],
        parts=shown_parts(made, is_exact=True),
        words=report_words(made),
        editions=[_edition(report_id, row) for row in editions_of(session, report_id)],
        kinds=_kinds(report_id),
        button=ButtonForm(formdata=None),
        step=StepForm(formdata=None),
    )


@bp.route(f"{ONE}/period", methods=["GET", "POST"])
@allow(Permission.DESK)
def report_period(report_id: int) -> ResponseReturnValue:
    """Change title and period of a report."""
    found, actor = reports.report_of(db.session(), acting(), report_id), acting()
    form = PeriodForm(
        title=found.title, first=found.first_day, last=found.last_day, version=str(found.version)
    )
    is_stale = False
    if form.validate_on_submit():
        try:
            with writing(db.session()) as session:
                changed = reports.report_of(session, actor, report_id, is_changing=True)
                reports.rename(
                    session, actor=actor, report=changed, title=form.title.data or "",
                    days=form.days, version=form.seen_version, now=datetime.now(UTC),
                )  # fmt: skip
        except ConflictError:
            is_stale = True
        else:
            return redirect(url_for("numbers.report", report_id=report_id), 303)
    now = reports.report_of(db.session(), acting(), report_id)
    page = render_template(
        "numbers/period.html", form=form, report=now, is_stale=is_stale,
        period=_days_text(now.first_day, now.last_day),
        fresh_version=now.version if is_stale else None,
    )  # fmt: skip
    return page, 409 if is_stale else status_of(form)


def again(report_id: int) -> ResponseReturnValue:
    """Lead back to a report whose button has waited too long; there must be one of the reader's."""
    reports.report_of(db.session(), acting(), report_id)
    flash(_("Please press the button again."), "alarm")
    return redirect(url_for("numbers.report", report_id=report_id), 303)


def _days_text(first: date, last: date) -> str:
    return _("%(first)s to %(last)s", first=dates.full_day(first), last=dates.full_day(last))


def _edition(report_id: int, row: Any) -> dict[str, Any]:
    return {
        "url": url_for("numbers.edition", report_id=report_id, number=row.number),
        "label": _("Edition %(number)s", number=row.number),
        "day": dates.full_day(row.frozen_at),
        "is_public": row.published_at is not None and row.withdrawn_at is None,
    }


def _kinds(report_id: int) -> list[tuple[str, str]]:
    words = {
        BlockKind.TEXT: _("A text"),
        BlockKind.FIGURE: _("A figure of the board"),
        BlockKind.CHART: _("A chart"),
        BlockKind.NOTED: _("A figure from elsewhere"),
    }
    return [
        (url_for("numbers.new_block", report_id=report_id, kind=kind.value), label)
        for kind, label in words.items()
    ]


def _block(found: Report, block: dict[str, Any]) -> dict[str, Any]:
    is_text = block["kind"] == BlockKind.TEXT
    address = {"report_id": found.id, "block_id": block["id"]}
    return {
        "id": block["id"],
        "label": _first_words(block["text"]) if is_text else block["label"],
        "text": "" if is_text or block["kind"] == BlockKind.CHART else block["exact_text"],
        "edit_url": "" if block["kind"] == BlockKind.NOTED
        else url_for("numbers.edit_block", **address),
        "move_url": url_for("numbers.move_block", **address),
    }  # fmt: skip


def _first_words(text: str) -> str:
    line = next((line.strip("# ") for line in text.splitlines() if line.strip("# ")), "")
    return line if len(line) <= 80 else f"{line[:79]}…"
