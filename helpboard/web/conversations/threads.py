"""One conversation: its messages, and writing in it. The same behind both doors."""

from datetime import UTC, datetime

from flask import redirect, render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.conversation import ConversationState, EndedError, Role
from helpboard.domain.message import WordsRefusedError
from helpboard.extensions import db, writing
from helpboard.queries.between import contact_between
from helpboard.queries.conversations import thread_page
from helpboard.queries.handing_on import Partner, partners_to_hand_on_to
from helpboard.queries.thread_rows import ThreadPage
from helpboard.services.conversations import write_message
from helpboard.services.submissions import made, once
from helpboard.web.caching import discreet
from helpboard.web.conversations.blueprint import bp
from helpboard.web.conversations.deeds import BACK, conversation_of, do_deed
from helpboard.web.conversations.doors import BY_ACCOUNT, BY_CODE, Door, who
from helpboard.web.conversations.forms import ThreadForm
from helpboard.web.conversations.sentences import quick_sentences, sentence_groups
from helpboard.web.conversations.shown import thread_view
from helpboard.web.limits import MESSAGES, is_within, status_of
from helpboard.web.paging import id_in
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key

ONE = f"<int(max={MOST_ID}):conversation_id>"


@bp.route(f"/my/messages/{ONE}", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def thread(conversation_id: int) -> ResponseReturnValue:
    """Show a conversation of mine, or say something in it."""
    form = ThreadForm()
    if form.validate_on_submit():
        return sent(BY_ACCOUNT, conversation_id, form)
    return shown(BY_ACCOUNT, conversation_id, form)


@bp.route(f"/answers/messages/{ONE}", methods=["GET", "POST"])
@allow(Permission.BY_CODE)
def thread_by_code(conversation_id: int) -> ResponseReturnValue:
    """Show a conversation of the code that this browser holds, or say something in it."""
    form = ThreadForm()
    if form.validate_on_submit():
        return sent(BY_CODE, conversation_id, form)
    return shown(BY_CODE, conversation_id, form)


def sent(door: Door, conversation_id: int, form: ThreadForm) -> ResponseReturnValue:
    """Do what the pressed button says; what was typed beside it stands in the form again."""
    if not form.deed.data:
        return written(door, conversation_id, form)
    if form.deed.data == BACK:
        return shown(door, conversation_id, form)
    do_deed(door, conversation_id, form)
    if form.has_words():
        return shown(door, conversation_id, form)
    return redirect(door.url("thread", conversation_id), 303)


def written(door: Door, conversation_id: int, form: ThreadForm) -> ResponseReturnValue:
    """Say something, once however often the form is sent, and show the conversation again."""
    actor, key, now = door.acting(), submission_key(), datetime.now(UTC)
    if not is_within(form, (MESSAGES, who(actor))):
        return shown(door, conversation_id, form)
    words = form.words(via=door.via)
    try:
        with writing(db.session()) as session:
            if once(session, key=key, now=now).is_first:
                talk = conversation_of(conversation_id)
                message = write_message(
                    session, conversation=talk, actor=actor, words=words, now=now
                )
                made(session, key=key, result_id=message.id)
    except WordsRefusedError as refused:
        form.refuse(refused)
        return shown(door, conversation_id, form)
    except EndedError:
        form.form_errors.append(_("This conversation has ended. You can still read it."))
        return shown(door, conversation_id, form)
    return redirect(door.url("thread", conversation_id, _anchor="last"), 303)


def shown(door: Door, conversation_id: int, form: ThreadForm) -> ResponseReturnValue:
    """Show a conversation with the form below it, what was typed kept."""
    session, now = db.session(), datetime.now(UTC)
    page = thread_page(session, conversation_id, door.acting(), before=_before())
    if page.row.is_discreet:
        discreet()
    view = thread_view(page, contact=contact_between(session, page.sides, now=now))
    _offer_partners(form, page)
    html = render_template(
        "conversations/thread.html",
        thread=view,
        form=form,
        groups=sentence_groups(form.sentence.data),
        quick=quick_sentences(),
        action=door.url("thread", conversation_id),
        block_url=door.url("block", conversation_id),
        earlier_url=door.url("thread", conversation_id, before=view["earlier"])
        if view["earlier"]
        else "",
        list_url=door.list_url(),
        interpreter=_interpreter(page),
        handing_on=_handing_on(page),
    )
    return html, status_of(form)


def _before() -> int | None:
    wanted = request.args.get("before")
    return None if wanted is None else id_in(wanted, "before")


def _interpreter(page: ThreadPage) -> str:
    """Tell where the wish for an interpreter stands: none, mine, theirs or agreed."""
    wishes = page.sides.conversation.wants_interpreter
    if "agreed_at" in wishes:
        return "agreed"
    if page.row.role.value in wishes:
        return "mine"
    return "theirs" if wishes else "none"


def _offer_partners(form: ThreadForm, page: ThreadPage) -> None:
    if page.row.role is Role.OWNER and page.row.state is ConversationState.OPEN:
        partners = partners_to_hand_on_to(db.session(), page.sides.conversation)
        form.offer_partners((one.key, one.name) for one in partners)


def _handing_on(page: ThreadPage) -> Partner | None:
    """Return whom the conversation shall go to."""
    talk = page.sides.conversation
    wanted = (talk.pass_to_id, talk.pass_to_group_id)
    partners = partners_to_hand_on_to(db.session(), talk) if any(wanted) else ()
    return next((one for one in partners if (one.organisation_id, one.group_id) == wanted), None)
