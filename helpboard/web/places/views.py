"""Public houses: the list, and who sits in one."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.concerns import CONCERNS
from helpboard.domain.listing import name_key
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.places import place_list, place_page, slip_page
from helpboard.web.caching import public_page
from helpboard.web.filters import known, select_field
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import list_choice
from helpboard.web.locale import settings
from helpboard.web.places.shown import card_view, concern_choices, map_view, profile_view, slip_view
from helpboard.web.wordings import wordings

bp = Blueprint("places", __name__)


@bp.get("/places/")
@public_page
def index() -> ResponseReturnValue:
    """Show every public house of an area."""
    now = datetime.now(UTC)
    concern = known(request.args, "concern", CONCERNS)
    choice = replace(list_choice(request.args, kept_area_tree()), concern=concern)
    wanted = name_key(choice.text)
    found = place_list(db.session(), choice.area.path, concern=concern or "")
    rows = [row for row in found if wanted in name_key(row.name)]
    said = wordings({ItemKind.PLACE: rows})
    return render_template(
        "places/index.html",
        choice=choice,
        fields=[choice.area_field(), _concern_field(concern)],
        concern=concern,
        active=choice.chips("places.index"),
        places=[card_view(row, said, concern, now=now) for row in rows],
        map=map_view(rows, concern),
        count=ngettext("%(num)d place", "%(num)d places", len(rows)),
    )


@bp.get("/places/<slug>")
@public_page
def profile(slug: str) -> ResponseReturnValue:
    """Show one house, and what its reader comes for when that was chosen in the list."""
    now = datetime.now(UTC)
    concern = known(request.args, "concern", CONCERNS)
    page = place_page(db.session(), slug, now=now, zone=settings().timezone)
    return render_template(
        "places/profile.html",
        row=page.place,
        code=short_code(ShortKind.HOUSE, page.place.id),
        **profile_view(page, concern, now=now),
    )


@bp.get("/places/<slug>/slip")
@public_page
def slip(slug: str) -> ResponseReturnValue:
    """Show what somebody can show at the counter: a sentence in German, the room, the papers.

    Without a choice, lead back to where it is made.
    """
    concern = known(request.args, "concern", CONCERNS)
    if concern is None:
        return redirect(url_for("places.profile", slug=slug, _anchor="concern"), 303)
    page = slip_page(db.session(), slug, concern)
    view = slip_view(page, concern, now=datetime.now(UTC))
    return render_template("places/slip.html", row=page.place, concern=concern, **view)


def _concern_field(chosen: str | None) -> dict[str, Any]:
    choices = concern_choices(CONCERNS)
    return select_field("concern", _("What do you come for?"), choices, chosen, _("Everything"))
