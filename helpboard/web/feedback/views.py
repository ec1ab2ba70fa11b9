"""Readers say that they did not understand a text: without log-in, without a name."""

from datetime import UTC, datetime

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language
from helpboard.domain.errors import NotFoundError
from helpboard.domain.translation import FeedbackKind, ItemKind
from helpboard.extensions import db
from helpboard.queries.leaving import is_discreet_thing
from helpboard.queries.translatable import Translatable, translatable_one
from helpboard.services.reader_feedback import Feedback, give_feedback
from helpboard.web.caching import discreet
from helpboard.web.feedback.forms import FeedbackForm
from helpboard.web.limits import FEEDBACK, is_within, status_of, this_client
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.readable import name_of_thing, url_of_thing
from helpboard.web.submissions import made_once

bp = Blueprint("feedback", __name__)


@bp.route("/feedback", methods=["GET", "POST"])
@allow(Permission.ANYBODY)
def new() -> ResponseReturnValue:
    """Ask what was not understood of the text that ``about`` names, or take it."""
    thing = _about()
    form = FeedbackForm()
    if form.validate_on_submit() and is_within(form, (FEEDBACK, this_client())):
        said = Feedback(
            kind=thing.kind,
            thing_id=thing.id,
            lang=current_language().tag,
            feedback=FeedbackKind(form.kind.data),
            text=form.text.data or "",
        )
        made_once(lambda session, now: give_feedback(session, said=said, now=now).id)
        return redirect(url_for("feedback.received", about=_name(thing)), 303)
    page = render_template(
        "feedback/new.html",
        form=form,
        action=url_for("feedback.new", about=_name(thing)),
        **_shown(thing),
    )
    return page, status_of(form)


@bp.get("/feedback/received")
@allow(Permission.ANYBODY)
def received() -> ResponseReturnValue:
    """Thank the reader, with the way back to the text."""
    return render_template("feedback/received.html", **_shown(_about()))


def _about() -> Translatable:
    """Return the public thing that ``about`` names (``page:12``); raises ``NotFoundError``.

    Asking about something discreet is as discreet as reading it.
    """
    kind, _, number = request.args.get("about", "")[:40].partition(":")
    is_id = number.isascii() and number.isdecimal() and len(number) <= 10
    if kind not in {one.value for one in ItemKind} or not is_id or int(number) > MOST_ID:
        raise NotFoundError("about")
    thing = translatable_one(db.session(), ItemKind(kind), int(number), now=datetime.now(UTC))
    if is_discreet_thing(db.session(), thing):
        discreet()
    return thing


def _name(thing: Translatable) -> str:
    return f"{thing.kind.value}:{thing.id}"


def _shown(thing: Translatable) -> dict[str, str]:
    return {"name": name_of_thing(thing), "url": url_of_thing(thing)}
