"""Reporting something, without a log-in (DSA Art. 16)."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask import session as cookie
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.domain.email_address import mailbox_of
from helpboard.domain.notice import NoticeReason
from helpboard.extensions import db, writing
from helpboard.services.notices import Report, report
from helpboard.services.submissions import made, once
from helpboard.web.actors import acting
from helpboard.web.auth import signed_in_or_none
from helpboard.web.caching import discreet
from helpboard.web.code_holder import acting_by_code
from helpboard.web.limits import (
    LETTERS_TO_STRANGERS,
    NOTICES,
    THREATS,
    is_beyond,
    is_within,
    status_of,
    this_client,
)
from helpboard.web.notices.forms import NoticeForm
from helpboard.web.notices.places import path_within, thing_at
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

bp = Blueprint("notices", __name__)


@bp.route("/notice", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def new() -> ResponseReturnValue:
    """Show the form for a page, or take a notice and show its number."""
    quietly = _quietly()
    form = NoticeForm(about=path_within(request.args.get("about", "")[:500]) or "")
    if form.validate_on_submit() and _is_few_enough(form):
        cookie["notice"] = _reported(form)
        return redirect(url_for("notices.received", **quietly), 303)
    action = url_for("notices.new", **quietly)
    page = render_template("notices/new.html", form=form, action=action)
    return page, status_of(form)


@bp.get("/notice/received")
@allow(Permission.ANYBODY)
def received() -> ResponseReturnValue:
    """Say that a notice has come in, with its number."""
    _quietly()
    number = cookie.get("notice")
    if number is None:
        return redirect(url_for("notices.new"), 303)
    return render_template("notices/received.html", number=number)


def _quietly() -> dict[str, Any]:
    """Keep what comes from a discreet page as discreet as that; return how addresses say so."""
    if request.args.get("discreet") != "1":
        return {}
    discreet()
    return {"discreet": "1"}


def _is_few_enough(form: NoticeForm) -> bool:
    user = signed_in_or_none()
    asked = [(NOTICES, f"user:{user.id}" if user else this_client())]
    if form.email.data:
        asked.append((LETTERS_TO_STRANGERS, mailbox_of(form.email.data)))
    return is_within(form, *asked)


def _reported(form: NoticeForm) -> int:
    key, now, user = submission_key(), datetime.now(UTC), signed_in_or_none()
    path = path_within(form.about.data or "") or ""
    about, about_id = thing_at(db.session(), path) if path else ("page", 0)
    reason = NoticeReason(form.reason.data)
    said = Report(
        about=about,
        about_id=about_id,
        address=path,
        reason=reason,
        text=form.text.data or "",
        name=form.name.data or "",
        email=form.email.data or None,
        user_id=user.id if user else None,
        by=(acting(), acting_by_code()),
        language=current_language().tag,
        is_one_of_many=reason is NoticeReason.THREAT and is_beyond(THREATS, this_client()),
    )
    with writing(db.session()) as session:
        taken = once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return taken.result_id
        notice = report(session, said=said, now=now)
        made(session, key=key, result_id=notice.id)
        return notice.id
