"""Objections to decisions: somebody else looks again."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.domain.decision import CLAUSES, OwnDecisionError
from helpboard.domain.errors import NotFoundError
from helpboard.extensions import db, writing
from helpboard.models import Appeal
from helpboard.queries.appeals import AppealRow, appeal_to_decide, open_appeals
from helpboard.services.appeals import decide_appeal
from helpboard.web.actors import acting
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.forms import AppealForm
from helpboard.web.desk.labels import DECIDED, is_late, moment
from helpboard.web.facts import headline
from helpboard.web.locale import settings
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.reasons import reason_text


@bp.get("/desk/appeals")
@allow(Permission.DESK)
def appeals() -> ResponseReturnValue:
    """Show the objections that wait, the oldest first."""
    now, rows = datetime.now(UTC), open_appeals(db.session(), acting())
    return render_template(
        "desk/appeals.html",
        rows=[{**_shown(row), "is_late": is_late(row.created_at, now)} for row in rows],
        count=ngettext("%(num)d objection waits", "%(num)d objections wait", len(rows)),
    )


@bp.route(f"/desk/appeals/<int(max={MOST_ID}):appeal_id>", methods=["GET", "POST"])
@allow(Permission.DESK)
def appeal(appeal_id: int) -> ResponseReturnValue:
    """Show an objection with the decision it is about; POST decides once more."""
    row = appeal_to_decide(db.session(), acting(), appeal_id)
    form = AppealForm()
    if form.validate_on_submit():
        try:
            _decide(appeal_id, form)
        except OwnDecisionError:
            form.outcome.errors = [
                _("You decided this yourself. Somebody else looks at the objection.")
            ]
        else:
            flash(_("Decided. The author is told."), "success")
            return redirect(url_for("desk.appeals"), 303)
    page = render_template(
        "desk/appeal.html",
        form=form,
        row=_shown(row),
        is_own=row.decided_by == acting().user_id,
    )
    return page, 422 if form.is_submitted() else 200


def _decide(appeal_id: int, form: AppealForm) -> None:
    moderator, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        found = session.get(Appeal, appeal_id)
        if found is None:
            raise NotFoundError(appeal_id)
        decide_appeal(
            session,
            appeal=found,
            moderator=moderator,
            is_overturned=form.outcome.data == "overturned",
            sentence=form.sentence.data or "",
            sentence_lang=current_language().tag,
            now=now,
            zone=settings().timezone,
        )


def _shown(row: AppealRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "topic": row.topic,
        "headline": headline(row.kind, row.topic, row.facts, row.area_name),
        "url": url_for("desk.appeal", appeal_id=row.id),
        "post_url": url_for("desk.check", post_id=row.post_id),
        "since": moment(row.created_at),
        "objection": original(row.text, row.text_lang),
        "words": original(row.shown_text, row.post_lang),
        "verdict": str(DECIDED[row.verdict]),
        "reason": f"{reason_text(row.reason)} ({CLAUSES[row.reason]})" if row.reason else "",
        "sentence": original(row.sentence, row.sentence_lang),
        "by": row.decider_name or _("somebody who has left"),
        "at": moment(row.decided_at),
    }
