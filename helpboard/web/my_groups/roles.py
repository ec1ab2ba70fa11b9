"""The kinds of help that a group needs."""

from collections.abc import Collection
from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, NotFoundError
from helpboard.domain.fields import FieldsError
from helpboard.domain.refusal import Refusal
from helpboard.extensions import db, writing
from helpboard.queries.my_groups import RoleRow, roles_of
from helpboard.services import submissions
from helpboard.services.help_roles import add_role, as_read, change_role, remove_role
from helpboard.web.actors import acting
from helpboard.web.block_form import block_fields
from helpboard.web.block_typed import typed_blocks
from helpboard.web.button_form import ButtonForm
from helpboard.web.facts import fact_lines
from helpboard.web.labels import languages_label
from helpboard.web.limits import status_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.forms import RoleForm
from helpboard.web.my_groups.whose import Mine, mine
from helpboard.web.paths import MOST_ID
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import spoken_groups
from helpboard.web.submissions import submission_key
from helpboard.web.when_typed import Typed, read_when
from helpboard.web.words.problems import problem_text
from helpboard.web.words.topics import topic_label

_PLAIN = ("topic", "note", "needs_clearance", "women_only")
_LISTS = ("must_speak", "helpful")
_NUMBERS = ("capacity", "min_minutes", "min_age")
_ANY_TOPIC = "tandem"
"""Every topic has the block of times; this one lends its fields."""


@bp.get(f"{ONE}/roles")
@allow(Permission.SIGNED_IN)
def roles(slug: str) -> ResponseReturnValue:
    """Show what help the group needs."""
    one = mine(slug)
    return render_template(
        "my_groups/roles.html",
        one=one.row,
        roles=[role_view(row) for row in roles_of(db.session(), one.row.id)],
        token=ButtonForm(formdata=None),
    )


@bp.route(f"{ONE}/roles/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def new_role(slug: str) -> ResponseReturnValue:
    """Ask for one more kind of help."""
    one = mine(slug)
    form = RoleForm(capacity="2", min_minutes="60")
    if form.validate_on_submit() and _is_saved(form, one):
        return redirect(url_for("my_groups.roles", slug=slug), 303)
    return _page(one, form, request.form, url_for("my_groups.new_role", slug=slug))


@bp.route(f"{ONE}/roles/<int(max={MOST_ID}):role_id>", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def role(slug: str, role_id: int) -> ResponseReturnValue:
    """Change a kind of help; when somebody else was faster, both are shown."""
    one = mine(slug)
    row = _own(one, role_id)
    form = RoleForm(data=_stored(row))
    typed = request.form if form.is_submitted() else _typed_when(row)
    theirs = None
    if form.validate_on_submit():
        try:
            if _is_saved(form, one, role_id):
                return redirect(url_for("my_groups.roles", slug=slug), 303)
        except ConflictError:
            row = _own(one, role_id)
            theirs, form.seen.data = role_view(row), as_read(row)
    action = url_for("my_groups.role", slug=slug, role_id=role_id)
    return _page(one, form, typed, action, theirs)


@bp.post(f"{ONE}/roles/<int(max={MOST_ID}):role_id>/remove")
@allow(Permission.SIGNED_IN)
def remove_one(slug: str, role_id: int) -> ResponseReturnValue:
    """Ask for this kind of help no more; doing it twice is harmless."""
    one = mine(slug)
    rows = roles_of(db.session(), one.row.id)
    if ButtonForm().validate_on_submit() and role_id in {row.id for row in rows}:
        with writing(db.session()) as session:
            remove_role(session, actor=one.actor, role_id=role_id, now=datetime.now(UTC))
    return redirect(url_for("my_groups.roles", slug=slug), 303)


def role_view(row: RoleRow) -> dict[str, Any]:
    """Return what a card shows of a role."""
    facts = {"when": row.when} if row.when else {}
    when = [line.value for line in fact_lines(_ANY_TOPIC, facts, area_name=str)]
    lines = (
        ("clock", when[0] if when else _("At our meetings")),
        ("languages", _needed(row)),
        ("badge-check", _("A certificate of good conduct is needed")),
        ("user-round", _("Only women can do this")),
    )
    is_said = (True, bool(row.must_speak), row.needs_clearance, row.women_only)
    return {
        "id": row.id,
        "topic": row.topic,
        "label": topic_label(row.topic),
        "note": row.note,
        "lines": [line for line, said in zip(lines, is_said, strict=True) if said],
        "taken": _("%(taken)s of %(places)s places taken", taken=row.taken, places=row.capacity),
        "minutes": ngettext("%(num)d minute at least", "%(num)d minutes at least", row.min_minutes),
    }


def _needed(row: RoleRow) -> str:
    return _("Needed: %(languages)s", languages=languages_label(row.must_speak) or "")


def _is_saved(form: RoleForm, one: Mine, role_id: int | None = None) -> bool:
    """Save what was typed, or tell at the fields what is wrong."""
    try:
        # Ticks may stand in the part that is folded away; what is chosen counts.
        when = read_when(request.form, "when") if form.when.data else None
        _save(form, one, {**form.typed(), "when": when}, role_id)
    except FieldsError as error:
        form.tell(error)
    except Refusal as refusal:
        form.when.errors = (problem_text(refusal.code, refusal.params),)
    return not form.errors


def _save(form: RoleForm, one: Mine, typed: dict[str, Any], role_id: int | None) -> None:
    actor, key, now = acting(), submission_key(), datetime.now(UTC)
    seen = form.seen.data or ""
    with writing(db.session()) as session:
        if not submissions.once(session, key=key, now=now).is_first:
            return
        if role_id is None:
            add_role(session, actor=actor, group_id=one.row.id, typed=typed, now=now)
        else:
            change_role(session, actor=actor, role_id=role_id, typed=typed, seen=seen, now=now)


def _own(one: Mine, role_id: int) -> RoleRow:
    row = next((row for row in roles_of(db.session(), one.row.id) if row.id == role_id), None)
    if row is None:
        raise NotFoundError(role_id)
    return row


def _stored(row: RoleRow) -> dict[str, Any]:
    numbers = {name: getattr(row, name) for name in _NUMBERS}
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        **{name: list(getattr(row, name)) for name in _LISTS},
        **{name: "" if number is None else str(number) for name, number in numbers.items()},
        "when": row.when["kind"] if row.when else "",
        "seen": as_read(row),
    }


def _typed_when(row: RoleRow) -> Typed:
    return typed_blocks({"when": row.when} if row.when else {})


def _page(
    one: Mine, form: RoleForm, typed: Typed, action: str, theirs: dict[str, Any] | None = None
) -> ResponseReturnValue:
    fields = block_fields(_ANY_TOPIC, typed, areas=(), is_whole=False)
    times = next(field for field in (*fields.first, *fields.more) if field.code == "when")
    page = render_template(
        "my_groups/role.html",
        one=one.row,
        form=form,
        f=times,
        must_speak=_folded(form.must_speak.data or ()),
        helpful=_folded(form.helpful.data or ()),
        action=action,
        theirs=theirs,
    )
    return page, 409 if theirs else status_of(form)


def _folded(chosen: Collection[str]) -> list[dict[str, Any]]:
    """Return languages to tick, the frequent ones folded, too: the page asks for them twice."""
    often, *others = spoken_groups(chosen)
    return [{**often, "label": _("Often spoken here"), "is_open": often["ticked"] > 0}, *others]
