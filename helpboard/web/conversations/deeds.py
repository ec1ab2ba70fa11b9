"""The buttons beside a conversation: take, end, an interpreter, handing it on."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import flash
from sqlalchemy.orm import Session

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.conversation import EndedError
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.policy import Actor
from helpboard.extensions import db, writing
from helpboard.models import Conversation
from helpboard.services import handing_on, partings, taking
from helpboard.services.submissions import once
from helpboard.web.conversations.doors import Door
from helpboard.web.conversations.forms import ThreadForm
from helpboard.web.submissions import submission_key

BACK = "back"
"""The button of a page beside the conversation, back to it with what was typed there."""

Doing = Callable[[Session, Conversation, Actor, ThreadForm, datetime], Any]


def _take(
    session: Session, talk: Conversation, actor: Actor, _form: ThreadForm, now: datetime
) -> None:
    taking.take(session, conversation=talk, actor=actor, now=now)


def _end(
    session: Session, talk: Conversation, actor: Actor, _form: ThreadForm, now: datetime
) -> None:
    partings.end(session, conversation=talk, actor=actor, now=now)


def _read(
    session: Session, talk: Conversation, actor: Actor, _form: ThreadForm, now: datetime
) -> None:
    partings.read(session, conversation=talk, actor=actor, now=now)


def _ask_interpreter(
    session: Session, talk: Conversation, actor: Actor, _form: ThreadForm, now: datetime
) -> None:
    lang = current_language().tag
    partings.ask_interpreter(session, conversation=talk, actor=actor, text_lang=lang, now=now)


def _hand_on(
    session: Session, talk: Conversation, actor: Actor, form: ThreadForm, now: datetime
) -> None:
    partner = form.partner.data or ""
    handing_on.propose(session, conversation=talk, actor=actor, partner=partner, now=now)


def _agree(
    session: Session, talk: Conversation, actor: Actor, form: ThreadForm, now: datetime
) -> None:
    partner = form.partner.data or ""
    handing_on.agree(session, conversation=talk, actor=actor, partner=partner, now=now)


def _decline(
    session: Session, talk: Conversation, actor: Actor, _form: ThreadForm, now: datetime
) -> None:
    handing_on.decline(session, conversation=talk, actor=actor, now=now)


DEEDS: Mapping[str, tuple[Doing, Any]] = {
    "take": (_take, _l("Noted: found. The person gets an e-mail.")),
    "end": (_end, _l("This conversation has ended.")),
    "read": (_read, ""),
    "interpreter": (_ask_interpreter, _l("Your wish for an interpreter is noted.")),
    "hand-on": (_hand_on, _l("We have asked. As soon as there is a yes, the partner goes on.")),
    "agree": (_agree, _l("The partner goes on from here and can read what was said.")),
    "decline": (_decline, _l("Everything stays as it was.")),
}
"""By the value of the button: what is done, and what the page says then."""


def do_deed(door: Door, conversation_id: int, form: ThreadForm) -> None:
    """Do what the pressed button says, once however often it is sent, and say what came of it.

    Raises ``NotFoundError`` for a button that there is not, and what the services raise.
    """
    if form.deed.data not in DEEDS:
        raise NotFoundError(form.deed.data)
    do, sentence = DEEDS[form.deed.data]
    actor, key, now = door.acting(), submission_key(), datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                do(session, conversation_of(conversation_id), actor, form, now)
    except (IllegalMoveError, EndedError):
        flash(_("That was not possible any more. Please look at it again."), "alarm")
    else:
        if sentence:
            flash(sentence, "success")


def conversation_of(conversation_id: int) -> Conversation:
    """Read a conversation that somebody is about to change; who may, the services decide."""
    found = db.session.get(Conversation, conversation_id)
    if found is None:
        raise NotFoundError(conversation_id)
    return found
