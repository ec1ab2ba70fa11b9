"""Proposals of the reader: what waits, what was answered, and one of them with its buttons."""

from collections.abc import Iterable
from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import DomainError, NotFoundError
from helpboard.domain.policy import Action, may
from helpboard.domain.proposal import (
    OPEN,
    Party,
    ProposalOverError,
    ProposalState,
    SideAnswer,
    is_told,
)
from helpboard.extensions import db, writing
from helpboard.models import Volunteer
from helpboard.queries.proposal_sides import side_as_thing
from helpboard.queries.proposals import (
    ProposalRow,
    proposal_for,
    proposal_parties,
    proposals_of,
)
from helpboard.services import proposal_answers, rematching, submissions
from helpboard.services.proposal_answers import Reply
from helpboard.web.actors import acting, signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.proposal_cards import proposal_view
from helpboard.web.proposals.blueprint import bp
from helpboard.web.proposals.forms import ReplyForm, refusal_text
from helpboard.web.proposals.suggested import suggested
from helpboard.web.submissions import submission_key

ONE = f"/my/proposals/<int(max={MOST_ID}):proposal_id>"


@bp.get("/my/proposals")
@allow(Permission.SIGNED_IN)
def index() -> ResponseReturnValue:
    """Show what waits for the reader first, then what they have asked, then the rest."""
    now = datetime.now(UTC)
    rows = proposals_of(db.session(), acting())
    waiting = [row for row in rows if row.is_open(now=now)]
    sent = [row for row in rows if row.state in OPEN and row.answer is not SideAnswer.ASKED]
    going = [row for row in rows if row.state is ProposalState.CONFIRMED]
    shown = {id(row) for row in (*waiting, *sent, *going)}
    over = [row for row in rows if id(row) not in shown]
    parts = (
        (_("Waiting for your answer"), waiting),
        (_("Asked by you"), sent),
        (_("Agreed"), going),
        (_("Over"), over),
    )
    return render_template(
        "proposals/index.html",
        **suggested(now),
        parts=[(title, _views(found, now)) for title, found in parts if found],
        has_any=bool(rows),
    )


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def show(proposal_id: int) -> ResponseReturnValue:
    """Show one proposal as the reader's side sees it, and take the answer."""
    row = _mine(proposal_id)
    now = datetime.now(UTC)
    form = ReplyForm(data=_agreed_to_show(row))
    if form.validate_on_submit() and _answered(form, row):
        return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)
    page = render_template(
        "proposals/show.html",
        one=proposal_view(row, now=now),
        row=row,
        form=form,
        may_withdraw=row.state in OPEN and row.answer is SideAnswer.YES,
        asks_how=row.state is ProposalState.CONFIRMED and row.goes_well is None,
        is_volunteer=row.party is Party.VOLUNTEER,
        token=ButtonForm(formdata=None),
    )
    return page, status_of(form)


@bp.post(f"{ONE}/withdraw")
@allow(Permission.SIGNED_IN)
def withdraw(proposal_id: int) -> ResponseReturnValue:
    """Take back a question that nobody has answered yet."""
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            proposal_answers.withdraw(
                session, actor=acting(), proposal_id=proposal_id, now=datetime.now(UTC)
            )
        flash(_("You have taken your question back."), "success")
    return redirect(url_for("proposals.index"), 303)


@bp.post(f"{ONE}/how")
@allow(Permission.SIGNED_IN)
def how(proposal_id: int) -> ResponseReturnValue:
    """Note how it goes."""
    row = _mine(proposal_id)
    if ButtonForm().validate_on_submit():
        try:
            with writing(db.session()) as session:
                rematching.say_how(
                    session,
                    actor=acting(),
                    proposal_id=proposal_id,
                    party=row.party,
                    goes_well=request.form.get("well") == "yes",
                    now=datetime.now(UTC),
                )
            flash(_("Thank you for telling us."), "success")
        except ProposalOverError as error:
            flash(refusal_text(error), "info")
    return redirect(url_for("proposals.show", proposal_id=proposal_id), 303)


def _views(rows: Iterable[ProposalRow], now: datetime) -> list[dict[str, object]]:
    return [proposal_view(row, now=now) for row in rows]


def _mine(proposal_id: int) -> ProposalRow:
    """Return a proposal as the reader's side sees it, the side that waits first.

    Strangers learn nothing, and so does whoever may not know of it yet.
    """
    session, actor = db.session(), acting()
    sides = proposal_parties(session, proposal_id)
    answers = {side.party: side.answer for side in sides}
    own = [
        side
        for side in sides
        if is_told(side.party, answers)
        and may(actor, Action.ANSWER_PROPOSAL, side_as_thing(session, side))
    ]
    own.sort(key=lambda side: side.answer is not SideAnswer.ASKED)
    row = proposal_for(session, proposal_id, own[0].party) if own else None
    if row is None:
        raise NotFoundError(proposal_id)
    return row


def _agreed_to_show(row: ProposalRow) -> dict[str, bool]:
    """Return what the volunteer's profile lets be seen, as it stands ticked at first."""
    profile = db.session.get(Volunteer, signed_in().id) if row.party is Party.VOLUNTEER else None
    if profile is None:
        return {}
    return {"shows_name": profile.shows_name, "shows_phone": profile.shows_phone}


def _answered(form: ReplyForm, row: ProposalRow) -> bool:
    """Take the answer once; say in the form why it cannot be taken."""
    says_yes = form.says_yes()
    if says_yes is None:
        return False
    key, now = submission_key(), datetime.now(UTC)
    reply = Reply(
        says_yes=says_yes,
        reason=None if says_yes else form.why(),
        shows_name=bool(form.shows_name.data),
        shows_phone=bool(form.shows_phone.data),
    )
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                proposal_answers.answer(
                    session,
                    actor=acting(),
                    proposal_id=row.id,
                    party=row.party,
                    reply=reply,
                    now=now,
                )
    except DomainError as error:
        form.form_errors.append(refusal_text(error))
        return False
    flash(_("Thank you for your answer."), "success")
    return True
