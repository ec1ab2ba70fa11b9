"""Objections to decisions about posts, people and organisations: somebody else looks again."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.account import BLOCK_CLAUSES, BlockReason
from helpboard.domain.decision import CLAUSES, OwnDecisionError, Reason, Restricted
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.extensions import db, writing
from helpboard.models import Appeal
from helpboard.queries.appeals import (
    AppealRow,
    Outcome,
    appeal_to_decide,
    decided_appeal,
    open_appeals,
    outcome_of,
)
from helpboard.queries.people import Reach
from helpboard.queries.restrictions import (
    RestrictionRow,
    decided_restriction,
    open_restrictions,
    restriction_to_decide,
)
from helpboard.services.appeals import decide_appeal
from helpboard.services.blocking import Why
from helpboard.services.restrictions import decide_restriction
from helpboard.web.actors import acting
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.forms import AppealForm
from helpboard.web.desk.labels import DECIDED, is_late, moment
from helpboard.web.desk.log_words import OUTCOMES
from helpboard.web.facts import headline
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.account_reasons import block_reason_text
from helpboard.web.words.reasons import reason_text

Row = AppealRow | RestrictionRow

VERDICTS: Final = {
    Restricted.PERSON: _l("account blocked"),
    Restricted.ORGANISATION: _l("page hidden"),
    Restricted.VERIFICATION: _l("verification taken back"),
}
LOOK_AT: Final = {
    Restricted.PERSON: _l("Look at the person"),
    Restricted.ORGANISATION: _l("Look at the organisation"),
    Restricted.VERIFICATION: _l("Look at the organisation"),
}
ICONS: Final = {
    Restricted.PERSON: "users-round",
    Restricted.ORGANISATION: "building-2",
    Restricted.VERIFICATION: "badge-check",
}


@bp.get("/desk/appeals")
@allow(Permission.DESK)
def appeals() -> ResponseReturnValue:
    """Show the objections that wait, the oldest first."""
    session, now = db.session(), datetime.now(UTC)
    found: list[Row] = [*open_appeals(session, acting()), *open_restrictions(session, _reach())]
    rows = sorted(found, key=lambda row: (row.created_at, row.id))
    return render_template(
        "desk/appeals.html",
        rows=[{**_shown(row), "is_late": is_late(row.created_at, now)} for row in rows],
        count=ngettext("%(num)d objection waits", "%(num)d objections wait", len(rows)),
    )


@bp.route(f"/desk/appeals/<int(max={MOST_ID}):appeal_id>", methods=["GET", "POST"])
@allow(Permission.DESK)
def appeal(appeal_id: int) -> ResponseReturnValue:
    """Show an objection with the decision it is about; POST decides once more."""
    form = AppealForm()
    try:
        row = _row(appeal_id)
        if form.validate_on_submit() and _is_decided(row, form):
            flash(_("Decided. Whoever objected is told."), "success")
            return redirect(url_for("desk.appeals"), 303)
    except (NotFoundError, IllegalMoveError):
        page = _page(_decided(appeal_id), form, outcome=outcome_of(db.session(), appeal_id))
        return page, 409 if form.is_submitted() else 200
    return _page(row, form), 422 if form.is_submitted() else 200


def _is_decided(row: Row, form: AppealForm) -> bool:
    """Decide, or say at the form why somebody else does."""
    try:
        _decide(row, form)
    except OwnDecisionError:
        form.outcome.errors = [
            _("You decided this yourself, or it is about your side. Somebody else looks at it.")
        ]
        return False
    return True


def _page(row: Row, form: AppealForm, *, outcome: Outcome | None = None) -> str:
    return render_template(
        "desk/appeal.html",
        form=form,
        row=_shown(row),
        is_own=outcome is None and row.decided_by == acting().user_id,
        decided=_outcome(outcome) if outcome else None,
        is_too_late=form.is_submitted() and outcome is not None,
    )


def _outcome(found: Outcome) -> dict[str, Any]:
    return {
        "outcome": OUTCOMES[found.state.value],
        "sentence": original(found.sentence, found.sentence_lang),
        "by": found.by or _("somebody who has left"),
        "at": moment(found.at),
    }


def _decided(appeal_id: int) -> Row:
    """Read one that is decided; ``NotFoundError`` for one that belongs to others."""
    try:
        return decided_appeal(db.session(), acting(), appeal_id)
    except NotFoundError:
        return decided_restriction(db.session(), _reach(), appeal_id)


def _reach() -> Reach:
    return Reach(acting(), home_area(kept_area_tree()).slug)


def _row(appeal_id: int) -> Row:
    """Read what an objection is about; ``NotFoundError`` for one that belongs to others."""
    try:
        return appeal_to_decide(db.session(), acting(), appeal_id)
    except NotFoundError:
        return restriction_to_decide(db.session(), _reach(), appeal_id)


def _decide(row: Row, form: AppealForm) -> None:
    reach, now, zone = _reach(), datetime.now(UTC), settings().timezone
    sentence, lang = form.sentence.data or "", current_language().tag
    is_overturned = form.outcome.data == "overturned"
    with writing(db.session()) as session:
        found = session.get(Appeal, row.id)
        if found is None:
            raise NotFoundError(row.id)
        if isinstance(row, RestrictionRow):
            why = Why(sentence=sentence, sentence_lang=lang)
            decide_restriction(
                session, appeal=found, reach=reach, is_overturned=is_overturned, why=why,
                now=now, zone=zone,
            )  # fmt: skip
        else:
            decide_appeal(
                session, appeal=found, moderator=reach.actor, is_overturned=is_overturned,
                sentence=sentence, sentence_lang=lang, now=now, zone=zone,
            )  # fmt: skip


def _shown(row: Row) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": url_for("desk.appeal", appeal_id=row.id),
        "since": moment(row.created_at),
        "objection": original(row.text, row.text_lang),
        "sentence": original(row.sentence, row.sentence_lang),
        "by": row.decider_name or _("somebody who has left"),
        "at": moment(row.decided_at),
        **(_about_post(row) if isinstance(row, AppealRow) else _about(row)),
    }


def _about_post(row: AppealRow) -> dict[str, Any]:
    return {
        "topic": row.topic,
        "headline": headline(row.kind, row.topic, row.facts, row.area_name),
        "thing_url": url_for("desk.check", post_id=row.post_id),
        "look": _("Look at the whole post"),
        "words": original(row.shown_text, row.post_lang),
        "verdict": str(DECIDED[row.verdict]),
        "reason": f"{reason_text(row.reason)} ({CLAUSES[row.reason]})" if row.reason else "",
    }


def _about(row: RestrictionRow) -> dict[str, Any]:
    """Return what the desk reads of a block, a hidden page or a lost verification."""
    if row.about is Restricted.PERSON:
        url = url_for("register.person", user_id=int(row.key))
        reason = f"{block_reason_text(row.reason)} ({BLOCK_CLAUSES[BlockReason(row.reason)]})"
    else:
        url = url_for("register.organisation", slug=row.key)
        reason = f"{reason_text(row.reason)} ({CLAUSES[Reason(row.reason)]})"
    return {
        "icon": ICONS[row.about],
        "headline": row.name,
        "thing_url": url,
        "look": str(LOOK_AT[row.about]),
        "verdict": str(VERDICTS[row.about]),
        "reason": reason,
    }
