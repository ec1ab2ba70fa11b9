"""Beginning a conversation from a form, once however often it is sent."""

from dataclasses import dataclass
from datetime import UTC, datetime

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import ConversationState, Hear, Role
from helpboard.domain.email_address import mailbox_of
from helpboard.domain.errors import GoneError
from helpboard.domain.message import check_name
from helpboard.extensions import db, writing
from helpboard.models import AccessCode, Conversation, Participant
from helpboard.queries.actors import actor_of_code
from helpboard.services import codes
from helpboard.services.conversations import About, Answerer, start
from helpboard.services.hearing_by_mail import offer_mail
from helpboard.services.submissions import made, once
from helpboard.web.code_holder import code_hashes, hold_code, opened_again
from helpboard.web.conversations.doors import BY_ACCOUNT, BY_CODE, who
from helpboard.web.conversations.forms import AnswerForm
from helpboard.web.conversations.voices import Voice
from helpboard.web.limits import (
    LETTERS_TO_STRANGERS,
    MESSAGES,
    NEW_CONVERSATIONS,
    NEW_CONVERSATIONS_OF_CLIENT,
    Asked,
    is_used_up,
    is_within,
    require_within,
    this_client,
)
from helpboard.web.submissions import submission_key


@dataclass(frozen=True, slots=True)
class Started:
    """A conversation that began, and how its writer comes back to it."""

    conversation_id: int
    is_held: bool
    seed: str = ""
    code_id: int | None = None


def is_few_enough(form: AnswerForm, voice: Voice) -> bool:
    """Tell whether one more answer is within the limits (R10), in the form too; counts none."""
    return is_within(form, *(one for one in _limits(form, voice) if is_used_up(*one)))


def _limits(form: AnswerForm, voice: Voice) -> list[Asked]:
    """Return what an answer counts for, once it has been taken."""
    asked = [(NEW_CONVERSATIONS_OF_CLIENT, this_client())]
    if voice.is_account:
        asked = [(MESSAGES, who(voice.actor))]
    elif not voice.is_visitor:
        asked.append((NEW_CONVERSATIONS, who(voice.actor)))
    elif form.wants_mail():
        asked.append((LETTERS_TO_STRANGERS, mailbox_of(form.email.data or "")))
    return asked


def begin(about: About, form: AnswerForm, voice: Voice) -> Started:
    """Begin the conversation; raises what the service raises, and then nothing has changed.

    Raises ``TooOftenError``, said in the form, when it is one too many after all, since others may
    have been counted after :func:`is_few_enough` looked.
    """
    key, now = submission_key(), datetime.now(UTC)
    words = form.words(via=BY_ACCOUNT.via if voice.is_account else BY_CODE.via)
    name = check_name(form.name.data or "") if voice.is_visitor else voice.name
    with writing(db.session()) as session:
        taken = once(session, key=key, now=now)
        if not taken.is_first and taken.result_id is not None:
            return _started_before(session, taken.result_id, voice, key)
        answerer = _with_code(session, form, name, key, now) if voice.is_visitor else None
        talk = start(
            session,
            about=about,
            answerer=answerer or voice.answerer(),
            words=words,
            now=now,
        )
        made(session, key=key, result_id=talk.id)
        require_within(form, *_limits(form, voice))
        return _started(session, talk, voice, key)


def way_on(started: Started, voice: Voice) -> ResponseReturnValue:
    """Lead to the conversation; a visitor sees the card with the words of the new code first."""
    if started.is_held:
        flash(
            _(
                "Thank you. In this topic a person from the town reads every answer before it is "
                "handed over. That takes two working days at most."
            ),
            "info",
        )
    else:
        flash(_("Your message has been handed over."), "success")
    if voice.is_account:
        return redirect(BY_ACCOUNT.url("thread", started.conversation_id), 303)
    if not voice.is_visitor:
        return redirect(BY_CODE.url("thread", started.conversation_id), 303)
    hold_code(db.session.get_one(AccessCode, started.code_id), seed=started.seed)
    return redirect(url_for("ask.card"), 303)


def _with_code(session: Session, form: AnswerForm, name: str, key: str, now: datetime) -> Answerer:
    """Give a visitor a code; the address waits for its owner's yes."""
    hashes = code_hashes()
    code = codes.issue(
        session,
        code_hash=hashes.hashed(hashes.words(key)),
        hear=Hear.CODE,
        language=current_language().tag,
        now=now,
        name=name,
    )
    if form.wants_mail() and form.email.data:
        offer_mail(session, code=code, email=form.email.data, now=now)
    return Answerer(actor=actor_of_code(code), name=name)


def _started_before(session: Session, talk_id: int, voice: Voice, key: str) -> Started:
    """Return what the form began when it came first; ``GoneError`` when that has been ended."""
    talk = session.get(Conversation, talk_id)
    if talk is None:
        raise GoneError(talk_id)
    started = _started(session, talk, voice, key)
    if voice.is_visitor and opened_again(session, started.code_id, key=key) is None:
        raise GoneError(talk_id)
    return started


def _started(session: Session, talk: Conversation, voice: Voice, key: str) -> Started:
    code_id = None
    if voice.is_visitor:
        of_it = (Participant.conversation_id == talk.id, Participant.role == Role.ANSWERER)
        code_id = session.scalar(select(Participant.code_id).where(*of_it))
    is_held = talk.state is ConversationState.HELD
    return Started(talk.id, is_held, key, code_id)
