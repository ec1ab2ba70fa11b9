"""One partnership, for its two sides: what each gives, whom to ask for, going on and ending."""

from datetime import UTC, datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import StringField

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import NotFoundError
from helpboard.domain.policy import Action, Actor, Thing, may
from helpboard.extensions import db, writing
from helpboard.queries.partnerships import PartnershipPage, SideRow, partnership_page
from helpboard.services import partnerships
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.clean_fields import CleanLine
from helpboard.web.labels import needs
from helpboard.web.limits import status_of
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.proposals.blueprint import bp
from helpboard.web.proposals.partners import partners_url


class PartnershipForm(FlaskForm):
    """Whom to ask for on the reader's side; the buttons say what else is done."""

    contact = StringField(
        _l("Whom to ask for"), [CleanLine(most=200)], render_kw={"maxlength": 200}
    )


@bp.route(f"/my/partnerships/<int(max={MOST_ID}):partnership_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def partnership(partnership_id: int) -> ResponseReturnValue:
    """Show a partnership to whoever speaks for one of its sides, and do what a button says."""
    page, actor = partnership_page(db.session(), partnership_id), acting()
    sides = [] if page is None else _sides(page, actor)
    if page is None or not sides:
        raise NotFoundError(partnership_id)
    form = PartnershipForm(data={"contact": page.contact})
    if form.validate_on_submit():
        _do(partnership_id, actor, form.contact.data or "")
        return redirect(_back(sides), 303)
    shown = render_template(
        "proposals/partnership.html",
        one=page,
        form=form,
        organisation_gives=needs(page.organisation_gives),
        group_gives=needs(page.group_gives),
        since=dates.month_and_year(page.since) if page.since else "",
        review=dates.full_day(page.review_on) if page.review_on else "",
        action=url_for("proposals.partnership", partnership_id=partnership_id),
        back_url=partners_url(sides[0]),
    )
    return shown, status_of(form)


def _do(partnership_id: int, actor: Actor, contact: str) -> None:
    """Do what the button says; saving whom to ask for is the one without a name."""
    deed, now = request.form.get("deed"), datetime.now(UTC)
    with writing(db.session()) as session:
        if deed == "end":
            partnerships.end(session, actor=actor, partnership_id=partnership_id, now=now)
        elif deed == "go_on":
            partnerships.go_on(session, actor=actor, partnership_id=partnership_id, now=now)
        else:
            partnerships.change(
                session, actor=actor, partnership_id=partnership_id, contact=contact, now=now
            )
    said = {
        "end": _("You no longer work together. The other side hears of it."),
        "go_on": _("Good! You go on working together."),
    }
    flash(said.get(deed or "", _("Saved.")), "success")


def _sides(page: PartnershipPage, actor: Actor) -> list[SideRow]:
    """Return the sides for which the reader may speak."""
    house = Thing(areas=page.organisation.areas, organisation_id=page.organisation.id)
    group = Thing(areas=page.group.areas, group_id=page.group.id)
    found = []
    if may(actor, Action.PROPOSE_FOR_ORGANISATION, house):
        found.append(page.organisation)
    if may(actor, Action.PROPOSE_FOR_GROUP, group):
        found.append(page.group)
    return found


def _back(sides: list[SideRow]) -> str:
    if not sides[0].is_hidden:
        return partners_url(sides[0])
    return url_for("my.index")
