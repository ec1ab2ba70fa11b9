"""The register of people: the list, with everything that it can be narrowed by."""

from typing import Any, Final

from flask import render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import lazy_gettext as _l
from helpboard.catalogue import ngettext
from helpboard.domain.account import AccountState
from helpboard.domain.policy import Actor
from helpboard.extensions import db
from helpboard.queries.register_of_people import PersonRow, Shown, Wanted, find_people
from helpboard.web import dates
from helpboard.web.desk_areas import area_choices
from helpboard.web.filters import select_field
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import ListChoice, list_choice
from helpboard.web.paging import number_of
from helpboard.web.paths import address_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.reach import reach, today
from helpboard.web.words.reader import listed
from helpboard.web.words.spoken import language_name
from helpboard.web.words.topics import topic_label

SHOWN: Final = {
    Shown.ACTIVE.value: _l("With an account"),
    Shown.RECORDED.value: _l("Written down by the desk, without an account"),
    Shown.UNCONFIRMED.value: _l("Address not confirmed yet"),
    Shown.BLOCKED.value: _l("Blocked"),
    Shown.WITHOUT_GROUP.value: _l("Want to help and have no group"),
    Shown.CLEARANCE_ENDS.value: _l("Certificate runs out"),
    Shown.CLEARANCE_MISSING.value: _l("Help children without a valid certificate"),
    Shown.FOLLOW_UP.value: _l("To come back to"),
}
"""What the list can be narrowed to, in words."""

STATES: Final = {
    AccountState.ACTIVE: "",
    AccountState.BLOCKED: _l("Blocked"),
    AccountState.UNCONFIRMED: _l("Address not confirmed yet"),
}
"""What is said of an account beside its name."""
_MOST_SHOWN: Final = 3


@bp.get("/desk/people")
@allow(Permission.DESK)
def people() -> ResponseReturnValue:
    """Find people of the areas that the reader coordinates."""
    tree = kept_area_tree()
    choice = list_choice(request.args, tree, kinds={code: str(SHOWN[code]) for code in SHOWN})
    reader = reach()
    found = find_people(db.session(), reader, _wanted(choice), today=today())
    rows = [_row(row) for row in found.rows]
    return render_template(
        "register/people.html",
        rows=rows,
        count=ngettext("%(num)d person", "%(num)d people", found.total),
        q=choice.text,
        fields=[_shown_field(choice.kind), _area_field(reader.actor, choice),
                choice.topic_field(), choice.language_field()],
        active=choice.chips("register.people"),
        next_url=address_of(
            "register.people", choice.parameters(after=str(found.rows[-1].id))
        ) if found.more else "",
    )  # fmt: skip


def _wanted(choice: ListChoice) -> Wanted:
    return Wanted(
        text=choice.text,
        area_path="" if choice.is_home else choice.area.path,
        topic=choice.topic,
        speaks=choice.speaks,
        shown=Shown(choice.kind) if choice.kind else None,
        after=number_of("after") or 0,
    )


def _shown_field(chosen: str | None) -> dict[str, Any]:
    options = [(code, str(label)) for code, label in SHOWN.items()]
    return select_field("kind", _("Show only"), options, chosen, _("Everybody"))


def _area_field(actor: Actor, choice: ListChoice) -> dict[str, Any]:
    """Offer the areas that the reader coordinates, and what is below them."""
    options = area_choices(actor)
    chosen = None if choice.is_home else choice.area.slug
    return select_field("area", _("Lives in"), options, chosen, _("Anywhere"))


def _row(row: PersonRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "tags": [str(tag) for tag in _tags(row) if tag],
        "detail": " · ".join(part for part in _detail(row) if part),
    }


def _tags(row: PersonRow) -> tuple[Any, ...]:
    can_log_in = STATES[row.state] if row.can_log_in else _("Without an account")
    wants_group = row.has_agreed and not row.groups
    return (can_log_in, _("Looks for a group") if wants_group else "")


def _detail(row: PersonRow) -> tuple[str, ...]:
    groups = ngettext("%(num)d group", "%(num)d groups", row.groups) if row.groups else ""
    issued = row.clearance_from
    return (
        row.area_name or "",
        listed(topic_label(topic) for topic in row.topics[:_MOST_SHOWN]),
        listed(language_name(code) for code in row.languages[:_MOST_SHOWN]),
        groups,
        _("Certificate of %(day)s", day=dates.full_day(issued)) if issued else "",
    )
