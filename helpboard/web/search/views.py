"""Search over posts, organisations, groups and cafés, in any script."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from helpboard.domain.search.content import Kind
from helpboard.extensions import db
from helpboard.queries.board import MOST_COUNTED, CardRow
from helpboard.queries.found import FoundProfile, found_things
from helpboard.queries.search import SearchPage, hits
from helpboard.web.caching import public_page
from helpboard.web.cards import cards
from helpboard.web.filters import words_typed
from helpboard.web.labels import organisation_kind
from helpboard.web.originals import direction_of, excerpt
from helpboard.web.wordbook import wordbook
from helpboard.web.words.kinds import group_kind_label

bp = Blueprint("search", __name__)

SHOWN = 30


@bp.get("/search")
@public_page
def index() -> ResponseReturnValue:
    """Show the form, and what was found."""
    text = words_typed(request.args)
    if not text:
        return render_template("search/index.html", text="", found=(), page=None, count="")
    session, now = db.session(), datetime.now(UTC)
    page = hits(session, text, book=wordbook(), now=now, limit=SHOWN)
    found = found_things(session, page.hits)
    return render_template(
        "search/index.html",
        text=text,
        found=[_shown(thing) for thing in found],
        page=page,
        count=_count(page),
    )


def _count(page: SearchPage) -> str:
    if page.total > MOST_COUNTED:
        return _("More than 1,000 results")
    return ngettext("%(num)d result", "%(num)d results", page.total)


def _shown(thing: CardRow | FoundProfile) -> dict[str, Any]:
    if isinstance(thing, CardRow):
        return {"card": cards([thing])[0]}
    is_organisation = thing.kind is Kind.ORGANISATION
    endpoint = "organisations.profile" if is_organisation else "groups.profile"
    label = organisation_kind if is_organisation else group_kind_label
    return {
        "url": url_for(endpoint, slug=thing.slug),
        "name": thing.name,
        "kind_label": label(thing.kind_code),
        "area_name": thing.area_name,
        "summary": excerpt(thing.about),
        "summary_lang": thing.source_lang,
        "summary_dir": direction_of(thing.source_lang),
    }
