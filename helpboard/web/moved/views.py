"""“I have moved”: what there is in a district, and a slip of paper that leads there."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.qr_codes import qr_of
from helpboard.domain.errors import NotFoundError
from helpboard.domain.short_code import ShortKind, read_short_code, short_code
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.queries.directory import OrganisationCard
from helpboard.queries.groups import GroupRow
from helpboard.queries.moved import MovedPage, moved_page
from helpboard.queries.short_codes import slug_behind
from helpboard.web.caching import fresh_until, public_page
from helpboard.web.cards import cards
from helpboard.web.filters import area_chosen, home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.labels import organisation_kind
from helpboard.web.locale import negotiated, settings
from helpboard.web.meetings import meeting_view, next_label
from helpboard.web.paths import address_of
from helpboard.web.permissions import Permission, allow
from helpboard.web.words.kinds import group_kind_label

bp = Blueprint("moved", __name__)
on_paper = Blueprint("on_paper", __name__)

_LEADS_TO = {
    ShortKind.AREA: ("start.area", "slug"),
    ShortKind.ASK: ("ask.new", ""),
    ShortKind.GROUP: ("groups.profile", "slug"),
    ShortKind.HOUSE: ("places.profile", "slug"),
    ShortKind.MOVED: ("moved.index", "area"),
    ShortKind.ORGANISATION: ("organisations.profile", "slug"),
    ShortKind.PAGE: ("info.page", "path"),
}


@bp.get("/moved")
@public_page
def index() -> ResponseReturnValue:
    """Ask for the district; once it is chosen, show what is near, and the slip."""
    tree = kept_area_tree()
    home = home_area(tree)
    area = area_chosen(request.args, tree) if request.args.get("area") else None
    return render_template(
        "moved/index.html",
        districts=_districts(tree, home),
        area=area,
        **({} if area is None else _around(area, home)),
    )


@on_paper.get("/q/<code>")
@allow(Permission.ANYBODY)
def short(code: str) -> ResponseReturnValue:
    """Lead from a code on paper to the thing, in the language that the browser likes best."""
    found = read_short_code(code)
    if found is None:
        raise NotFoundError(code)
    kind, row_id = found
    tag = negotiated().tag
    if kind is ShortKind.POST:
        answer = redirect(url_for("posts.show", lang=tag, post_id=row_id), 302)
    else:
        slug = slug_behind(db.session(), kind, row_id)
        if slug is None:
            raise NotFoundError(code)
        endpoint, name = _LEADS_TO[kind]
        values = {"lang": tag, name: slug} if name else {"lang": tag}
        answer = redirect(address_of(endpoint, values), 302)
    answer.vary.add("Accept-Language")
    return answer


@on_paper.get("/q/<code>.svg")
@allow(Permission.ANYBODY)
def picture(code: str) -> ResponseReturnValue:
    """Draw a code for the camera of another phone; nothing is kept, also not which code it was."""
    found = read_short_code(code)
    if found is None:
        raise NotFoundError(code)
    path = url_for("on_paper.short", code=short_code(*found))
    answer = make_response(render_template("moved/code.svg", qr=qr_of(settings().base_url + path)))
    answer.mimetype = "image/svg+xml"
    return answer


def _districts(tree: AreaTree, home: AreaRow) -> list[tuple[str, str]]:
    """Return the slugs and names of the areas below the town, indented by depth."""
    below = [row for row in tree.below(home) if row.id != home.id] or [home]
    return [(row.slug, "\u2003" * (row.depth - home.depth - 1) + row.name) for row in below]


def _around(area: AreaRow, home: AreaRow) -> dict[str, Any]:
    zone = settings().timezone
    page = moved_page(db.session(), area=area, home=home, now=datetime.now(UTC), zone=zone)
    path = url_for("on_paper.short", code=short_code(ShortKind.MOVED, area.id))
    for row in page.cafes:
        fresh_until(row.meeting.starts_at)
    return {
        "cafes": [meeting_view(row) for row in page.cafes],
        "is_far": page.is_far,
        "groups": [_group(row) for row in page.groups],
        "organisations": [_organisation(row) for row in page.organisations],
        "posts": cards(page.posts),
        "here_only": {} if area.id == home.id else {"area": area.slug},
        "slip_url": settings().base_url + path,
        "qr": qr_of(settings().base_url + path),
        "has_nothing": _is_empty(page),
    }


def _is_empty(page: MovedPage) -> bool:
    return not (page.groups or page.organisations or page.posts)


def _group(row: GroupRow) -> dict[str, str]:
    label, _iso = next_label(row.meetings)
    return {
        "name": row.name,
        "detail": label or group_kind_label(row.kind),
        "url": url_for("groups.profile", slug=row.slug),
    }


def _organisation(row: OrganisationCard) -> dict[str, str]:
    return {
        "name": row.name,
        "detail": organisation_kind(row.kind),
        "url": url_for("organisations.profile", slug=row.slug),
    }
