"""Groups and cafés on the desk: what waits to begin, and what is stuck."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.group import GroupKind, GroupState
from helpboard.extensions import db, writing
from helpboard.queries.register_groups import (
    GroupFilter,
    GroupRow,
    Trouble,
    group_in_register,
    groups_in_register,
)
from helpboard.services import group_life
from helpboard.web import dates
from helpboard.web.actors import acting
from helpboard.web.button_form import ButtonForm
from helpboard.web.desk_areas import area_asked, desk_area_field
from helpboard.web.filters import known, select_field, words_typed
from helpboard.web.locale import settings
from helpboard.web.paging import number_of
from helpboard.web.paths import address_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.words import TROUBLES
from helpboard.web.words.kinds import group_kind_label, group_state_label

ALL = "/desk/groups"


@bp.get(ALL)
@allow(Permission.DESK)
def groups() -> ResponseReturnValue:
    """Show the groups of the reader's areas, those that wait to begin first."""
    actor = acting()
    area = area_asked(request.args, actor)
    chosen = GroupFilter(
        text=words_typed(request.args),
        kind=known(request.args, "kind", set(GroupKind)),
        state=known(request.args, "state", set(GroupState)),
        trouble=known(request.args, "trouble", set(Trouble)),
        area_path=area.path if area else "",
    )
    page = groups_in_register(
        db.session(), actor, chosen, now=datetime.now(UTC), after=number_of("after")
    )
    asked = {name: value for name, value in request.args.items() if value and name != "after"}
    return render_template(
        "register/groups.html",
        fields=[*_fields(chosen), desk_area_field(actor, area)],
        active=bool(asked),
        q=chosen.text,
        rows=[_line(row) for row in page.rows],
        count=ngettext("%(num)d group", "%(num)d groups", page.total),
        next_url=_next_url(asked, page.next) if page.next else "",
        token=ButtonForm(formdata=None),
    )


@bp.post(f"{ALL}/<slug>/begin")
@allow(Permission.DESK)
def begin_group(slug: str) -> ResponseReturnValue:
    """Let a new group begin; doing it twice is harmless."""
    actor, now, zone = acting(), datetime.now(UTC), settings().timezone
    row = group_in_register(db.session(), actor, slug)
    name = row.name
    if not ButtonForm().validate_on_submit():
        flash(_("Please press the button again."), "alarm")
    elif row.state is GroupState.FORMING:
        with writing(db.session()) as session:
            group_life.begin(session, actor=actor, group_id=row.id, now=now, zone=zone)
        flash(_("%(name)s has begun. Its lead gets a letter.", name=name), "success")
    return redirect(url_for("register.groups"), 303)


def _next_url(asked: dict[str, str], last: int) -> str:
    known_names = ("q", "kind", "state", "trouble", "area")
    kept = {name: asked[name] for name in known_names if name in asked}
    return address_of("register.groups", {**kept, "after": str(last)})


def _fields(chosen: GroupFilter) -> list[dict[str, Any]]:
    states = [(state.value, group_state_label(state)) for state in GroupState]
    kinds = [(kind.value, group_kind_label(kind)) for kind in GroupKind]
    troubles = [(trouble.value, str(TROUBLES[trouble])) for trouble in Trouble]
    return [
        select_field("trouble", _("What is stuck"), troubles, chosen.trouble, _("All")),
        select_field("state", _("State"), states, chosen.state, _("All but closed ones")),
        select_field("kind", _("Kind"), kinds, chosen.kind, _("All kinds")),
    ]


def _line(row: GroupRow) -> dict[str, Any]:
    is_closed = row.state is GroupState.CLOSED
    state = group_state_label(row.state)
    if row.rests_until:
        state = _("rests until %(day)s", day=dates.full_day(row.rests_until))
    helpers = ngettext("%(num)d helper", "%(num)d helpers", row.helpers)
    if row.places:
        helpers = ngettext(
            "%(helpers)d of %(num)d place taken", "%(helpers)d of %(num)d places taken",
            row.places, helpers=row.helpers,
        )  # fmt: skip
    waits = row.state is GroupState.FORMING
    return {
        "id": row.id,
        "name": row.name,
        "url": "" if is_closed else url_for("my_groups.show", slug=row.slug),
        "state_label": state,
        "detail": f"{group_kind_label(row.kind)} · {row.area_name} · {helpers}",
        "troubles": [str(TROUBLES[one]) for one in Trouble if one in row.troubles],
        "is_stuck": waits or bool(row.troubles & {Trouble.SILENT, Trouble.LEADERLESS}),
        "begin_url": url_for("register.begin_group", slug=row.slug) if waits else "",
        "partners_url": url_for("proposals.partners_of_group", slug=row.slug)
        if Trouble.ALONE in row.troubles
        else "",
    }
