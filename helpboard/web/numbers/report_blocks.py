"""The blocks of a report: added, changed, moved, taken out."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import ConflictError, MalformedError, NotFoundError
from helpboard.domain.report import BlockKind, Step, TooManyBlocksError
from helpboard.extensions import db, writing
from helpboard.models import Report
from helpboard.services import reports, submissions
from helpboard.web.actors import acting
from helpboard.web.limits import status_of
from helpboard.web.numbers.blueprint import bp
from helpboard.web.numbers.report_forms import (
    ChartBlockForm,
    FigureBlockForm,
    NotedForm,
    StepForm,
    TextBlockForm,
    VersionedForm,
)
from helpboard.web.numbers.reports import ONE, again
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

FORMS: dict[BlockKind, type[VersionedForm]] = {
    BlockKind.TEXT: TextBlockForm,
    BlockKind.FIGURE: FigureBlockForm,
    BlockKind.CHART: ChartBlockForm,
    BlockKind.NOTED: NotedForm,
}
TITLES = {
    BlockKind.TEXT: _l("A text"),
    BlockKind.FIGURE: _l("A figure of the board"),
    BlockKind.CHART: _l("A chart"),
    BlockKind.NOTED: _l("A figure from elsewhere"),
}
BLOCK = f"{ONE}/blocks/<int(max={MOST_ID}):block_id>"


@bp.route(f"{ONE}/blocks/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new_block(report_id: int) -> ResponseReturnValue:
    """Ask for a block of one kind and put it at the end of the report."""
    report, kind = reports.report_of(db.session(), acting(), report_id), _kind()
    form: Any = FORMS[kind](version=str(report.version))
    if form.validate_on_submit():
        if _add(form, kind, report_id):
            return redirect(url_for("numbers.report", report_id=report_id), 303)
        form.form_errors.append(_l("A report has room for 60 blocks. Please take one out first."))
    page = _page(report, kind, form, url_for("numbers.new_block", report_id=report_id, kind=kind))
    return page, 422 if form.form_errors else status_of(form)


def _add(form: Any, kind: BlockKind, report_id: int) -> bool:
    """Add what was typed; False when the report is full. Nothing of others' is overwritten."""
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    try:
        with writing(db.session()) as session:
            report = reports.report_of(session, actor, report_id, is_changing=True)
            if not submissions.once(session, key=key, now=now).is_first:
                return True
            if kind is BlockKind.NOTED:
                reports.note_figure(
                    session, actor=actor, report=report, noted=_noted(form),
                    version=report.version, now=now,
                )  # fmt: skip
            else:
                reports.put_block(
                    session, actor=actor, report=report, block=_typed(form, kind),
                    version=report.version, now=now,
                )  # fmt: skip
    except TooManyBlocksError:
        return False
    return True


@bp.route(BLOCK, methods=["GET", "POST"])
@allow(Permission.DESK)
def edit_block(report_id: int, block_id: int) -> ResponseReturnValue:
    """Change a block; when somebody else was faster both texts are shown."""
    report, actor = reports.report_of(db.session(), acting(), report_id), acting()
    block = _block(report, block_id)
    kind = BlockKind(block["kind"])
    form: Any = FORMS[kind](data={**block, "version": str(report.version)})
    address = url_for("numbers.edit_block", report_id=report_id, block_id=block_id)
    if not form.validate_on_submit():
        return _page(report, kind, form, address), status_of(form)
    changed = {**_typed(form, kind), "id": block_id}
    try:
        with writing(db.session()) as session:
            found = reports.report_of(session, actor, report_id, is_changing=True)
            reports.put_block(
                session, actor=actor, report=found, block=changed, version=form.seen_version,
                now=datetime.now(UTC),
            )  # fmt: skip
    except ConflictError:
        now = reports.report_of(db.session(), actor, report_id)
        form.version.data = form.version.raw_data = None
        other = _block(now, block_id).get("text", "")
        form.version.data = str(now.version)
        return _page(now, kind, form, address, is_stale=True, other=other), 409
    return redirect(url_for("numbers.report", report_id=report_id), 303)


@bp.post(f"{BLOCK}/move")
@allow(Permission.DESK)
def move_block(report_id: int, block_id: int) -> ResponseReturnValue:
    """Move a block a place up or down, or take it out."""
    form, actor = StepForm(), acting()
    if not form.validate_on_submit():
        return again(report_id)
    with writing(db.session()) as session:
        report = reports.report_of(session, actor, report_id, is_changing=True)
        reports.move_block(
            session, actor=actor, report=report, block_id=block_id, step=Step(form.step.data),
            now=datetime.now(UTC),
        )  # fmt: skip
    return redirect(url_for("numbers.report", report_id=report_id), 303)


def _kind() -> BlockKind:
    given = request.args.get("kind", "")
    if given not in set(BlockKind):
        raise MalformedError("kind")
    return BlockKind(given)


def _block(report: Report, block_id: int) -> dict[str, Any]:
    """Return a block that can be changed; a figure from elsewhere is taken out and noted anew."""
    for block in report.blocks:
        if block["id"] == block_id and block["kind"] != BlockKind.NOTED:
            return block
    raise NotFoundError(block_id)


def _typed(form: Any, kind: BlockKind) -> dict[str, Any]:
    if kind is BlockKind.TEXT:
        return {"kind": kind.value, "text": form.text.data}
    return {"kind": kind.value, "code": form.code.data}


def _noted(form: Any) -> reports.Noted:
    return reports.Noted(
        label=form.label.data,
        value=form.value.data,
        on_date=form.on_date.data,
        source=form.source.data,
        is_estimated=form.how.data == "estimated",
        counts_people=form.counts_people.data,
    )


def _page(report: Report, kind: BlockKind, form: Any, action: str, **more: Any) -> str:
    return render_template(
        "numbers/block.html", report=report, kind=kind.value, title=TITLES[kind], form=form,
        action=action, **more,
    )  # fmt: skip
