"""The answer of people whom the desk recorded: their data may stay, or go."""

from datetime import datetime

from flask import redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.adapters.erasures import FILE, Erasures
from helpboard.adapters.uploads import Uploads
from helpboard.catalogue import current_language
from helpboard.catalogue import lazy_gettext as _l
from helpboard.models import ActionLink
from helpboard.services import recorded
from helpboard.services.erasure import Erased
from helpboard.web import link_actions
from helpboard.web.link_actions import LinkAction
from helpboard.web.locale import settings

_NOBODY = _l("You have answered already, or the time for it is over. There is nothing left to do.")


def _delete(session: Session, link: ActionLink, now: datetime) -> Erased:
    journal = Erasures(settings().instance / FILE)
    return recorded.delete(session, link, journal=journal, now=now)


def _deleted(erased: Erased) -> ResponseReturnValue:
    for name in erased.pictures:
        Uploads(settings().uploads_folder).drop(name)
    lang = current_language().tag
    return redirect(url_for("links.done", code=recorded.DELETE, lang=lang), 303)


link_actions.add(
    recorded.KEEP,
    LinkAction(
        title=_l("Keep what you told us"),
        sentence=_l(
            "Press the button, and the board may keep what you told us and suggest fitting tasks "
            "to you. You can take that back at any time: write to those who look after it."
        ),
        button=_l("Yes, keep it"),
        done=_l("Thank you. You will hear from us when a task fits."),
        do=recorded.keep,
        refusals=((recorded.NotRecordedError, _NOBODY),),
        is_personal=True,
    ),
)

link_actions.add(
    recorded.DELETE,
    LinkAction(
        title=_l("Delete what you told us"),
        sentence=_l("Press the button, and everything about you is deleted at once and for good."),
        button=_l("Delete everything now"),
        done=_l("Everything about you has been deleted."),
        do=_delete,
        then=_deleted,
        refusals=((recorded.NotRecordedError, _NOBODY),),
        is_personal=True,
    ),
)
