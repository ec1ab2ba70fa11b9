"""One person in the register: everything on a page, noting a talk, blocking and letting in."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from helpboard.catalogue import gettext as _
from helpboard.domain.account import BlockReason
from helpboard.extensions import db
from helpboard.queries.people import person_below
from helpboard.queries.person import PersonPage, person_page
from helpboard.services.blocking import block, unblock
from helpboard.services.contacts import note_with_person
from helpboard.web.button_form import ButtonForm
from helpboard.web.limits import status_of
from helpboard.web.locale import settings
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.contact_log import TalkForm, contact_lines
from helpboard.web.register.people_forms import BlockForm, SayingForm
from helpboard.web.register.people_shown import (
    clearance_lines,
    decision_lines,
    head_of,
    post_lines,
    profile_lines,
    trusts,
    works,
)
from helpboard.web.register.reach import once, reach

ONE = f"/desk/people/<int(max={MOST_ID}):user_id>"


@bp.route(ONE, methods=["GET", "POST"])
@allow(Permission.DESK)
def person(user_id: int) -> ResponseReturnValue:
    """Show everything about somebody; POST notes a talk with them."""
    reader = reach()
    page = person_page(db.session(), reader, user_id, now=datetime.now(UTC))
    form = TalkForm()
    if form.validate_on_submit():
        talk = form.talk

        def deed(session: Session, now: datetime) -> None:
            note_with_person(session, reach=reader, user_id=user_id, talk=talk, now=now)

        once(deed)
        flash(_("The talk is noted."))
        return redirect(url_for("register.person", user_id=user_id), 303)
    return _shown(page, form), status_of(form)


def _shown(page: PersonPage, form: TalkForm) -> str:
    return render_template(
        "register/person.html",
        person=head_of(page),
        is_below=page.is_below,
        helps_children=page.helps_children,
        profile=profile_lines(page.profile),
        works=works(page),
        posts=post_lines(page),
        trusts=trusts(page),
        clearance=clearance_lines(page.clearance),
        talks=contact_lines(page.contacts),
        decisions=decision_lines(page),
        form=form,
        button=ButtonForm(),
    )


@bp.route(f"{ONE}/block", methods=["GET", "POST"], endpoint="block")
@allow(Permission.DESK)
def shut_out(user_id: int) -> ResponseReturnValue:
    """Say what blocking does and why it is done; POST does it."""
    reader = reach()
    user = person_below(db.session(), reader, user_id)
    form = BlockForm()
    if not form.validate_on_submit():
        page = render_template(
            "register/person_block.html", form=form, user=user, verdict="block"
        )  # fmt: skip
        return page, status_of(form)
    reason, why = BlockReason(form.reason.data), form.why

    def deed(session: Session, now: datetime) -> None:
        block(session, reach=reader, user_id=user_id, reason=reason, why=why, now=now)

    once(deed)
    flash(_("The account is blocked. The person is told by letter."))
    return redirect(url_for("register.person", user_id=user_id), 303)


@bp.route(f"{ONE}/unblock", methods=["GET", "POST"], endpoint="unblock")
@allow(Permission.DESK)
def let_in(user_id: int) -> ResponseReturnValue:
    """Say what letting somebody in again does; POST does it."""
    reader, zone = reach(), settings().timezone
    user = person_below(db.session(), reader, user_id)
    form = SayingForm()
    if not form.validate_on_submit():
        page = render_template(
            "register/person_block.html", form=form, user=user, verdict="unblock"
        )  # fmt: skip
        return page, status_of(form)
    why = form.why

    def deed(session: Session, now: datetime) -> None:
        unblock(session, reach=reader, user_id=user_id, why=why, now=now, zone=zone)

    once(deed)
    flash(_("The account is open again. The person is told by letter."))
    return redirect(url_for("register.person", user_id=user_id), 303)
