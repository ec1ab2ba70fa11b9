"""What was reported, threats first; deciding tells whoever reported it."""

import json
from datetime import UTC, datetime
from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.notice import NoticeOutcome, NoticeReason
from helpboard.extensions import db, writing
from helpboard.models import Group, Organisation
from helpboard.queries.notices import NoticeRow, evidence_of, notice_to_decide, open_notices
from helpboard.services.notices import decide_notice
from helpboard.web.actors import acting
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.forms import NoticeDecisionForm
from helpboard.web.desk.labels import is_late, moment, notice_label
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

ONE = f"/desk/notices/<int(max={MOST_ID}):notice_id>"


@bp.get("/desk/notices")
@allow(Permission.DESK)
def notices() -> ResponseReturnValue:
    """Show what was reported and waits, threats first, then the oldest."""
    now, rows = datetime.now(UTC), open_notices(db.session(), acting())
    return render_template(
        "desk/notices.html",
        rows=[{**_shown(row), "is_late": is_late(row.created_at, now)} for row in rows],
        count=ngettext("%(num)d report waits", "%(num)d reports wait", len(rows)),
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def notice(notice_id: int) -> ResponseReturnValue:
    """Show a report with the way to what it is about; POST closes it."""
    row = notice_to_decide(db.session(), acting(), notice_id)
    form = NoticeDecisionForm()
    if form.validate_on_submit():
        moderator, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            decide_notice(
                session,
                notice_id=notice_id,
                moderator=moderator,
                outcome=NoticeOutcome(form.outcome.data),
                sentence=form.sentence.data or "",
                sentence_lang=current_language().tag,
                now=now,
            )
        flash(_("Decided. Whoever reported it is told, if there is an address."), "success")
        return redirect(url_for("desk.notices"), 303)
    page = render_template(
        "desk/notice.html",
        form=form,
        row=_shown(row),
        group_url=_group(row),
        house_url=_house(row),
    )
    return page, 422 if form.is_submitted() else 200


@bp.get(f"{ONE}/evidence.json")
@allow(Permission.DESK)
def evidence(notice_id: int) -> Response:
    """Give what was frozen about a threat, for the police (DSA Art. 18)."""
    notice_to_decide(db.session(), acting(), notice_id)
    found = evidence_of(db.session(), notice_id)
    if found is None:
        raise NotFoundError(notice_id)
    bundle = {"sha256": found.digest, "frozen_at": found.at.isoformat(), "frozen": found.frozen}
    answer = Response(json.dumps(bundle, ensure_ascii=False, indent=1), mimetype="application/json")
    answer.headers["Content-Disposition"] = f"attachment; filename=report-{notice_id}.json"
    return answer


def _group(row: NoticeRow) -> str:
    """Return where a coordinator lets a group begin, rest or close; empty for other things."""
    group = db.session.get(Group, row.about_id) if row.about == "group" else None
    is_there = group is not None and group.state in PUBLIC_STATES
    return url_for("my_groups.life", slug=group.slug) if group is not None and is_there else ""


def _house(row: NoticeRow) -> str:
    """Return where a coordinator decides about an organisation; empty for other things."""
    house = db.session.get(Organisation, row.about_id) if row.about == "organisation" else None
    return url_for("register.organisation", slug=house.slug) if house is not None else ""


def _shown(row: NoticeRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": url_for("desk.notice", notice_id=row.id),
        "label": notice_label(row.reason),
        "is_threat": row.reason == NoticeReason.THREAT,
        "text": row.text,
        "name": row.name,
        "has_email": row.has_email,
        "area_name": row.area_name,
        "since": moment(row.created_at),
        "address": row.address,
        "post_url": url_for("desk.check", post_id=row.about_id) if row.about == "post" else "",
        "plan_url": url_for("plans.new", kind="interpreters") if row.about == "appointment" else "",
        "evidence_url": url_for("desk.evidence", notice_id=row.id) if row.digest else "",
        "digest": row.digest or "",
    }
