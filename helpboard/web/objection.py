"""The form with which somebody objects to a decision: an author, an owner, or who is blocked."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from flask import render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from sqlalchemy.orm import Session
from wtforms import TextAreaField
from wtforms.validators import DataRequired

from helpboard.catalogue import current_language
from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.decision import CLAUSES, MOST_APPEAL, AppealState, Reason
from helpboard.domain.policy import Actor
from helpboard.extensions import db, writing
from helpboard.models import Appeal, Decision, OrganisationDecision, Post
from helpboard.queries.appeals import appeal_of, last_decision
from helpboard.services.appeals import object_to
from helpboard.services.posts import post_to_change
from helpboard.services.submissions import made, once
from helpboard.web.clean_fields import CleanText
from helpboard.web.submissions import submission_key
from helpboard.web.words.reasons import reason_text


class ObjectionForm(FlaskForm):
    """Why the author thinks that a decision is wrong."""

    text = TextAreaField(
        _l("Why is the decision wrong?"),
        [CleanText(most=MOST_APPEAL), DataRequired(_l("Please tell us more."))],
        render_kw={"rows": "5", "maxlength": MOST_APPEAL},
    )


def send(form: ObjectionForm, *, actor: Actor, post_id: int) -> None:
    """Put the objection on the desk, once however often the same form comes."""
    key, now = submission_key(), datetime.now(UTC)
    with writing(db.session()) as session:
        if once(session, key=key, now=now).is_first:
            object_to(
                session,
                actor=actor,
                post=post_to_change(session, post_id),
                text=form.text.data or "",
                text_lang=current_language().tag,
                now=now,
            )
            made(session, key=key, result_id=post_id)


def objection_page(form: ObjectionForm, post: Post, *, back_url: str) -> ResponseReturnValue:
    """Show what was decided about a post and the form, or that an objection has come in."""
    kept = _("We keep what you write for as long as the post is kept, and only the desk reads it.")
    decided = _decided(db.session(), post)
    return objection_form(form, decided=decided, kept=kept, back_url=back_url)


def objection_form(
    form: ObjectionForm, *, decided: Mapping[str, Any], kept: str, back_url: str
) -> ResponseReturnValue:
    """Show what was ``decided``, empty for nothing, and the form with how long it is ``kept``."""
    page = render_template(
        "posting/object.html",
        form=form,
        decided=decided,
        kept=kept,
        action=request.path,
        back_url=back_url,
    )
    return page, 422 if form.is_submitted() else 200


def _decided(session: Session, post: Post) -> dict[str, Any]:
    """Return what was decided about a post, and what became of an objection to it."""
    decision = last_decision(session, post.id)
    if decision is None or decision.reason is None:
        return {}
    appeal = appeal_of(session, decision.id)
    return told(decision, decision.reason, appeal)


def told(
    decision: Decision | OrganisationDecision, reason: Reason, appeal: Appeal | None
) -> dict[str, Any]:
    """Return what the page says of a decision and of the objection to it."""
    return {
        "reason": reason_text(reason),
        "clause": CLAUSES[reason],
        "sentence": decision.sentence,
        "sentence_lang": decision.sentence_lang,
        "is_objected": appeal is not None,
        "is_open": appeal is not None and appeal.state is AppealState.OPEN,
        "answer": appeal.sentence if appeal is not None else "",
        "answer_lang": appeal.sentence_lang if appeal is not None else "",
    }
