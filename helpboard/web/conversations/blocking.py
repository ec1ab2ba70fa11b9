"""Ending a conversation for good, and reporting it when there is something to report."""

from datetime import UTC, datetime

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.notice import NoticeReason
from helpboard.extensions import db, writing
from helpboard.queries.conversations import thread_page
from helpboard.services import notices, partings
from helpboard.services.notices import Report
from helpboard.services.submissions import once
from helpboard.web.caching import discreet
from helpboard.web.conversations.blueprint import bp
from helpboard.web.conversations.deeds import BACK, conversation_of
from helpboard.web.conversations.doors import BY_ACCOUNT, BY_CODE, Door, who
from helpboard.web.conversations.forms import TYPED, BlockForm
from helpboard.web.conversations.shown import party_name
from helpboard.web.conversations.threads import ONE
from helpboard.web.limits import NOTICES, THREATS, is_beyond, is_within, status_of, this_client
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

ASK = "block"
"""The button beside a conversation that leads here."""

KEPT = "kept-"
"""Stands before the names of the conversation's fields, since one of this form is called alike."""


@bp.route(f"/my/messages/{ONE}/block", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def block(conversation_id: int) -> ResponseReturnValue:
    """End a conversation for good, and report it when there is something to report."""
    form = _form()
    if not _comes_from_talk() and form.validate_on_submit() and _is_right(form, BY_ACCOUNT):
        return _blocked(BY_ACCOUNT, conversation_id, form)
    return _block_page(BY_ACCOUNT, conversation_id, form)


@bp.route(f"/answers/messages/{ONE}/block", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def block_by_code(conversation_id: int) -> ResponseReturnValue:
    """Do the same by code."""
    form = _form()
    if not _comes_from_talk() and form.validate_on_submit() and _is_right(form, BY_CODE):
        return _blocked(BY_CODE, conversation_id, form)
    return _block_page(BY_CODE, conversation_id, form)


def _comes_from_talk() -> bool:
    """Tell whether the button beside the conversation was pressed, so that nobody is blocked yet.

    It sends what was typed there, which this page carries along and hands back.
    """
    return request.form.get("deed") == ASK


def _form() -> BlockForm:
    return BlockForm(formdata=None) if _comes_from_talk() else BlockForm()


def _typed() -> dict[str, str]:
    """Return what was typed in the conversation, by the names of its fields."""
    mark = "" if _comes_from_talk() else KEPT
    found = {name: request.form.get(mark + name, "") for name in TYPED}
    return {name: words for name, words in found.items() if words.strip()}


def _is_right(form: BlockForm, door: Door) -> bool:
    reason = form.reason.data or ""
    if reason and reason not in {one.value for one in NoticeReason}:
        form.reason.errors = [_("Please choose something from the list.")]
        return False
    return not reason or is_within(form, (NOTICES, who(door.acting())))


def _blocked(door: Door, conversation_id: int, form: BlockForm) -> ResponseReturnValue:
    actor, key, now = door.acting(), submission_key(), datetime.now(UTC)
    is_threat = form.reason.data == NoticeReason.THREAT
    is_one_of_many = is_threat and is_beyond(THREATS, this_client())
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
                    is_one_of_many=is_one_of_many,
                )
                notices.report(session, said=said, now=now)
    return redirect(door.url("thread", conversation_id), 303)


def _block_page(door: Door, conversation_id: int, form: BlockForm) -> ResponseReturnValue:
    page = thread_page(db.session(), conversation_id, door.acting())
    if page.row.is_discreet:
        discreet()
    html = render_template(
        "conversations/block.html",
        form=form,
        other=party_name(page.row.other),
        typed=_typed(),
        kept=KEPT,
        back_deed=BACK,
        action=door.url("block", conversation_id),
        back=door.url("thread", conversation_id),
    )
    return html, status_of(form)
