"""Who looks after an organisation: inviting, roles, leaving, and accepting an invitation."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import NotAllowedError
from helpboard.domain.fields import FieldsError
from helpboard.domain.organisation import LastOwnerError, MemberRole
from helpboard.domain.policy import Action
from helpboard.extensions import db, writing
from helpboard.queries.my_organisations import invitations_of, members_of
from helpboard.services import members as service
from helpboard.services import submissions
from helpboard.web import dates
from helpboard.web.actors import acting, signed_in
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import INVITATIONS, is_within, status_of
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import InvitationForm, MemberForm
from helpboard.web.my_organisations.whose import Mine, mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.submissions import submission_key


@bp.route(f"{ONE}/members", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def members(slug: str) -> ResponseReturnValue:
    """Show who looks after the organisation; an owner invites more people."""
    one = mine(slug)
    form = InvitationForm()
    if form.is_submitted() and not one.may_choose_members:
        raise NotAllowedError(Action.CHOOSE_MEMBERS)
    if form.validate_on_submit() and is_within(form, (INVITATIONS, str(signed_in().id))):
        try:
            _invite(form, one.row.id)
        except FieldsError as error:
            form.tell(error)
        else:
            flash(_("We have written to this address. Whoever reads it has 14 days to accept."))
            return redirect(url_for("my_organisations.members", slug=slug), 303)
    return _page(one, form)


def _invite(form: InvitationForm, organisation_id: int) -> None:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            service.invite(
                session,
                actor=actor,
                organisation_id=organisation_id,
                email=form.email.data or "",
                role=MemberRole(form.role.data),
                now=now,
            )


def _page(one: Mine, form: InvitationForm, status: int | None = None) -> ResponseReturnValue:
    session = db.session()
    page = render_template(
        "my_organisations/members.html",
        one=one.row,
        form=form,
        token=ButtonForm(formdata=None),
        members=members_of(session, one.row.id),
        me=one.actor.user_id,
        may_choose=one.may_choose_members,
        invitations=[
            {"row": row, "until": dates.day_and_month(row.expires_at)}
            for row in invitations_of(session, one.row.id, now=datetime.now(UTC))
        ],
    )
    return page, status or status_of(form)


@bp.post(f"{ONE}/members/<int(max={MOST_ID}):user_id>")
@allow(Permission.SIGNED_IN)
def member(slug: str, user_id: int) -> ResponseReturnValue:
    """Change a member's role, end a membership, or leave."""
    one = mine(slug)
    form = MemberForm()
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return redirect(url_for("my_organisations.members", slug=slug), 303)
    try:
        _change(one.row.id, user_id, form.change.data)
    except LastOwnerError:
        flash(
            _("Somebody must choose who looks after it. Let another person choose first."),
            "alarm",
        )
        return redirect(url_for("my_organisations.members", slug=slug), 303)
    if user_id == signed_in().id and form.change.data in {"remove", "leave"}:
        return redirect(url_for("organisations.profile", slug=slug), 303)
    return redirect(url_for("my_organisations.members", slug=slug), 303)


def _change(organisation_id: int, user_id: int, change: str) -> None:
    actor = acting()
    with writing(db.session()) as session:
        if change == "leave":
            if actor.user_id != user_id:
                raise NotAllowedError(Action.CHOOSE_MEMBERS)
            service.leave(session, actor=actor, organisation_id=organisation_id)
        elif change == "remove":
            service.remove(session, actor=actor, organisation_id=organisation_id, user_id=user_id)
        else:
            service.change_role(
                session,
                actor=actor,
                organisation_id=organisation_id,
                user_id=user_id,
                role=MemberRole(change),
            )


@bp.post(f"{ONE}/invitations/<int(max={MOST_ID}):link_id>")
@allow(Permission.SIGNED_IN)
def withdraw_invitation(slug: str, link_id: int) -> ResponseReturnValue:
    """Make an invitation worth nothing."""
    one = mine(slug)
    if ButtonForm().validate_on_submit():
        with writing(db.session()) as session:
            service.withdraw_invitation(
                session, actor=one.actor, organisation_id=one.row.id, link_id=link_id
            )
    return redirect(url_for("my_organisations.members", slug=slug), 303)
