"""What belongs to a closing site beside its plan: calls, its groups, a sheet for its people."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm
from wtforms import SelectField

from helpboard.catalogue import gettext as _
from helpboard.catalogue import reading
from helpboard.domain.errors import MalformedError, NotFoundError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.plan import PlanKind
from helpboard.domain.proposal import ProposalOverError, SideAnswer
from helpboard.extensions import db, writing
from helpboard.models import Plan, Site
from helpboard.queries.plan_calls import CallRow, calls_of, people_to_call
from helpboard.queries.plan_groups import groups_of_site, groups_to_go_on
from helpboard.services import plans
from helpboard.services.plan_calls import note_phone
from helpboard.services.plan_groups import GroupFate, settle_group
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.choices import choices
from helpboard.web.locale import offered, settings
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import LINE, ONE, bp
from helpboard.web.town_sheet import Sheet, sheet_of
from helpboard.web.words.topics import topic_label

MOST_LANGUAGES = 4
"""Languages of one sheet, German among them."""


class PhoneForm(FlaskForm):
    """What somebody has said on the phone."""

    answer = SelectField(choices=choices((one, one) for one in ("yes", "no")))


class FateForm(FlaskForm):
    """What becomes of a group's meetings and posts; the group that goes on is read by the view."""

    fate = SelectField(choices=choices((fate.value, fate.value) for fate in GroupFate))


def _closing(plan_id: int) -> Plan:
    plan = plans.plan_of(db.session(), acting(), plan_id)
    if plan.kind is not PlanKind.CLOSING:
        raise NotFoundError(plan_id)
    return plan


def _site(plan: Plan) -> Site:
    return db.session().get_one(Site, plan.site_id)


@bp.get(f"{ONE}/calls")
@allow(Permission.DESK)
def calls(plan_id: int) -> ResponseReturnValue:
    """Show whom to phone, with their numbers, for printing and for noting what they say."""
    plan, session = _closing(plan_id), db.session()
    without = [*plan.figures.get("unplaced", ()), *plan.figures.get("unknown", ())]
    return render_template(
        "plans/calls.html",
        plan=plan,
        site=_site(plan).name,
        rows=[_call(plan, row) for row in calls_of(session, plan.id)],
        others=[_call(plan, row) for row in people_to_call(session, without)],
        button=ButtonForm(formdata=None),
        printed_on=dates.full_day(datetime.now(UTC)),
    )


def _call(plan: Plan, row: CallRow) -> dict[str, Any]:
    return {
        "name": row.name,
        "phone": row.phone or "",
        "where": row.where or "",
        "topic": topic_label(row.topic) if row.topic else "",
        "why": _("has not answered") if row.is_sent else _("has no e-mail"),
        "said": row.said.value if row.said else "",
        "url": url_for("plans.phone", plan_id=plan.id, line_id=row.line_id) if row.line_id else "",
    }


@bp.post(f"{LINE}/phone")
@allow(Permission.DESK)
def phone(plan_id: int, line_id: int) -> ResponseReturnValue:
    """Note what somebody has said on the phone."""
    form = PhoneForm()
    plans.plan_of(db.session(), acting(), plan_id)
    if form.validate_on_submit():
        actor, now = acting(), datetime.now(UTC)
        try:
            with writing(db.session()) as session:
                plan = plans.plan_of(session, actor, plan_id, is_changing=True)
                answer = SideAnswer(form.answer.data)
                note_phone(session, actor=actor, plan=plan, line_id=line_id, answer=answer, now=now)
        except ProposalOverError:
            flash(_("This question is over already."), "alarm")
    else:
        flash(_("Please press the button again."), "alarm")
    return redirect(url_for("plans.calls", plan_id=plan_id), 303)


@bp.get(f"{ONE}/groups")
@allow(Permission.DESK)
def site_groups(plan_id: int) -> ResponseReturnValue:
    """Show the groups of the site, and ask what becomes of their meetings and posts."""
    plan, session, actor = _closing(plan_id), db.session(), acting()
    site = _site(plan)
    last = (site.closes_on or dates.local(datetime.now(UTC)).date()) - timedelta(days=1)
    return render_template(
        "plans/groups.html",
        plan=plan,
        site=site.name,
        closes=dates.full_day(site.closes_on) if site.closes_on else "",
        rows=groups_of_site(session, site.id, after=last),
        others=groups_to_go_on(session, actor),
        button=ButtonForm(formdata=None),
    )


@bp.post(f"{ONE}/groups/<int(max={MOST_ID}):group_id>")
@allow(Permission.DESK)
def settle(plan_id: int, group_id: int) -> ResponseReturnValue:
    """End a group's meetings and posts with the site, or let another group go on with them."""
    form = FateForm()
    plans.plan_of(db.session(), acting(), plan_id)
    if not form.validate_on_submit():
        flash(_("Please press the button again."), "alarm")
        return redirect(url_for("plans.site_groups", plan_id=plan_id), 303)
    fate, to_group = GroupFate(form.fate.data), request.form.get("to", "")
    if fate is GroupFate.MOVES and not to_group:
        flash(_("Please choose the group that goes on with it."), "alarm")
        return redirect(url_for("plans.site_groups", plan_id=plan_id), 303)
    actor, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        plan = plans.plan_of(session, actor, plan_id, is_changing=True)
        settle_group(
            session, actor=actor, plan=plan, group_id=group_id, fate=fate,
            to_group_id=_number(to_group) if fate is GroupFate.MOVES else None,
            now=now, zone=settings().timezone,
        )  # fmt: skip
    flash(_("Noted. Meetings and posts are changed, and calendars follow."), "success")
    return redirect(url_for("plans.site_groups", plan_id=plan_id), 303)


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 9:
        raise MalformedError("to")
    return int(text)


@bp.get(f"{ONE}/sheet")
@allow(Permission.DESK)
def sheet(plan_id: int) -> ResponseReturnValue:
    """Show a sheet for the people of the site: what there is where they move to, to be printed.

    It names no site and no address of one.
    """
    plan = _closing(plan_id)
    chosen = _languages()
    now = datetime.now(UTC)
    areas = plan.wishes.get("moves_to") or ()
    pages: list[Sheet] = []
    for tag in chosen:
        with reading(LANGUAGES[tag]):
            pages.append(sheet_of(areas, language=LANGUAGES[tag], now=now))
    return render_template(
        "plans/sheet.html",
        plan=plan,
        pages=pages,
        tongues=[(tag, LANGUAGES[tag].own_name, tag in chosen) for tag in offered()],
    )


def _languages() -> list[str]:
    """Return German and the other languages asked for, each once."""
    given = [tag for part in request.args.getlist("with") for tag in part.split(",") if tag]
    if any(tag not in offered() for tag in given):
        raise MalformedError("with")
    first = "de" if "de" in offered() else offered()[0]
    return list(dict.fromkeys([first, *given]))[:MOST_LANGUAGES]
