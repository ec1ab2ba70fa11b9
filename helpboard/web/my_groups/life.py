"""How a group goes on: it begins, takes a break, goes on, closes."""

from datetime import UTC, date, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import IllegalMoveError
from helpboard.domain.fields import FieldProblem, FieldsError
from helpboard.domain.group import GroupState
from helpboard.domain.group_change import GroupChangeKind
from helpboard.domain.policy import Action
from helpboard.domain.refusal import Refusal
from helpboard.domain.when import check_date
from helpboard.extensions import db, writing
from helpboard.queries.group_changes import OpenChange, open_change
from helpboard.services import group_life, submissions
from helpboard.services.group_closing import FatePosts
from helpboard.web import dates
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import GROUP_CHANGES, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.forms_of_life import CloseForm, RestForm
from helpboard.web.my_groups.whose import Mine, mine
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key
from helpboard.web.words.kinds import group_state_label


@bp.get(f"{ONE}/life")
@allow(Permission.SIGNED_IN)
def life(slug: str) -> ResponseReturnValue:
    """Show where the group stands, what waits for answers, and what there is to do."""
    one = mine(slug)
    change = open_change(db.session(), one.row.id)
    until = one.row.rests_until
    return render_template(
        "my_groups/life.html",
        one=one.row,
        state=group_state_label(one.row.state),
        rests_until=dates.full_day(until) if until else "",
        may_begin=one.row.state is GroupState.FORMING and one.may(Action.BEGIN_GROUP),
        is_forming=one.row.state is GroupState.FORMING,
        is_active=one.row.state is GroupState.ACTIVE,
        is_resting=one.row.state is GroupState.RESTING,
        change=change_view(change) if change else None,
        token=ButtonForm(formdata=None),
    )


def change_view(change: OpenChange) -> dict[str, Any]:
    """Return what the page says of a change that waits."""
    sentences = {
        GroupChangeKind.HANDOVER: _(
            "%(person)s is asked to lead the group.", person=change.new_lead
        ),
        GroupChangeKind.SPLIT: _("A new group is in the making: %(name)s.", name=change.new_name),
        GroupChangeKind.MERGE: _(
            "%(name)s wants to become part of %(other)s.",
            name=change.name,
            other=change.other_name,
        ),
    }
    asked = _("The leads of the other group are asked first.")
    is_first = change.kind is GroupChangeKind.MERGE and change.agreed_at is None
    counted = ngettext(
        "%(answered)s of %(num)d person asked has answered.",
        "%(answered)s of %(num)d people asked have answered.",
        change.asked,
        answered=change.answered,
    )
    return {
        "id": change.id,
        "sentence": sentences[change.kind],
        "progress": asked if is_first else counted,
        "until": dates.full_day(change.until),
        "is_ours": change.is_ours,
    }


@bp.post(f"{ONE}/begin")
@allow(Permission.SIGNED_IN)
def begin(slug: str) -> ResponseReturnValue:
    """Let a new group begin: a coordinator's button."""
    one, now, zone = mine(slug), datetime.now(UTC), settings().timezone
    if ButtonForm().validate_on_submit() and one.row.state is GroupState.FORMING:
        with writing(db.session()) as session:
            group_life.begin(session, actor=one.actor, group_id=one.row.id, now=now, zone=zone)
        flash(_("The group has begun. Its lead gets a letter."))
    return redirect(url_for("my_groups.life", slug=slug), 303)


@bp.route(f"{ONE}/rest", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def rest(slug: str) -> ResponseReturnValue:
    """Take a break until a day."""
    one, form = mine(slug), RestForm()
    if form.validate_on_submit() and is_within(form, (GROUP_CHANGES, str(one.row.id))):
        try:
            _rest(one, form)
        except FieldsError as error:
            form.tell(error)
        except IllegalMoveError:
            form.form_errors.append(_("Only a group that is active can take a break."))
        else:
            return redirect(url_for("my_groups.life", slug=slug), 303)
    return render_template("my_groups/rest.html", one=one.row, form=form), status_of(form)


def _rest(one: Mine, form: RestForm) -> None:
    key, now, zone = submission_key(), datetime.now(UTC), settings().timezone
    try:
        text = form.typed()["until"]
        until = date.fromisoformat(check_date(text)) if text else None
    except Refusal as refusal:
        raise FieldsError(FieldProblem("until", refusal.code, {})) from refusal
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            group_life.rest(
                session, actor=one.actor, group_id=one.row.id, until=until, now=now, zone=zone
            )


@bp.post(f"{ONE}/wake")
@allow(Permission.SIGNED_IN)
def wake(slug: str) -> ResponseReturnValue:
    """Go on before the break is over; doing it twice is harmless."""
    one, now, zone = mine(slug), datetime.now(UTC), settings().timezone
    if ButtonForm().validate_on_submit() and one.row.state is GroupState.RESTING:
        with writing(db.session()) as session:
            group_life.wake(session, actor=one.actor, group_id=one.row.id, now=now, zone=zone)
    return redirect(url_for("my_groups.life", slug=slug), 303)


@bp.route(f"{ONE}/close", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def close(slug: str) -> ResponseReturnValue:
    """Close the group for good, after saying what follows."""
    one, form = mine(slug), CloseForm()
    if form.validate_on_submit():
        now, zone = datetime.now(UTC), settings().timezone
        with writing(db.session()) as session:
            group_life.close(
                session,
                actor=one.actor,
                group_id=one.row.id,
                posts=FatePosts(form.posts.data),
                now=now,
                zone=zone,
            )
        flash(_("The group is closed. Everybody who belonged to it gets a letter."))
        return redirect(url_for("my.index"), 303)
    page = render_template("my_groups/close.html", one=one.row, form=form, is_lead=one.is_lead)
    return page, status_of(form)
