"""The buttons beside a conversation: take, end, block, an interpreter, handing it on."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.conversation import EndedError
from helpboard.domain.errors import IllegalMoveError, NotFoundError
from helpboard.domain.notice import NoticeReason
from helpboard.domain.policy import Actor
from helpboard.extensions import db, writing
from helpboard.models import Conversation
from helpboard.queries.conversations import thread_page
from helpboard.services import handing_on, notices, partings, taking
from helpboard.services.notices import Report
from helpboard.services.submissions import once
from helpboard.web.caching import discreet
from helpboard.web.conversations.blueprint import bp
from helpboard.web.conversations.doors import BY_ACCOUNT, BY_CODE, Door, who
from helpboard.web.conversations.forms import BlockForm, DeedForm
from helpboard.web.conversations.shown import party_name
from helpboard.web.conversations.threads import ONE, conversation_of
from helpboard.web.limits import NOTICES, is_within, status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

Doing = Callable[[Session, Conversation, Actor, DeedForm, datetime], Any]


def _take(
    session: Session, talk: Conversation, actor: Actor, _form: DeedForm, now: datetime
) -> None:
    taking.take(session, conversation=talk, actor=actor, now=now)


def _end(
    session: Session, talk: Conversation, actor: Actor, _form: DeedForm, now: datetime
) -> None:
    partings.end(session, conversation=talk, actor=actor, now=now)


def _read(
    session: Session, talk: Conversation, actor: Actor, _form: DeedForm, now: datetime
) -> None:
    partings.read(session, conversation=talk, actor=actor, now=now)


def _ask_interpreter(
    session: Session, talk: Conversation, actor: Actor, _form: DeedForm, now: datetime
) -> None:
    lang = current_language().tag
    partings.ask_interpreter(session, conversation=talk, actor=actor, text_lang=lang, now=now)


def _hand_on(
    session: Session, talk: Conversation, actor: Actor, form: DeedForm, now: datetime
) -> None:
    partner = form.partner.data or ""
    handing_on.propose(session, conversation=talk, actor=actor, partner=partner, now=now)


def _agree(
    session: Session, talk: Conversation, actor: Actor, form: DeedForm, now: datetime
) -> None:
    partner = form.partner.data or ""
    handing_on.agree(session, conversation=talk, actor=actor, partner=partner, now=now)


def _decline(
    session: Session, talk: Conversation, actor: Actor, _form: DeedForm, now: datetime
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
"""By the last part of the address: what is done, and what the page says then."""


@bp.post(f"/my/messages/{ONE}/<deed>")
@allow(Permission.SIGNED_IN)
def deed(conversation_id: int, deed: str) -> ResponseReturnValue:
    """Do one of the deeds by account."""
    form = DeedForm()
    if not form.validate_on_submit():
        return _asked_again(BY_ACCOUNT, conversation_id)
    return _done(BY_ACCOUNT, conversation_id, deed, form)


@bp.post(f"/answers/messages/{ONE}/<deed>")
@allow(Permission.BY_CODE)
def deed_by_code(conversation_id: int, deed: str) -> ResponseReturnValue:
    """Do one of the deeds by code."""
    form = DeedForm()
    if not form.validate_on_submit():
        return _asked_again(BY_CODE, conversation_id)
    return _done(BY_CODE, conversation_id, deed, form)


@bp.route(f"/my/messages/{ONE}/block", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def block(conversation_id: int) -> ResponseReturnValue:
    """End a conversation for good, and report it when there is something to report."""
    form = BlockForm()
    if form.validate_on_submit() and _is_right(form, BY_ACCOUNT):
        return _blocked(BY_ACCOUNT, conversation_id, form)
    return _block_page(BY_ACCOUNT, conversation_id, form)


@bp.route(f"/answers/messages/{ONE}/block", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def block_by_code(conversation_id: int) -> ResponseReturnValue:
    """Do the same by code."""
    form = BlockForm()
    if form.validate_on_submit() and _is_right(form, BY_CODE):
        return _blocked(BY_CODE, conversation_id, form)
    return _block_page(BY_CODE, conversation_id, form)


def _asked_again(door: Door, conversation_id: int) -> ResponseReturnValue:
    flash(_("This page was open for a long time. Please press the button once more."), "alarm")
    return redirect(door.url("thread", conversation_id), 303)


def _done(door: Door, conversation_id: int, deed: str, form: DeedForm) -> ResponseReturnValue:
    if deed not in DEEDS:
        raise NotFoundError(deed)
    do, sentence = DEEDS[deed]
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
    return redirect(door.url("thread", conversation_id), 303)


def _is_right(form: BlockForm, door: Door) -> bool:
    reason = form.reason.data or ""
    if reason and reason not in {one.value for one in NoticeReason}:
        form.reason.errors = [_("Please choose something from the list.")]
        return False
    return not reason or is_within(form, (NOTICES, who(door.acting())))


def _blocked(door: Door, conversation_id: int, form: BlockForm) -> ResponseReturnValue:
    actor, key, now = door.acting(), submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            talk = conversation_of(conversation_id)
            partings.block(session, conversation=talk, actor=actor, now=now)
            if form.reason.data:
                said = Report(
                    about="conversation",
                    about_id=conversation_id,
                    reason=NoticeReason(form.reason.data),
                    text=form.text.data or "",
                    user_id=actor.user_id,
                    by=(actor,),
                )
                notices.report(session, said=said, now=now)
    flash(_("You hear no more from this side. Nobody is told why."), "success")
    return redirect(door.url("thread", conversation_id), 303)


def _block_page(door: Door, conversation_id: int, form: BlockForm) -> ResponseReturnValue:
    page = thread_page(db.session(), conversation_id, door.acting())
    if page.row.is_discreet:
        discreet()
    html = render_template(
        "conversations/block.html",
        form=form,
        other=party_name(page.row.other),
        action=door.url("block", conversation_id),
        back=door.url("thread", conversation_id),
    )
    return html, status_of(form)
