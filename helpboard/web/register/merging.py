"""Two profiles of one organisation side by side, and making one of them."""

from datetime import UTC, datetime
from typing import Any

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.errors import ConflictError, GoneError, IllegalMoveError, NotFoundError
from helpboard.extensions import db, writing
from helpboard.models import Organisation
from helpboard.queries.register_organisations import Weight, to_merge
from helpboard.services import organisation_merging
from helpboard.web.actors import acting
from helpboard.web.labels import organisation_kind
from helpboard.web.permissions import Permission, allow
from helpboard.web.register.blueprint import bp
from helpboard.web.register.organisation_forms import MergeForm, version_of
from helpboard.web.register.words import STATES


@bp.route("/desk/organisations/<slug>/merge/<other_slug>", methods=["GET", "POST"])
@allow(Permission.DESK)
def merge(slug: str, other_slug: str) -> ResponseReturnValue:
    """Show both profiles; POST makes one of them."""
    one, other = _both(slug, other_slug)
    form = MergeForm(
        names={row.row.slug: row.row.name for row in (one, other)},
        one_version=str(one.row.version),
        other_version=str(other.row.version),
    )
    trouble = ""
    if form.validate_on_submit():
        try:
            return _merged(form, one.row, other.row)
        except (ConflictError, GoneError):
            trouble = _("One of the two has been changed meanwhile. Please look at both again.")
            one, other = _both(slug, other_slug)
            form.one_version.data = str(one.row.version)
            form.other_version.data = str(other.row.version)
        except IllegalMoveError:
            trouble = _("One of them is a department of the other. They stay two pages.")
    page = render_template(
        "register/merge.html",
        form=form,
        trouble=trouble,
        sides=[_side(one), _side(other)],
        action=url_for("register.merge", slug=slug, other_slug=other_slug),
        back_url=url_for("register.organisation", slug=slug),
    )
    return page, 409 if trouble else 422 if form.is_submitted() else 200


def _both(slug: str, other_slug: str) -> tuple[Weight, Weight]:
    if slug == other_slug:
        raise NotFoundError(slug)
    session, actor = db.session(), acting()
    return to_merge(session, actor, slug), to_merge(session, actor, other_slug)


def _merged(form: MergeForm, one: Organisation, other: Organisation) -> ResponseReturnValue:
    first = (one.id, version_of(form.one_version.data))
    second = (other.id, version_of(form.other_version.data))
    is_first = form.stays.data == one.slug
    slug = one.slug if is_first else other.slug
    moderator, now = acting(), datetime.now(UTC)
    with writing(db.session()) as session:
        organisation_merging.merge(
            session,
            moderator=moderator,
            gone=second if is_first else first,
            stays=first if is_first else second,
            now=now,
        )
    flash(_("There is one page now. The owners of both are told."), "success")
    return redirect(url_for("register.organisation", slug=slug), 303)


def _side(one: Weight) -> dict[str, Any]:
    row = one.row
    address = ", ".join(part for part in (row.street, f"{row.postcode} {row.city}".strip()) if part)
    return {
        "name": row.name,
        "url": url_for("register.organisation", slug=row.slug),
        "state_label": STATES[row.state],
        "facts": [
            (label, value)
            for label, value in (
                (_("Kind"), organisation_kind(row.kind)),
                (_("Phone"), row.phone),
                (_("E-mail"), row.email),
                (_("Website"), row.website),
                (_("Address"), address),
            )
            if value
        ],
        "counts": [
            ngettext("%(num)d person", "%(num)d people", one.members),
            ngettext("%(num)d service", "%(num)d services", one.services),
            ngettext("%(num)d post", "%(num)d posts", one.posts),
            ngettext("%(num)d partner", "%(num)d partners", one.partners),
        ],
    }
