"""What was reported, threats first; deciding tells whoever reported it.

What was decided can be read, and what was frozen fetched, as long as it is kept.
"""

import json
from datetime import UTC, datetime
from typing import Any

from flask import Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.group import PUBLIC_STATES
from helpboard.domain.notice import NoticeOutcome, NoticeReason
from helpboard.extensions import db, writing
from helpboard.models import Group, Organisation
from helpboard.queries.notices import (
    DecidedNotice,
    NoticeRow,
    decided_notice,
    decided_threats,
    evidence_of,
    notice_to_decide,
    open_notices,
)
from helpboard.services.notices import decide_notice
from helpboard.web.actors import acting
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.forms import NoticeDecisionForm
from helpboard.web.desk.labels import beyond_text, is_late, moment, notice_label
from helpboard.web.desk.log_words import OUTCOMES
from helpboard.web.home import home_of
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

ONE = f"/desk/notices/<int(max={MOST_ID}):notice_id>"


@bp.get("/desk/notices")
@allow(Permission.DESK)
def notices() -> ResponseReturnValue:
    """Show what waits, threats first, then the oldest; below, decided threats that are kept."""
    now, actor, session = datetime.now(UTC), acting(), db.session()
    rows, in_all = open_notices(session, actor)
    kept = decided_threats(session, actor, is_home=home_of(actor) is not None)
    return render_template(
        "desk/notices.html",
        rows=[{**_shown(row), "is_late": is_late(row.created_at, now)} for row in rows],
        kept=[{**_shown(one.row), "at": moment(one.at)} for one in kept],
        count=ngettext("%(num)d report waits", "%(num)d reports wait", in_all),
        beyond=beyond_text(len(rows), in_all),
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def notice(notice_id: int) -> ResponseReturnValue:
    """Show a report with the way to what it is about; POST closes it, once."""
    form = NoticeDecisionForm()
    try:
        row = notice_to_decide(db.session(), acting(), notice_id)
        if form.validate_on_submit():
            _decide(notice_id, form)
            flash(_("Decided. Whoever reported it is told, if there is an address."), "success")
            return redirect(url_for("desk.notices"), 303)
    except (NotFoundError, IllegalMoveError):
        found = _decided(notice_id)
        is_too_late = form.is_submitted()
        page = _page(found.row, form, decided=_outcome(found), is_too_late=is_too_late)
        return page, 409 if is_too_late else 200
    return _page(row, form), 422 if form.is_submitted() else 200


def _decide(notice_id: int, form: NoticeDecisionForm) -> None:
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


def _decided(notice_id: int) -> DecidedNotice:
    actor = acting()
    is_home = home_of(actor) is not None
    return decided_notice(db.session(), actor, notice_id, is_home=is_home)


def _page(
    row: NoticeRow,
    form: NoticeDecisionForm,
    *,
    decided: dict[str, Any] | None = None,
    is_too_late: bool = False,
) -> str:
    return render_template(
        "desk/notice.html",
        form=form,
        row=_shown(row),
        decided=decided,
        is_too_late=is_too_late,
        group_url=_group(row),
        house_url=_house(row),
    )


def _outcome(found: DecidedNotice) -> dict[str, Any]:
    return {
        "outcome": OUTCOMES[found.outcome.value],
        "sentence": original(found.sentence, found.sentence_lang),
        "by": found.by,
        "at": moment(found.at),
    }


@bp.get(f"{ONE}/evidence.json")
@allow(Permission.DESK)
def evidence(notice_id: int) -> Response:
    """Give what was frozen about a threat, for the police (DSA Art. 18), before and after."""
    try:
        notice_to_decide(db.session(), acting(), notice_id)
    except NotFoundError:
        _decided(notice_id)
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
