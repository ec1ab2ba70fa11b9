"""How much each criterion of the matching counts: who set it, and what another choice changes."""

from datetime import UTC, datetime
from typing import Any, Final

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.domain import policy
from helpboard.domain.errors import ConflictError
from helpboard.domain.matching.weights import Criterion, Weights, points
from helpboard.domain.policy import Action, Actor, Thing
from helpboard.extensions import db, writing
from helpboard.queries.areas import AreaRow
from helpboard.queries.weights import WeightsRow, versions_of_weights
from helpboard.queries.weights_effect import (
    Change,
    Choice,
    Example,
    ExampleOf,
    effect_of_weights,
)
from helpboard.services import submissions
from helpboard.services.weights import Setting, set_weights, undo_weights
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.limits import status_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.plans.blueprint import bp
from helpboard.web.plans.forms import VersionForm, WeightsForm
from helpboard.web.submissions import submission_key
from helpboard.web.words.reader import listed
from helpboard.web.words.topics import topic_label

PAGE = "/desk/matching"

CRITERIA: Final = {
    Criterion.TOPIC: _l("Topic"),
    Criterion.TRAVEL: _l("The way"),
    Criterion.LANGUAGES: _l("Languages"),
    Criterion.TIME: _l("Time in common"),
}
EXAMPLES: Final = {
    ExampleOf.ORGANISATION: _l("An organisation looks for partners"),
    ExampleOf.REQUEST: _l("A request looks for a group"),
    ExampleOf.VOLUNTEER: _l("A volunteer looks for a group"),
}


@bp.route(PAGE, methods=["GET", "POST"])
@allow(Permission.DESK)
def weights() -> ResponseReturnValue:
    """Show the weights and their history; show what others would change, then set them."""
    versions = versions_of_weights(db.session())
    form = WeightsForm(data=_as_data(versions))
    if not form.validate_on_submit():
        return _page(form, versions, acting()), status_of(form)
    actor = acting()
    if request.form.get("deed") != "save":
        policy.require(actor, Action.SET_WEIGHTS, _whole_board())
        return _page(form, versions, actor, is_looking=True)
    key, now = submission_key(), datetime.now(UTC)
    setting = Setting(home_id=_home().id, seen=form.seen)
    try:
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                set_weights(session, actor=actor, setting=setting, weights=form.weights, now=now)
    except ConflictError:
        return _beside_newer(form, actor)
    flash(_("From now on these weights count."), "success")
    return redirect(url_for("plans.weights"), 303)


@bp.post(f"{PAGE}/undo")
@allow(Permission.DESK)
def undo() -> ResponseReturnValue:
    """Put the weights before these back on top."""
    form = VersionForm()
    if form.validate_on_submit():
        key, now, actor = submission_key(), datetime.now(UTC), acting()
        setting = Setting(home_id=_home().id, seen=form.seen)
        with writing(db.session()) as session:
            if submissions.once(session, key=key, now=now).is_first:
                undo_weights(session, actor=actor, setting=setting, now=now)
        flash(_("The weights before count again."), "success")
    return redirect(url_for("plans.weights"), 303)


def _home() -> AreaRow:
    return home_area(kept_area_tree())


def _whole_board() -> Thing:
    path = _home().path
    return Thing(areas=frozenset(int(part) for part in path.strip("/").split("/")))


def _as_data(versions: tuple[WeightsRow, ...]) -> dict[str, int]:
    now = versions[0].weights if versions else Weights()
    data = {one.value: int(getattr(now, one.value)) for one in Criterion}
    return {**data, "version": versions[0].id if versions else 0}


def _beside_newer(form: WeightsForm, actor: Actor) -> ResponseReturnValue:
    """Show what was typed beside what somebody else has set meanwhile."""
    versions = versions_of_weights(db.session())
    form.version.data = str(_as_data(versions)["version"])
    return _page(form, versions, actor, is_late=True), 409


def _page(
    form: WeightsForm,
    versions: tuple[WeightsRow, ...],
    actor: Actor,
    *,
    is_looking: bool = False,
    is_late: bool = False,
) -> str:
    session = db.session()
    old = versions[0].weights if versions else Weights()
    examples: tuple[Example, ...] = ()
    if is_looking:
        change = Change(path=_home().path, old=old, new=form.weights)
        examples = effect_of_weights(session, change, now=datetime.now(UTC))
    return render_template(
        "plans/weights.html",
        form=form,
        fields=[form[one.value] for one in Criterion],
        may_set=policy.may(actor, Action.SET_WEIGHTS, _whole_board()),
        home=_home().name,
        now=_row(None, old),
        heads=list(CRITERIA.values()),
        history=[_row(row, row.weights) for row in versions],
        undo=VersionForm(data={"version": versions[0].id}) if versions else None,
        is_looking=is_looking,
        is_late=is_late,
        examples=[_example(one) for one in examples],
    )


def _row(row: WeightsRow | None, weights: Weights) -> dict[str, Any]:
    return {
        "values": [getattr(weights, one.value) for one in Criterion],
        "by": row.by if row else "",
        "day": dates.full_day(row.at) if row else "",
    }


def _example(one: Example) -> dict[str, Any]:
    tree = kept_area_tree()
    about = [one.name or listed(topic_label(topic) for topic in one.topics)]
    area = [tree.name_by_id(one.area_id)] if one.area_id is not None else []
    return {
        "title": EXAMPLES[one.of],
        "about": " · ".join(part for part in (*about, *area) if part),
        "before": [_choice(row) for row in one.before],
        "after": [_choice(row) for row in one.after],
        "is_same": [row.name for row in one.before] == [row.name for row in one.after],
    }


def _choice(row: Choice) -> dict[str, Any]:
    return {"name": row.name, "points": points(row.quarters)}
