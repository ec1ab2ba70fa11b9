"""People without account who want a call, since somebody has answered them."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.conversation import Hear
from helpboard.domain.languages import LANGUAGES
from helpboard.extensions import db, writing
from helpboard.queries.to_tell import ToTellRow, people_to_tell
from helpboard.services import submissions
from helpboard.services.telling import note_told
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk.blueprint import bp
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.words.spoken import language_name

PAGE: Final = "/desk/calls"
MOST: Final = 50


@bp.get(PAGE)
@allow(Permission.DESK)
def calls() -> ResponseReturnValue:
    """Show whom to phone, and since when an answer waits for them; never what it says."""
    rows = [row for row in people_to_tell(db.session(), acting()) if row.hear is Hear.CALL]
    return render_template(
        "desk/calls.html",
        rows=[_shown(row) for row in rows[:MOST]],
        more=max(0, len(rows) - MOST),
        count=ngettext("%(num)d person to call", "%(num)d people to call", len(rows)),
        button=ButtonForm(formdata=None),
    )


@bp.post(f"{PAGE}/<int(max={MOST_ID}):code_id>")
@allow(Permission.DESK)
def called(code_id: int) -> ResponseReturnValue:
    """Note that somebody was told on the phone."""
    form, actor, key, now = ButtonForm(), acting(), submission_key(), datetime.now(UTC)
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return redirect(url_for("desk.calls"), 303)
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            note_told(session, code_id=code_id, actor=actor, now=now)
    flash(_("Noted. The person stays off the list until there is another answer."), "success")
    return redirect(url_for("desk.calls"), 303)


def _shown(row: ToTellRow) -> dict[str, Any]:
    known = LANGUAGES.get(row.language)
    return {
        "id": row.code_id,
        "name": row.name or _("Somebody with a card"),
        "phone": row.phone or "",
        "language": language_name(row.language) if known else row.language,
        "answers": ngettext("%(num)d answer", "%(num)d answers", row.answers),
        "since": dates.weekday_and_day(row.since),
    }
