"""A4 sheets of single things, as PDF or as a page to print."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, make_response, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.adapters.paper import PACKAGES, PaperMissingError
from helpboard.web.caching import discreet, public_page
from helpboard.web.filters import home_area
from helpboard.web.kept import kept_area_tree
from helpboard.web.kept_pages import page_ever_at
from helpboard.web.limits import SHEETS, refuse_beyond, this_client
from helpboard.web.paper_sheet import CSS, Sheet, printed, view_of
from helpboard.web.paths import MOST_ID
from helpboard.web.printing import press
from helpboard.web.sheets.group import group_sheet
from helpboard.web.sheets.languages import WITH, chosen_languages, too_many
from helpboard.web.sheets.organisation import organisation_sheet
from helpboard.web.sheets.page import page_sheet
from helpboard.web.sheets.place import place_sheet
from helpboard.web.sheets.post import post_sheet
from helpboard.web.town_paper import flyer_documents, flyer_view

bp = Blueprint("sheets", __name__)


@bp.get(f"/posts/<int(max={MOST_ID}):post_id>/sheet.pdf")
@public_page
def post(post_id: int) -> ResponseReturnValue:
    """Give the sheet of a public post."""
    return _answer(lambda tags, now: post_sheet(post_id, tags, now=now))


@bp.get("/groups/<slug>/sheet.pdf")
@public_page
def group(slug: str) -> ResponseReturnValue:
    """Give the sheet of a group or a welcome café."""
    return _answer(lambda tags, now: group_sheet(slug, tags, now=now))


@bp.get("/organisations/<slug>/sheet.pdf")
@public_page
def organisation(slug: str) -> ResponseReturnValue:
    """Give the sheet of an organisation."""
    return _answer(lambda tags, now: organisation_sheet(slug, tags, now=now))


@bp.get("/places/<slug>/sheet.pdf")
@public_page
def place(slug: str) -> ResponseReturnValue:
    """Give the sheet of a public house."""
    return _answer(lambda tags, now: place_sheet(slug, tags, now=now))


@bp.get("/info/<path:path>/sheet.pdf")
@public_page
def page(path: str) -> ResponseReturnValue:
    """Give the sheet of an information page; where the page once was leads to where it is."""
    node = page_ever_at(path)
    if node.is_discreet:
        discreet()
    if node.path != path:
        chosen: dict[str, Any] = {WITH: request.args.getlist(WITH)}
        return redirect(url_for("sheets.page", path=node.path, **chosen), 301)
    return _answer(lambda tags, now: page_sheet(node, tags, now=now))


@bp.get("/flyer.pdf")
@public_page
def flyer() -> ResponseReturnValue:
    """Give the flyer of the board: one page in all its languages."""
    refuse_beyond(SHEETS, this_client())
    area = home_area(kept_area_tree())
    try:
        made = press([flyer_documents(area)], css=CSS)
    except PaperMissingError:
        return render_template(
            "sheets/print_flyer.html", packages=", ".join(PACKAGES), **flyer_view(area)
        )
    return _file(made, "flyer")


def _answer(make: Callable[[tuple[str, ...], datetime], Sheet]) -> ResponseReturnValue:
    tags = chosen_languages()
    if tags is None:
        return too_many()
    sheet = make(tags, datetime.now(UTC))
    refuse_beyond(SHEETS, this_client())
    try:
        made = printed(sheet)
    except PaperMissingError:
        return render_template("sheets/print.html", packages=", ".join(PACKAGES), **view_of(sheet))
    return _file(made, f"sheet-{sheet.code}")


def _file(made: bytes, name: str) -> Response:
    answer = make_response(made)
    answer.mimetype = "application/pdf"
    answer.headers["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return answer
