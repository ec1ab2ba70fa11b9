"""People without account whom the reader can tell of an answer."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.extensions import db, writing
from helpboard.queries.to_tell import ToTellRow
from helpboard.services.telling import note_told
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.my.blueprint import bp
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow


@dataclass(frozen=True, slots=True)
class Telling:
    """One person to tell, as the page shows them; nothing says what the answers are about."""

    name: str
    detail: str
    url: str


def telling(row: ToTellRow) -> Telling:
    """Return somebody who waits to be told, in words."""
    answers = ngettext("%(num)d answer", "%(num)d answers", row.answers)
    day = dates.weekday_and_day(row.since)
    detail = _(
        "Asks in %(cafe)s, and has %(answers)s since %(day)s.",
        cafe=row.host_name or "",
        answers=answers,
        day=day,
    )
    return Telling(
        row.name or _("Somebody with a card"),
        detail,
        url_for("my.told", code_id=row.code_id),
    )


@bp.post(f"/my/told/<int(max={MOST_ID}):code_id>")
@allow(Permission.SIGNED_IN)
def told(code_id: int) -> ResponseReturnValue:
    """Note that somebody was told of an answer."""
    form, actor = ButtonForm(), acting()
    if not form.validate_on_submit():
        flash(_("This page was open for a long time. Please press the button once more."), "alarm")
        return redirect(url_for("my.index"), 303)
    with writing(db.session()) as session:
        note_told(session, code_id=code_id, actor=actor, now=datetime.now(UTC))
    flash(_("Thank you. It is noted."), "success")
    return redirect(url_for("my.index"), 303)
