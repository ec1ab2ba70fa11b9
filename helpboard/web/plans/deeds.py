"""What a coordinator does to a plan: mark lines, solve it anew, send it, put it away."""

from datetime import UTC, datetime

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.plan_solvers import plan_solvers
from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import DomainError, MalformedError
from helpboard.domain.plan import AT_ONCE_SECONDS, UNSOLVABLE, PlanMark
from helpboard.extensions import db, writing
from helpboard.queries.match_places import When
from helpboard.services import asking, plans, submissions
from helpboard.services.plan_making import prepare
from helpboard.services.plan_sending import MOST_AT_ONCE, send_lines
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.locale import settings
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import LINE, ONE, bp
from helpboard.web.plans.forms import LineForm, SendForm
from helpboard.web.submissions import submission_key


@bp.post(LINE)
@allow(Permission.DESK)
def mark(plan_id: int, line_id: int) -> ResponseReturnValue:
    """Let one line stay, forbid it, or let go of it; then the plan is solved anew."""
    form = LineForm()
    if not form.validate_on_submit():
        return _again(plan_id)
    actor = acting()
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        chosen = PlanMark(form.mark.data)
        plans.mark(session, actor=actor, plan=plan, line_id=line_id, mark=chosen)
    if chosen is not PlanMark.PINNED:
        _solve(plan_id)
    return redirect(f"{url_for('plans.show', plan_id=plan_id)}#line-{line_id}", 303)


@bp.post(f"{ONE}/solve")
@allow(Permission.DESK)
def solve(plan_id: int) -> ResponseReturnValue:
    """Solve a plan anew with its marks."""
    if not ButtonForm().validate_on_submit():
        return _again(plan_id)
    _solve(plan_id)
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


def _solve(plan_id: int) -> None:
    """Let the worker solve it; at once, while the reader waits, if that took no time before."""
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        plans.solve_again(session, actor=actor, plan=plan, now=now)
        is_quick = plan.figures.get("again", AT_ONCE_SECONDS) < AT_ONCE_SECONDS
        if is_quick:
            plans.take(session, plan=plan, now=now)
    if is_quick:
        _solve_now(plan_id)


def _solve_now(plan_id: int) -> None:
    when = When(now=datetime.now(UTC), zone=settings().timezone)
    try:
        found = prepare(db.session(), plan_id, when=when)
        db.session.rollback()
        solved = found(plan_solvers())
    except (DomainError, ArithmeticError) as error:
        with writing(db.session()) as session:
            code = getattr(error, "code", UNSOLVABLE)
            plans.fail(session, plan_id=plan_id, code=code, now=datetime.now(UTC))
        return
    with writing(db.session()) as session:
        plans.keep(session, plan_id=plan_id, solved=solved, now=datetime.now(UTC))


@bp.post(f"{ONE}/send")
@allow(Permission.DESK)
def send(plan_id: int) -> ResponseReturnValue:
    """Send the chosen lines: each becomes a proposal, and letters go out."""
    if not SendForm().validate_on_submit():
        return _again(plan_id)
    chosen, actor = _chosen(), acting()
    now, key = datetime.now(UTC), submission_key()
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        if submissions.once(session, key=key, now=now).is_first:
            sent = send_lines(
                session, actor=actor, plan=plan, line_ids=chosen, now=now, zone=settings().timezone
            )
            if sent.sent:
                text = ngettext("%(num)d proposal sent.", "%(num)d proposals sent.", sent.sent)
                flash(text, "success")
            if sent.left:
                flash(_left(sent.left), "alarm")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


@bp.post(f"{ONE}/ask")
@allow(Permission.DESK)
def ask_times(plan_id: int) -> ResponseReturnValue:
    """Write to the people of a plan whose times nobody knows."""
    if not ButtonForm().validate_on_submit():
        return _again(plan_id)
    actor, now, key = acting(), datetime.now(UTC), submission_key()
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        if submissions.once(session, key=key, now=now).is_first:
            written = asking.ask_of_plan(session, actor=actor, plan=plan, now=now)
            flash(_asked(written), "success" if written else "info")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


def _asked(number: int) -> str:
    if not number:
        return _("Nobody was asked: all of them were asked of late, pause, or have no e-mail.")
    return ngettext("%(num)d person was asked.", "%(num)d people were asked.", number)


def _left(number: int) -> str:
    return ngettext(
        "%(num)d line was not sent: somebody was asked already, has too many open questions, or a "
        "rule forbids it by now.",
        "%(num)d lines were not sent: somebody was asked already, has too many open questions, or "
        "a rule forbids it by now.",
        number,
    )


def _chosen() -> list[int]:
    """Return the ids of the ticked lines."""
    given = request.form.getlist("line")
    if any(not (one.isascii() and one.isdigit() and len(one) < 10) for one in given):
        raise MalformedError("line")
    return [int(one) for one in given][:MOST_AT_ONCE]


@bp.post(f"{ONE}/close")
@allow(Permission.DESK)
def close(plan_id: int) -> ResponseReturnValue:
    """Put a plan away; what was sent from it goes on."""
    if not ButtonForm().validate_on_submit():
        return _again(plan_id)
    actor = acting()
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        plans.close(session, actor=actor, plan=plan, now=datetime.now(UTC))
    return redirect(url_for("plans.index"), 303)


def _again(plan_id: int) -> ResponseReturnValue:
    plans.plan_of(db.session(), acting(), plan_id)
    flash(_("Please press the button again."), "alarm")
    return redirect(url_for("plans.show", plan_id=plan_id), 303)
