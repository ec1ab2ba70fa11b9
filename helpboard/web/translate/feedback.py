"""What readers say about texts in the reader's languages, until somebody has looked at it."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db, writing
from helpboard.queries.reader_feedback import FeedbackRow, open_feedback
from helpboard.services.reader_feedback import settle_feedback
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.readable import name_of_thing, url_of_thing
from helpboard.web.translate.blueprint import bp
from helpboard.web.translate.languages import own_languages
from helpboard.web.translate.words import FEEDBACK, KINDS


@bp.get("/translate/feedback")
@allow(Permission.TRANSLATE)
def feedback() -> ResponseReturnValue:
    """Show what waits, the oldest first."""
    rows = open_feedback(db.session(), langs=own_languages(acting()), now=datetime.now(UTC))
    return render_template(
        "translate/feedback.html", rows=[_shown(row) for row in rows], form=ButtonForm()
    )


@bp.post(f"/translate/feedback/<int(max={MOST_ID}):feedback_id>")
@allow(Permission.TRANSLATE)
def feedback_settled(feedback_id: int) -> ResponseReturnValue:
    """Note that somebody has looked at it."""
    form = ButtonForm()
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            settle_feedback(session, actor=actor, feedback_id=feedback_id, now=now)
        flash(_("Done. It is off the list."), "success")
    return redirect(url_for("translate.feedback"), 303)


def _shown(row: FeedbackRow) -> dict[str, object]:
    thing, is_source = row.thing, row.thing.source.lang == row.lang
    work = url_for("translate.item", kind=thing.kind.value, thing_id=thing.id, tag=row.lang)
    return {
        "kind": str(KINDS[thing.kind]),
        "name": name_of_thing(thing),
        "name_lang": thing.source.lang if thing.name else "",
        "url": url_of_thing(thing) if is_source else work,
        "language": LANGUAGES[row.lang],
        "is_source": is_source,
        "said": str(FEEDBACK[row.kind]),
        "text": row.text,
        "at": dates.full_day(row.at),
        "settle_url": url_for("translate.feedback_settled", feedback_id=row.id),
    }
