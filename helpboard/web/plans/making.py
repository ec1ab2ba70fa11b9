"""The list of plans, and asking for a new one."""

from datetime import UTC, datetime, timedelta
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain.errors import MalformedError
from helpboard.domain.plan import PLANNED_AFTER, PlanKind
from helpboard.domain.policy import Actor
from helpboard.domain.topics import LEAVES
from helpboard.extensions import db, writing
from helpboard.models import Plan
from helpboard.queries.plans import SiteChoice, plans_of, sites_of
from helpboard.services import plans, submissions
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.desk_areas import own_area_choices
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import ALL, bp
from helpboard.web.plans.forms import FORMS, ClosingForm, TownForm, WeekForm
from helpboard.web.plans.words import KIND_WORDS, STATE_WORDS
from helpboard.web.submissions import submission_key
from helpboard.web.words.topics import TOPIC_LABELS

LEADS = {
    PlanKind.TOWN: _l(
        "Everybody who is in no group, and every organisation without a partner, is looked at "
        "together. Whoever helps somewhere stays there."
    ),
    PlanKind.CLOSING: _l(
        "The volunteers of the groups that serve the site find new groups. Teams stay together, "
        "and the languages of the people who move are spoken where they move to."
    ),
    PlanKind.INTERPRETERS: _l(
        "Open appointments and released interpreters are put together with the least travel. What "
        "nobody can interpret is shown as a gap."
    ),
}


@bp.get(ALL)
@allow(Permission.DESK)
def index() -> ResponseReturnValue:
    """Show the plans for the reader's areas, the newest first."""
    return render_template(
        "plans/index.html",
        plans=[
            {
                "url": url_for("plans.show", plan_id=row.id),
                "kind": KIND_WORDS[row.kind],
                "place": row.site_name or row.area_name,
                "state": STATE_WORDS[row.state],
                "day": dates.day_and_month(row.created_at),
                "lines": row.lines,
            }
            for row in plans_of(db.session(), acting())
        ],
        new=[(url_for("plans.new", kind=kind.value), KIND_WORDS[kind]) for kind in PlanKind],
    )


@bp.route(f"{ALL}/new", methods=["GET", "POST"])
@allow(Permission.DESK)
def new() -> ResponseReturnValue:
    """Ask what the plan shall be for, then let the worker solve it."""
    kind, actor = _kind(), acting()
    sites = _sites(actor) if kind is PlanKind.CLOSING else []
    form = _form(kind, actor, sites)
    if not form.validate_on_submit():
        page = render_template(
            "plans/new.html", form=form, kind=kind, title=KIND_WORDS[kind], lead=LEADS[kind],
            action=url_for("plans.new", kind=kind.value),
        )  # fmt: skip
        return page, status_of(form)
    site = next((row for row in sites if row.id == form.data.get("site")), None)
    now, key = datetime.now(UTC), submission_key()
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        plan_id = taken.result_id
        if taken.is_first or plan_id is None:
            area_id = site.area_id if site else form.data["area"]
            made: Plan = plans.make(
                session, actor=actor, kind=kind, area_id=_whole_town(area_id) if site else area_id,
                site_id=site.id if site else None, wishes=_wishes(form), now=now,
            )  # fmt: skip
            plan_id = made.id
            submissions.made(session, key=key, result_id=plan_id)
    return redirect(url_for("plans.show", plan_id=plan_id), 303)


def _kind() -> PlanKind:
    given = request.args.get("kind", PlanKind.TOWN.value)
    if given not in set(PlanKind):
        raise MalformedError("kind")
    return PlanKind(given)


def _form(kind: PlanKind, actor: Actor, sites: list[SiteChoice]) -> Any:
    today = dates.local(datetime.now(UTC)).date()
    monday = today + timedelta(days=7 - today.weekday())
    site = request.args.get("site", "")
    given: dict[str, Any] = {"first": monday, "last": monday + timedelta(days=6)}
    if site.isascii() and site.isdigit() and len(site) < 10:
        given["site"] = int(site)
    form: TownForm | WeekForm | ClosingForm = FORMS[kind.value](data=given)
    form.offer(
        own_area_choices(actor),
        sites=[(str(row.id), _site_label(row)) for row in sites],
        topics=[(leaf, str(TOPIC_LABELS[leaf])) for leaf in LEAVES],
    )
    return form


def _sites(actor: Actor) -> list[SiteChoice]:
    """Return the sites to plan for, those included whose volunteers want to go on after the end."""
    today = dates.local(datetime.now(UTC)).date()
    return sites_of(db.session(), actor, today=today - PLANNED_AFTER)


def _site_label(row: SiteChoice) -> str:
    if row.closes_on is None:
        return row.name
    return f"{row.name} · {dates.full_day(row.closes_on)}"


def _whole_town(area_id: int) -> int:
    """Return the town or county of a site's district as far as the reader coordinates it."""
    tree, mine = kept_area_tree(), acting().coordinates
    path = next(row.path for row in tree.rows if row.id == area_id)
    above = [int(part) for part in path.strip("/").split("/")]
    return next(one for one in above if one in mine)


def _wishes(form: Any) -> dict[str, Any]:
    """Return what was wished for, as JSON, without what stands in columns of the plan."""
    left_out = {"csrf_token", "area", "site"}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in form.data.items()
        if name not in left_out
    }
