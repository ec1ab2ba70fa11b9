"""Founding a group, and changing what it says of itself."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError
from helpboard.domain.fields import FieldsError
from helpboard.domain.group_profile import GROUP_FIELDS, check_group_profile
from helpboard.extensions import db, writing
from helpboard.models import Group
from helpboard.queries.my_groups import MyGroup, my_group
from helpboard.queries.my_organisations import place_choices
from helpboard.services import groups, submissions
from helpboard.web.actors import acting, signed_in
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import condition_labels, languages_label, topics_of
from helpboard.web.limits import MEETING_CHANGES, NEW_GROUPS, is_within, status_of
from helpboard.web.locale import settings
from helpboard.web.merging import merged, seen_of, version_of
from helpboard.web.my_groups.blueprint import ONE, bp
from helpboard.web.my_groups.forms import GroupForm
from helpboard.web.my_groups.whose import letters_line, mine
from helpboard.web.originals import name_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import condition_groups, spoken_groups, topic_groups
from helpboard.web.submissions import submission_key
from helpboard.web.words.reader import listed


@bp.route("/my/groups/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def create() -> ResponseReturnValue:
    """Found a group."""
    form = GroupForm(_places(), area=home_area(kept_area_tree()).slug)
    if form.validate_on_submit():
        slug = _found(form)
        if slug is not None:
            return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page("my_groups/new.html", form)


def _found(form: GroupForm) -> str | None:
    """Make a group of what was typed, once, and return its slug; None when it is refused.

    Only what is right counts for the limit, so nobody is sent away for typing errors.
    """
    try:
        _check(form)
        return _made(form) if is_within(form, (NEW_GROUPS, str(signed_in().id))) else None
    except FieldsError as error:
        form.tell(error)
        return None


def _check(form: GroupForm) -> None:
    areas = {row.slug for row in kept_area_tree().rows}
    check_group_profile(form.typed(), areas=areas, places={slug for slug, _name in _places()})


def _made(form: GroupForm) -> str:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        if taken.is_first:
            zone = settings().timezone
            made = groups.found(session, actor=actor, typed=form.typed(), now=now, zone=zone)
            submissions.made(session, key=key, result_id=made.id)
        else:
            made = session.get_one(Group, taken.result_id)
        return made.slug


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def edit(slug: str) -> ResponseReturnValue:
    """Change the profile; when somebody else was faster, both texts are shown."""
    one = mine(slug)
    profile = _as_typed(one.row.profile)
    carried = {"version": one.row.version, "seen": seen_of(GROUP_FIELDS, profile)}
    form = GroupForm(_places(), data={**profile, **carried})
    differences: list[dict[str, str]] = []
    if form.validate_on_submit():
        moves = any(
            (form.data[name] or "") != (profile[name] or "") for name in ("place", "address")
        )
        try:
            if not moves or is_within(form, (MEETING_CHANGES, f"group {one.row.id}")):
                _save(form, one.row.id)
        except FieldsError as error:
            form.tell(error)
        except ConflictError:
            differences = _merged(form, my_group(db.session(), slug))
        if not form.errors and not differences:
            return redirect(url_for("my_groups.show", slug=slug), 303)
    return _page(
        "my_groups/edit.html",
        form,
        status=409 if differences else None,
        one=one.row,
        letters=letters_line(one),
        differences=differences,
    )


def _save(form: GroupForm, group_id: int) -> None:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            groups.edit(
                session,
                actor=actor,
                group_id=group_id,
                typed=form.typed(),
                version=version_of(form.version.data),
                now=now,
                zone=settings().timezone,
            )


def _places() -> list[tuple[str, str]]:
    return list(place_choices(db.session()))


def _as_typed(profile: dict[str, Any]) -> dict[str, Any]:
    """Return a profile as its form sends it: a number as text, nothing for none."""
    capacity = profile["capacity"]
    return {**profile, "capacity": "" if capacity is None else str(capacity)}


def _page(
    template: str, form: GroupForm, *, status: int | None = None, **more: Any
) -> ResponseReturnValue:
    page = render_template(
        template,
        form=form,
        topics=topic_groups(form.topics.data or ()),
        spoken=spoken_groups(form.languages.data or ()),
        conditions=condition_groups(form.conditions.data or ()),
        **more,
    )
    return page, status or status_of(form)


def _merged(form: GroupForm, stored: MyGroup) -> list[dict[str, str]]:
    """Go on from what stands there now; return the fields that were typed differently."""
    form.version.data = str(stored.version)

    def in_words(name: str, value: Any) -> str:
        return _in_words(form, name, value) or _("nothing")

    return merged(form, GROUP_FIELDS, _as_typed(stored.profile), in_words)


def _in_words(form: GroupForm, name: str, value: Any) -> str | None:
    if name == "topics":
        return listed([row["label"] for row in topics_of(value or ())])
    if name == "languages":
        return languages_label(value or ())
    if name == "conditions":
        return listed(condition_labels(value or ()))
    if name == "area":
        return kept_area_tree().name_of(str(value))
    if name == "source_lang":
        return name_of(str(value))
    if name in {"kind", "address_shown", "joins", "place"}:
        return next((str(one.label) for one in form[name].choices if one.value == value), "")
    return str(value or "")
