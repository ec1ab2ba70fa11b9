"""Public houses: the list, and who sits in one."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import ngettext

from helpboard.domain.listing import name_key
from helpboard.extensions import db
from helpboard.queries.places import place_list, place_page
from helpboard.web.caching import public_page
from helpboard.web.kept import kept_area_tree
from helpboard.web.list_choice import list_choice
from helpboard.web.locale import settings
from helpboard.web.places.shown import card_view, profile_view

bp = Blueprint("places", __name__)


@bp.get("/places/")
@public_page
def index() -> ResponseReturnValue:
    """Show every public house of an area."""
    now = datetime.now(UTC)
    choice = list_choice(request.args, kept_area_tree())
    wanted = name_key(choice.text)
    found = place_list(db.session(), choice.area.path)
    rows = [row for row in found if wanted in name_key(row.name)]
    return render_template(
        "places/index.html",
        choice=choice,
        fields=[choice.area_field()],
        active=choice.chips("places.index"),
        places=[card_view(row, now=now) for row in rows],
        count=ngettext("%(num)d place", "%(num)d places", len(rows)),
    )


@bp.get("/places/<slug>")
@public_page
def profile(slug: str) -> ResponseReturnValue:
    """Show one house."""
    now = datetime.now(UTC)
    page = place_page(db.session(), slug, now=now, zone=settings().timezone)
    return render_template("places/profile.html", row=page.place, **profile_view(page, now=now))
