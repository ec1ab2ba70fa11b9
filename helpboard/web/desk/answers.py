"""Answers that wait for the desk: held ones are let through or not; silence and interpreters."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.policy import Action, Actor, may
from helpboard.extensions import db, writing
from helpboard.models import Conversation
from helpboard.queries.held import (
    HeldRow,
    WaitingRow,
    held_answers,
    unanswered,
    wanting_interpreter,
)
from helpboard.queries.sides import thing_at_the_desk
from helpboard.services import answers as at_the_desk
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.labels import is_late, moment
from helpboard.web.merging import version_of
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.sentences import sentence_text
from helpboard.web.words.topics import topic_label

ONE = f"/desk/answers/<int(max={MOST_ID}):conversation_id>"


@bp.get("/desk/answers")
@allow(Permission.DESK)
def answers() -> ResponseReturnValue:
    """Show held answers, those without a reply, and wishes for an interpreter."""
    return _page()


@bp.post(f"{ONE}/release")
@allow(Permission.DESK)
def release_answer(conversation_id: int) -> ResponseReturnValue:
    """Let an answer through as it was read: its owner reads it from now on."""
    form = ButtonForm()
    if form.validate_on_submit():
        moderator, now = acting(), datetime.now(UTC)
        seen = version_of(request.form.get("version"))
        try:
            with writing(db.session()) as session:
                talk = _talk(session, conversation_id, moderator)
                at_the_desk.release(
                    session, conversation=talk, moderator=moderator, now=now, seen=seen
                )
        except ConflictError:
            flash(_("More has been written meanwhile. Please read it first."), "alarm")
            return _page(), 409
        flash(_("The answer is let through. Both sides are told."), "success")
    return redirect(url_for("desk.answers"), 303)


@bp.post(f"{ONE}/refuse")
@allow(Permission.DESK)
def refuse_answer(conversation_id: int) -> ResponseReturnValue:
    """End a held answer; only whoever wrote it learns of that."""
    form = ButtonForm()
    if form.validate_on_submit():
        moderator, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            talk = _talk(session, conversation_id, moderator)
            at_the_desk.refuse(session, conversation=talk, moderator=moderator, now=now)
        flash(_("The answer is not let through. Whoever wrote it is told kindly."), "success")
    return redirect(url_for("desk.answers"), 303)


@bp.post(f"{ONE}/look-after")
@allow(Permission.DESK)
def look_after_answer(conversation_id: int) -> ResponseReturnValue:
    """Note that somebody at the desk has seen to a silence or an interpreter."""
    form = ButtonForm()
    if form.validate_on_submit():
        moderator, now = acting(), datetime.now(UTC)
        with writing(db.session()) as session:
            talk = _talk(session, conversation_id, moderator)
            at_the_desk.look_after(session, conversation=talk, moderator=moderator, now=now)
        flash(_("Noted. If nothing happens, it comes back in five days."), "success")
    return redirect(url_for("desk.answers"), 303)


def _page() -> str:
    now, session, actor = datetime.now(UTC), db.session(), acting()
    held = held_answers(session, actor)
    return render_template(
        "desk/answers.html",
        held=[{**_held(row), "is_late": is_late(row.created_at, now)} for row in held],
        count=ngettext("%(num)d answer is held back", "%(num)d answers are held back", len(held)),
        unanswered=[_waiting(row) for row in unanswered(session, actor, now=now)],
        interpreters=[_waiting(row) for row in wanting_interpreter(session, actor)],
        button=ButtonForm(formdata=None),
    )


def _talk(session: Session, conversation_id: int, moderator: Actor) -> Conversation:
    """Return a conversation of the reader's areas; that there are others is not hers to know."""
    talk = session.get(Conversation, conversation_id)
    if talk is None:
        raise NotFoundError(conversation_id)
    if not may(moderator, Action.RELEASE_ANSWER, thing_at_the_desk(session, talk)):
        raise NotFoundError(conversation_id)
    return talk


def _held(row: HeldRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "version": max((one.id for one in row.messages), default=0),
        "topic": row.topic,
        "about": topic_label(row.topic),
        "area_name": row.area_name,
        "by": row.organisation_name or row.group_name or row.name,
        "since": moment(row.created_at),
        "post_url": url_for("desk.check", post_id=row.post_id),
        "messages": [
            {
                "sentence": sentence_text(one.sentence, one.values) if one.sentence else "",
                "words": original(one.text, one.text_lang),
            }
            for one in row.messages
        ],
    }


def _waiting(row: WaitingRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "label": row.organisation_name or row.group_name or _("A post"),
        "since": moment(row.since),
        "url": url_for("desk.check", post_id=row.post_id) if row.post_id else "",
    }
