"""Who helps in a group, who would like to, and what its leads decide about them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import DomainError, NotAllowedError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import GroupRole, LastLeadError
from helpboard.domain.joining import JoinState, NoReason, is_paused
from helpboard.domain.policy import Action
from helpboard.extensions import db, writing
from helpboard.models import Group, JoinRequest
from helpboard.queries.group_helpers import (
    AskingRow,
    HelperRow,
    helper_row,
    helpers_page,
)
from helpboard.queries.joining import roles_of
from helpboard.services import helpers, join_answers, submissions
from helpboard.services.helpers import Whom
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.helping import free_text, refusal_text
from helpboard.web.labels import topic_text
from helpboard.web.limits import status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.helper_forms import AnswerForm, HelperForm
from helpboard.web.my_groups.whose import Mine, mine
from helpboard.web.originals import original
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.words.when import slot_text


@bp.get(f"{ONE}/members")
@allow(Permission.SIGNED_IN)
def members(slug: str) -> ResponseReturnValue:
    """Show who would like to help, who waits, and who helps."""
    one, now = mine(slug), datetime.now(UTC)
    group = db.session.get_one(Group, one.row.id)
    page = helpers_page(db.session(), group, today=now.date())
    return render_template(
        "my_groups/members.html",
        one=one.row,
        form=AnswerForm(formdata=None),
        wishes=[_wish(row) for row in page.wishes if row.state is not JoinState.WAITING],
        waiting=[_wish(row) for row in page.wishes if row.state is JoinState.WAITING],
        has_place=page.openings.in_all != 0,
        free=free_text(page.openings.in_all, page.openings.wait_in_all),
        helpers=[_helper(one, row) for row in page.helpers],
    )


def _wish(row: AskingRow) -> dict[str, Any]:
    offered = row.state is JoinState.OFFERED and row.offered_until is not None
    until = dates.day_and_month(row.offered_until) if row.offered_until else ""
    clash = slot_text(row.clash.slot) if row.clash else ""
    return {
        "id": row.id,
        "name": row.name,
        "topic": topic_text(row.topic or ""),
        "note": original(row.note, row.note_lang),
        "asked": dates.day_and_month(row.asked_at),
        "state": _("A place was offered, until %(day)s.", day=until) if offered else "",
        "clearance_missing": row.clearance_missing,
        "clash": clash,
    }


def _helper(one: Mine, row: HelperRow) -> dict[str, Any]:
    today = datetime.now(UTC).date()
    return {
        "url": url_for("my_groups.member", slug=one.row.slug, user_id=row.user_id),
        "name": row.name,
        "is_lead": row.role is GroupRole.LEAD,
        "topic": topic_text(row.topic or ""),
        "detail": _detail(row),
        "pause": _("Takes a pause until %(day)s", day=dates.day_and_month(row.paused_until))
        if row.paused_until and is_paused(row.paused_until, today=today)
        else "",
        "missed": _missed(row),
    }


def _detail(row: HelperRow) -> str:
    return _("since %(day)s", day=dates.full_day(row.joined_at)) if row.joined_at else ""


def _missed(row: HelperRow) -> str:
    if not row.no_shows:
        return ""
    return ngettext(
        "Did not come %(num)d time in the last year",
        "Did not come %(num)d times in the last year",
        row.no_shows,
    )


@bp.post(f"{ONE}/wishes/<int(max={MOST_ID}):request_id>")
@allow(Permission.SIGNED_IN)
def answer_wish(slug: str, request_id: int) -> ResponseReturnValue:
    """Say yes or no to somebody who would like to help."""
    one, form = mine(slug), AnswerForm()
    back = redirect(url_for("my_groups.members", slug=slug), 303)
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return back
    found = db.session.get(JoinRequest, request_id)
    if found is None or found.group_id != one.row.id:
        raise NotFoundError(request_id)

    def answer(session: Session, now: datetime) -> None:
        if form.answer.data == "accept":
            join_answers.accept(session, actor=one.actor, request_id=request_id, now=now)
            return
        reason = NoReason(form.reason.data)
        join_answers.decline(
            session, actor=one.actor, request_id=request_id, reason=reason, now=now
        )

    _did(answer)
    return back


def _did(deed: Callable[[Session, datetime], None]) -> None:
    """Do something once; what is refused is said on the next page, and nothing has changed."""
    key, now = submission_key(), datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                deed(session, now)
    except LastLeadError:
        flash(_("A group needs somebody who leads it. Let another person lead first."), "alarm")
    except DomainError as error:
        said = refusal_text(error)
        if said is None or isinstance(error, NotAllowedError):
            raise
        flash(said, "alarm")


@bp.route(f"{ONE}/members/<int(max={MOST_ID}):user_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def member(slug: str, user_id: int) -> ResponseReturnValue:
    """Show how somebody helps, and change it."""
    one = mine(slug)
    row = helper_row(db.session(), one.row.id, user_id, today=datetime.now(UTC).date())
    form = HelperForm(
        role=str(row.role_id or ""),
        team=row.team,
        is_released=row.is_released,
        leads=row.role is GroupRole.LEAD,
    )
    form.offer(roles_of(db.session(), one.row.id))
    if form.validate_on_submit():
        try:
            _did(lambda session, now: _change(session, one, user_id, form, now))
        except FieldsError as error:
            form.tell(error)
        else:
            is_past = one.is_lead and one.row.id not in acting().leads
            target = "place" if is_past else "members"
            return redirect(url_for(f"my_groups.{target}", slug=slug), 303)
    page = render_template(
        "my_groups/member.html",
        one=one.row,
        helper=_helper(one, row),
        form=form,
        token=ButtonForm(formdata=None),
        action=url_for("my_groups.member", slug=slug, user_id=user_id),
        remove_url=url_for("my_groups.remove_member", slug=slug, user_id=user_id),
        is_me=user_id == one.actor.user_id,
    )
    return page, status_of(form)


def _change(session: Session, one: Mine, user_id: int, form: HelperForm, now: datetime) -> None:
    """Change what was changed; all of it or nothing. Leading comes last: it may be one's own."""
    actor, whom = one.actor, Whom(group_id=one.row.id, user_id=user_id)
    is_released, leads = bool(form.is_released.data), bool(form.leads.data)
    helpers.give_role(session, actor=actor, whom=whom, role_id=form.role_id(), now=now)
    helpers.name_team(session, actor=actor, whom=whom, team=form.team.data or "", now=now)
    helpers.release(session, actor=actor, whom=whom, is_released=is_released, now=now)
    helpers.let_lead(session, actor=actor, whom=whom, leads=leads, now=now)


@bp.post(f"{ONE}/members/<int(max={MOST_ID}):user_id>/remove")
@allow(Permission.SIGNED_IN)
def remove_member(slug: str, user_id: int) -> ResponseReturnValue:
    """End somebody's help in the group."""
    one = mine(slug)
    if user_id == one.actor.user_id:
        raise NotAllowedError(
            Action.CHOOSE_HELPERS
        )  # one leaves oneself on the page of one's place
    if ButtonForm().validate_on_submit():
        whom = Whom(group_id=one.row.id, user_id=user_id)
        _did(lambda session, now: helpers.remove(session, actor=one.actor, whom=whom, now=now))
    else:
        flash(_("Please press the button again."), "alarm")
    return redirect(url_for("my_groups.members", slug=slug), 303)
