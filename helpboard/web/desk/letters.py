"""Letters that could not be delivered: once more, or let go (R12)."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.errors import NotFoundError
from helpboard.domain.letter import LetterKind
from helpboard.extensions import db, writing
from helpboard.queries.letters import DeadLetter, dead_letters
from helpboard.services import dead_letters as caring
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.labels import moment
from helpboard.web.home import home_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow

ONE = f"/desk/letters/<int(max={MOST_ID}):letter_id>"
FAMILIES: Final = (
    (("account", "address", "password", "confirm", "login", "new-password", "second", "erase",
      "farewell", "already", "no-account", "leave-address"), _l("About an account")),
    (("answer", "new-message", "silence", "handed", "handing", "reply", "taken", "not-taken"),
     _l("About a conversation")),
    (("appointment",), _l("About an appointment")),
    (("group", "join", "merge", "split", "handover"), _l("About a group")),
    (("meeting",), _l("About a meeting")),
    (("proposal", "partner", "profile"), _l("About a proposal or a partnership")),
    (("post", "alert", "appeal"), _l("About a post")),
    (("notice",), _l("About a report")),
    (("organisation",), _l("About an organisation")),
    (("restriction",), _l("About a block or a hidden page")),
)  # fmt: skip
"""Beginnings of the kinds of letters, and what they are about."""


@bp.get("/desk/letters")
@allow(Permission.DESK)
def letters() -> ResponseReturnValue:
    """Show which letters were given up, and what the mail server said."""
    _home()
    rows = dead_letters(db.session())
    return render_template(
        "desk/letters.html",
        rows=[_shown(row) for row in rows],
        count=ngettext(
            "%(num)d letter could not be delivered",
            "%(num)d letters could not be delivered",
            len(rows),
        ),
        button=ButtonForm(formdata=None),
    )


@bp.post(f"{ONE}/again")
@allow(Permission.DESK)
def send_letter_again(letter_id: int) -> ResponseReturnValue:
    """Try a letter again."""
    home_id, form = _home(), ButtonForm()
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            caring.send_again(session, actor=actor, home_id=home_id, letter_id=letter_id, now=now)
        flash(_("The letter is on its way once more."), "success")
    return redirect(url_for("desk.letters"), 303)


@bp.post(f"{ONE}/give-up")
@allow(Permission.DESK)
def give_letter_up(letter_id: int) -> ResponseReturnValue:
    """Let a letter go."""
    home_id, form = _home(), ButtonForm()
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            caring.give_up(session, actor=actor, home_id=home_id, letter_id=letter_id, now=now)
        flash(_("The letter is given up."), "success")
    return redirect(url_for("desk.letters"), 303)


def _home() -> int:
    home_id = home_of(acting())
    if home_id is None:
        raise NotFoundError("letters")
    return home_id


def family(kind: LetterKind) -> str:
    """Return what a letter is about."""
    found = (words for starts, words in FAMILIES if kind.value.startswith(starts))
    return str(next(found, _l("Something else")))


def _shown(row: DeadLetter) -> dict[str, Any]:
    return {
        "id": row.id,
        "family": family(row.kind),
        "to": row.name or _("somebody without account"),
        "trouble": row.trouble,
        "tries": ngettext("%(num)d try", "%(num)d tries", row.tries),
        "since": moment(row.created_at),
    }
