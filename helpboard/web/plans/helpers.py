"""Volunteers for a request: found for the desk only, asked by its click (rule 13)."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.weights import Weights, points
from helpboard.domain.proposal import (
    AlreadyProposedError,
    NoFitError,
    Pairing,
    ProposalKind,
    TooManyOpenError,
    Wording,
)
from helpboard.extensions import db, writing
from helpboard.models import Post
from helpboard.queries.helpers_for_post import AskedRow, asked_about, request_on_desk
from helpboard.queries.looks import as_kept, weakness
from helpboard.queries.volunteers_for_post import PersonFound, people_for_post
from helpboard.services import proposals, submissions
from helpboard.web.actors import acting
from helpboard.web.facts import headline
from helpboard.web.match_lines import change_text, match_lines, missed_text, split
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import bp
from helpboard.web.plans.forms import AskForm
from helpboard.web.plans.words import SENT_WORDS
from helpboard.web.submissions import submission_key
from helpboard.web.words.match_reasons import open_sentence

PAGE = f"/desk/posts/<int(max={MOST_ID}):post_id>/helpers"
SHOWN = 6


@bp.get(PAGE)
@allow(Permission.DESK)
def helpers(post_id: int) -> ResponseReturnValue:
    """Show which volunteers could do what a request asks for, with points and reasons."""
    return _page(post_id)


@bp.post(f"{PAGE}/<int(max={MOST_ID}):user_id>")
@allow(Permission.DESK)
def ask_helper(post_id: int, user_id: int) -> ResponseReturnValue:
    """Ask one volunteer; against a rule, or where something is not known, only with a reason."""
    form, actor = AskForm(), acting()
    request_on_desk(db.session(), actor, post_id)
    if form.validate_on_submit() and _ask(form, post_id, user_id):
        flash(_("The volunteer has been asked by letter and decides."), "success")
        return redirect(url_for("plans.helpers", post_id=post_id), 303)
    return _page(post_id, refused=user_id, form=form), 422


def _ask(form: AskForm, post_id: int, user_id: int) -> bool:
    """Send the question once; say in the form why it cannot be."""
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    pairing = Pairing(kind=ProposalKind.PERSON_TASK, post_id=post_id, user_id=user_id)
    wording = Wording(override=form.override.data or "")
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                proposals.propose(session, actor=actor, pairing=pairing, wording=wording, now=now)
    except (AlreadyProposedError, NoFitError, TooManyOpenError) as error:
        form.override.errors = [_refusal(error)]
        return False
    return True


def _refusal(error: DomainError) -> str:
    if isinstance(error, AlreadyProposedError):
        return _("This person has been asked already.")
    if isinstance(error, TooManyOpenError):
        return _("This person has three open questions. Please wait for an answer.")
    return _("Something speaks against it or is not known. Please say why you ask all the same.")


def _page(post_id: int, *, refused: int | None = None, form: AskForm | None = None) -> str:
    session, actor, now = db.session(), acting(), datetime.now(UTC)
    post, area_name = request_on_desk(session, actor, post_id)
    found = people_for_post(session, post, now=now, most=SHOWN)
    cards = [_card(one, post, found.weights) for one in (*found.best, *found.near)]
    return render_template(
        "plans/helpers.html",
        post=_shown(post, area_name),
        best=cards[: len(found.best)],
        near=cards[len(found.best) :],
        asked=[_asked(one) for one in asked_about(session, post_id)],
        refused=refused,
        is_refused_here=refused in {one["id"] for one in cards},
        form=form or AskForm(formdata=None),
    )


def _shown(post: Post, area_name: str) -> dict[str, Any]:
    return {
        "topic": post.topic,
        "headline": headline(post.kind, post.topic, post.facts, area_name),
        "url": url_for("desk.check", post_id=post.id),
    }


def _card(one: PersonFound, post: Post, weights: Weights) -> dict[str, Any]:
    weak = weakness(one.fit.reasons, weights)
    lines = match_lines(as_kept(reason) for reason in one.fit.reasons)
    good, bad = split(lines, None if weak is None else weak.code.value)
    missed = missed_text(one.fit)
    return {
        "id": one.user_id,
        "name": one.name,
        "reasons": good,
        "against": {"code": one.fit.failed[0].rule.value, "text": missed} if missed else bad,
        "unknown": [open_sentence(row.rule.value, row.params) for row in one.fit.open_questions],
        "hint": change_text(one.change),
        "points": points(one.fit.quarters),
        "needs_reason": one.fit.answer is not Answer.YES,
        "ask_url": url_for("plans.ask_helper", post_id=post.id, user_id=one.user_id),
    }


def _asked(row: AskedRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "state": row.state.value,
        "state_label": SENT_WORDS[row.state],
        "points": row.points / 100,
        "override": row.override,
    }
