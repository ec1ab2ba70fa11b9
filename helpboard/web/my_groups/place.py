"""A helper's own place in a group: the task, a pause, leaving."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group import AddressShown, GroupRole, LastLeadError
from helpboard.domain.joining import is_paused
from helpboard.extensions import db, writing
from helpboard.models import Group
from helpboard.queries.answerable import group_called
from helpboard.queries.group_helpers import HelperRow, helper_row
from helpboard.queries.overlap import clashes_of
from helpboard.services import helpers
from helpboard.web import dates
from helpboard.web.actors import signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.labels import topic_text
from helpboard.web.limits import status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.helper_forms import PauseForm
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.when import slot_text


@bp.get(f"{ONE}/place")
@allow(Permission.SIGNED_IN)
def place(slug: str) -> ResponseReturnValue:
    """Show somebody's place in a group; whoever has none is led to where one asks for it."""
    group = group_called(db.session(), slug)
    try:
        row = _mine(group)
    except NotFoundError:
        return redirect(url_for("joining.join", slug=slug), 303)
    return _page(group, row, PauseForm(formdata=None, until=row.paused_until))


def _mine(group: Group) -> HelperRow:
    today = datetime.now(UTC).date()
    return helper_row(db.session(), group.id, signed_in().id, today=today)


def _page(group: Group, row: HelperRow, form: PauseForm) -> ResponseReturnValue:
    now = datetime.now(UTC)
    may_know = row.is_released or row.role is GroupRole.LEAD
    is_told = may_know and group.address_shown is AddressShown.RELEASED
    wanted = {row.user_id: row.role_id}
    found = clashes_of(db.session(), group_id=group.id, wanted=wanted, today=now.date())
    html = render_template(
        "my_groups/place.html",
        group=group,
        form=form,
        token=ButtonForm(formdata=None),
        is_lead=row.role is GroupRole.LEAD,
        topic=topic_text(row.topic or ""),
        team=row.team,
        since=dates.full_day(row.joined_at) if row.joined_at else "",
        is_paused=is_paused(row.paused_until, today=now.date()),
        address=group.address if is_told else "",
        clashes=[
            {"time": slot_text(one.slot), "group": one.group_name}
            for one in found.get(row.user_id, ())
        ],
    )
    return html, status_of(form)


@bp.post(f"{ONE}/place/pause")
@allow(Permission.SIGNED_IN)
def pause(slug: str) -> ResponseReturnValue:
    """Take a pause, or end it."""
    group, form = group_called(db.session(), slug), PauseForm()
    if form.validate_on_submit():
        user_id, group_id = signed_in().id, group.id
        until, today = form.until.data, datetime.now(UTC).date()
        try:
            with writing(db.session()) as session:
                helpers.pause(session, user_id=user_id, group_id=group_id, until=until, today=today)
        except FieldsError as error:
            form.tell(error)
        else:
            return redirect(url_for("my_groups.place", slug=slug), 303)
    return _page(group, _mine(group), form)


@bp.post(f"{ONE}/place/leave")
@allow(Permission.SIGNED_IN)
def leave(slug: str) -> ResponseReturnValue:
    """Leave a group."""
    group = group_called(db.session(), slug)
    back = redirect(url_for("my_groups.place", slug=slug), 303)
    if not ButtonForm().validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return back
    user_id, group_id, now = signed_in().id, group.id, datetime.now(UTC)
    try:
        with writing(db.session()) as session:
            helpers.leave(session, user_id=user_id, group_id=group_id, now=now)
    except LastLeadError:
        flash(_("A group needs somebody who leads it. Let another person lead first."), "alarm")
        return back
    flash(_("You have left the group. Thank you for your help!"), "success")
    return redirect(url_for("my.index"), 303)
