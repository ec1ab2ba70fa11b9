"""Founding an organisation, and changing what it says of itself."""

from datetime import UTC, datetime
from typing import Any

from flask import redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.limits import Limit
from helpboard.catalogue import gettext as _
from helpboard.domain.errors import ConflictError
from helpboard.domain.fields import FieldsError
from helpboard.domain.profile import PROFILE_FIELDS, check_profile
from helpboard.extensions import db, writing
from helpboard.models import Organisation
from helpboard.queries.my_organisations import MyOrganisation, my_organisation
from helpboard.services import organisations, submissions
from helpboard.web.actors import acting, signed_in
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import languages_label, organisation_kind, topics_of
from helpboard.web.limits import NEW_ORGANISATIONS, is_within, status_of
from helpboard.web.merging import merged, seen_of, version_of
from helpboard.web.my_organisations.blueprint import ONE, bp
from helpboard.web.my_organisations.forms import ProfileForm
from helpboard.web.my_organisations.whose import mine
from helpboard.web.originals import name_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.profile_choices import spoken_groups, topic_groups
from helpboard.web.submissions import submission_key
from helpboard.web.words.reader import listed


@bp.route("/my/organisations/new", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def create() -> ResponseReturnValue:
    """Found a profile."""
    form = ProfileForm(area=home_area(kept_area_tree()).slug)
    if form.validate_on_submit():
        slug = found(form, limit=NEW_ORGANISATIONS)
        if slug is not None:
            return redirect(url_for("my_organisations.show", slug=slug), 303)
    return profile_page("my_organisations/new.html", form)


def found(form: ProfileForm, *, limit: Limit, parent_id: int | None = None) -> str | None:
    """Make a profile of what was typed, once, and return its slug; None when it is refused.

    Only what is right counts for the limit, so nobody is sent away for typing errors.
    """
    try:
        check_profile(form.typed(), areas={row.slug for row in kept_area_tree().rows})
        is_allowed = is_within(form, (limit, str(signed_in().id)))
        return _made(form, parent_id) if is_allowed else None
    except FieldsError as error:
        form.tell(error)
        return None


def _made(form: ProfileForm, parent_id: int | None) -> str:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    with writing(db.session()) as session:
        taken = submissions.once(session, key=key, now=now)
        if taken.is_first:
            made = organisations.create(
                session, actor=actor, typed=form.typed(), now=now, parent_id=parent_id
            )
            submissions.made(session, key=key, result_id=made.id)
        else:
            made = session.get_one(Organisation, taken.result_id)
        return made.slug


@bp.route(f"{ONE}/edit", methods=["GET", "POST"])
@allow(Permission.SIGNED_IN)
def edit(slug: str) -> ResponseReturnValue:
    """Change the profile; when somebody else was faster, both texts are shown."""
    one = mine(slug)
    profile = one.row.profile
    form = ProfileForm(
        data={**profile, "version": one.row.version, "seen": seen_of(PROFILE_FIELDS, profile)}
    )
    differences: list[dict[str, str]] = []
    if form.validate_on_submit():
        try:
            _save(form, one.row.id)
        except FieldsError as error:
            form.tell(error)
        except ConflictError:
            differences = _merged(form, my_organisation(db.session(), slug))
        if not form.errors and not differences:
            return redirect(url_for("my_organisations.show", slug=slug), 303)
    status = 409 if differences else None
    return profile_page(
        "my_organisations/edit.html", form, status=status, one=one.row, differences=differences
    )


def _save(form: ProfileForm, organisation_id: int) -> None:
    now, actor, key = datetime.now(UTC), acting(), submission_key()
    with writing(db.session()) as session:
        if submissions.once(session, key=key, now=now).is_first:
            organisations.edit(
                session,
                actor=actor,
                organisation_id=organisation_id,
                typed=form.typed(),
                version=version_of(form.version.data),
                now=now,
            )


def profile_page(
    template: str, form: ProfileForm, *, status: int | None = None, **more: Any
) -> ResponseReturnValue:
    """Show the form of a profile with what was typed."""
    page = render_template(
        template,
        form=form,
        topics=topic_groups(form.topics.data or ()),
        spoken=spoken_groups(form.languages.data or ()),
        **more,
    )
    return page, status or status_of(form)


def _merged(form: ProfileForm, stored: MyOrganisation) -> list[dict[str, str]]:
    """Go on from what stands there now; return the fields that were typed differently."""
    form.version.data = str(stored.version)
    return merged(form, PROFILE_FIELDS, stored.profile, _in_words)


def _in_words(name: str, value: Any) -> str:
    if name == "topics":
        return listed([row["label"] for row in topics_of(value or ())]) or _("nothing")
    if name == "languages":
        return languages_label(value or ()) or _("nothing")
    if name == "kind":
        return organisation_kind(str(value))
    if name == "area":
        return kept_area_tree().name_of(str(value))
    return (name_of(str(value)) if name == "source_lang" else str(value or "")) or _("nothing")
