"""The queue: posts that wait to be checked, and deciding on one of them."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.contact_data import contact_data
from helpboard.domain.decision import (
    CLAUSES,
    Judgement,
    OwnDecisionError,
    Reason,
    ReasonMissingError,
    Verdict,
)
from helpboard.domain.errors import ConflictError, IllegalMoveError, NotFoundError
from helpboard.domain.lodger_wish import has_lodger_wish
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.posting import RefusedPostError
from helpboard.domain.topics import is_sensitive
from helpboard.extensions import db, writing
from helpboard.models import Post
from helpboard.queries.checking import (
    PastDecision,
    PostToCheck,
    next_to_check,
    post_to_check,
    waiting_posts,
)
from helpboard.queries.duplicates import Planned, likely_duplicates
from helpboard.services.moderation import decide
from helpboard.services.photos import pictures_of
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.block_form import problem_sentence
from helpboard.web.desk.blueprint import bp
from helpboard.web.desk.forms import DecisionForm, SpamForm
from helpboard.web.desk.labels import DECIDED, VERDICTS, beyond_text, is_late, moment, notice_label
from helpboard.web.facts import fact_lines, headline
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.kinds import post_kind_label, post_state_label
from helpboard.web.words.reasons import reason_text

ONE = f"/desk/posts/<int(max={MOST_ID}):post_id>"


@bp.route("/desk/queue", methods=["GET", "POST"])
@allow(Permission.DESK)
def queue() -> ResponseReturnValue:
    """Show what waits, the riskiest and oldest first; POST rejects what was ticked."""
    form = SpamForm()
    if form.validate_on_submit():
        _reject(form)
        return redirect(url_for("desk.queue"), 303)
    now = datetime.now(UTC)
    rows, in_all = waiting_posts(db.session(), acting())
    page = render_template(
        "desk/queue.html",
        form=form,
        rows=[
            {
                "id": row.id,
                "value": f"{row.id}-{row.version}",
                "topic": row.topic,
                "headline": headline(row.kind, row.topic, row.facts, row.area_name),
                "text": row.text[:160],
                "by": row.organisation_name
                or row.group_name
                or row.author_name
                or _("With a code"),
                "since": moment(row.since),
                "is_late": is_late(row.since, now),
                "is_sensitive": is_sensitive(row.topic),
                "is_ticked": f"{row.id}-{row.version}" in (form.posts.data or ()),
                "notices": ngettext("%(num)d report", "%(num)d reports", row.notices)
                if row.notices
                else "",
            }
            for row in rows
        ],
        count=ngettext("%(num)d post waits", "%(num)d posts wait", in_all),
        beyond=beyond_text(len(rows), in_all),
    )
    return page, 422 if form.is_submitted() else 200


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def check(post_id: int) -> ResponseReturnValue:
    """Show a post with everything that helps to decide; POST decides on what was shown."""
    row = post_to_check(db.session(), acting(), post_id)
    form = DecisionForm(state=row.state, text=row.text, version=str(row.version))
    is_stale = False
    if form.validate_on_submit():
        try:
            _decide(post_id, form.judgement)
        except (ConflictError, IllegalMoveError):
            is_stale = True
            row = post_to_check(db.session(), acting(), post_id)
        except OwnDecisionError:
            form.verdict.errors = [
                _("It is a post of your own side. Somebody else decides whether it comes back.")
            ]
        except ReasonMissingError:
            form.reason.errors = [_("Please say why: the author reads it.")]
        except RefusedPostError as error:
            form.text.errors = [problem_sentence(problem) for problem in error.problems]
        else:
            return redirect(_onwards(post_id), 303)
    page = render_template("desk/check.html", form=form, is_stale=is_stale, **_shown(row, form))
    return page, _status(form, is_stale=is_stale)


def _status(form: DecisionForm, *, is_stale: bool) -> int:
    if is_stale:
        return 409
    return 422 if form.is_submitted() else 200


def _decide(post_id: int, judgement: Judgement) -> None:
    moderator, zone, now = acting(), settings().timezone, datetime.now(UTC)
    with writing(db.session()) as session:
        post = _post(session, post_id)
        decide(session, post=post, moderator=moderator, judgement=judgement, now=now, zone=zone)
    flash(_("Decided: %(verdict)s. The author is told.", verdict=DECIDED[judgement.verdict]))


def _reject(form: SpamForm) -> None:
    """Reject all that were ticked and are still as they were shown; count the others."""
    moderator, zone, now = acting(), settings().timezone, datetime.now(UTC)
    done = missed = 0
    for value in dict.fromkeys(form.posts.data or ()):
        post_id, version = SpamForm.pair(value) or (0, 0)
        judgement = Judgement(
            verdict=Verdict.REJECT, reason=Reason(form.reason.data), version=version
        )
        try:
            with writing(db.session()) as session:
                post = _post(session, post_id)
                decide(
                    session, post=post, moderator=moderator, judgement=judgement, now=now, zone=zone
                )  # fmt: skip
            done += 1
        except (ConflictError, IllegalMoveError, NotFoundError):
            missed += 1
    if done:
        flash(
            ngettext(
                "%(num)d post was not accepted. Its author is told.",
                "%(num)d posts were not accepted. Their authors are told.",
                done,
            )
        )
    if missed:
        flash(
            ngettext(
                "%(num)d post had changed meanwhile and still waits.",
                "%(num)d posts had changed meanwhile and still wait.",
                missed,
            )
        )


def _post(session: Session, post_id: int) -> Post:
    post = session.get(Post, post_id)
    if post is None:
        raise NotFoundError(post_id)
    return post


def _onwards(post_id: int) -> str:
    """Return the next post that waits, or the queue when there is none."""
    if request.form.get("then") == "queue":
        return url_for("desk.queue")
    following = next_to_check(db.session(), acting(), after=post_id)
    if following is None:
        return url_for("desk.queue")
    return url_for("desk.check", post_id=following)


def _shown(row: PostToCheck, form: DecisionForm) -> dict[str, Any]:
    return {
        "post": {
            "id": row.id,
            "kind": row.kind.value,
            "kind_label": post_kind_label(row.kind),
            "topic": row.topic,
            "headline": headline(row.kind, row.topic, row.facts, row.area_name),
            "state_label": post_state_label(row.state),
            "version": row.version,
            "since": moment(row.updated_at),
            "by": row.organisation_name or row.group_name or row.author_name,
            "by_code": row.by_code,
            "organisation_slug": row.organisation_slug,
            "helpers_url": _helpers_url(row),
        },
        "lines": fact_lines(row.topic, row.facts, area_name=kept_area_tree().name_of),
        "original": original(row.text, row.text_lang),
        "pictures": pictures_of(db.session(), row.id),
        "verdicts": [
            (option, VERDICTS[Verdict(option.value)][1]) for option in form.verdict.choices or ()
        ],
        "hints": _hints(row),
        "history": _history(row),
        "alike": _alike(row),
        "decisions": [_past(one) for one in row.decisions],
    }


def _helpers_url(row: PostToCheck) -> str:
    """Return where volunteers for a request on the board are found, empty for all others."""
    is_open = row.kind is PostKind.REQUEST and row.state is PostState.PUBLISHED
    return url_for("plans.helpers", post_id=row.id) if is_open else ""


def _hints(row: PostToCheck) -> list[str]:
    """Return what a coordinator should look at twice."""
    hints = [
        notice_label(reason) + (f": {text[:300]}" if text else "") for reason, text in row.notices
    ]
    found = contact_data(row.text)
    if found:
        said = ", ".join(f"“{row.text[one.start : one.end]}”" for one in found)
        hints.append(
            _("The words hold something like an address or a number: %(found)s", found=said)
        )
    if has_lodger_wish(row.kind, row.topic, row.facts, row.text):
        hints.append(_("It wishes for a lodger's sex or age. Please speak to the person first."))
    if is_sensitive(row.topic):
        hints.append(_("This topic is sensitive: a person always looks first."))
    return hints


def _history(row: PostToCheck) -> list[str]:
    history = row.history
    if history is None:
        return [_("Without account: nothing is known but this post.")] if row.by_code else []
    account = _("Account since %(day)s.", day=dates.full_day(dates.local(history.since).date()))
    counts = [
        history.approved
        and ngettext(
            "%(num)d other post was on the board.",
            "%(num)d other posts were on the board.",
            history.approved,
        ),
        history.refused
        and ngettext(
            "%(num)d was not accepted or taken off.",
            "%(num)d were not accepted or taken off.",
            history.refused,
        ),
        history.waiting and ngettext("%(num)d more waits.", "%(num)d more wait.", history.waiting),
    ]
    others = [str(words) for words in counts if words]
    return [account, *(others or [_("It is the first post of this account.")])]


def _alike(row: PostToCheck) -> list[dict[str, str]]:
    planned = Planned(
        author_id=row.author_id, organisation_id=row.organisation_id, group_id=row.group_id,
        kind=row.kind, topic=row.topic, area_id=row.area_id, facts=row.facts, text=row.text,
    )  # fmt: skip
    found = likely_duplicates(db.session(), planned, now=datetime.now(UTC))
    return [
        {
            "label": headline(one.kind, one.topic, one.facts, one.area_name),
            "url": url_for("desk.check", post_id=one.id),
        }
        for one in found
        if one.id != row.id
    ]


def _past(one: PastDecision) -> dict[str, Any]:
    return {
        "verdict": str(DECIDED[one.verdict]),
        "reason": f"{reason_text(one.reason)} ({CLAUSES[one.reason]})" if one.reason else "",
        "sentence": one.sentence,
        "lang": one.sentence_lang,
        "shown_text": one.shown_text,
        "by": one.by or _("somebody who has left"),
        "at": moment(one.at),
    }
