"""Search over posts, organisations, groups, cafés, information pages and terms, in any script."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.catalogue import ngettext
from helpboard.domain.search.content import Kind
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.board import MOST_COUNTED, CardRow
from helpboard.queries.found import FoundProfile, found_things
from helpboard.queries.search import SearchPage, hits
from helpboard.web.caching import public_page
from helpboard.web.cards import cards
from helpboard.web.filters import words_typed
from helpboard.web.kept import kept
from helpboard.web.labels import organisation_kind
from helpboard.web.page_hits import page_hits
from helpboard.web.wordbook import wordbook
from helpboard.web.wordings import Wordings, wordings
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
    page = kept(
        ("searched", text, int(now.timestamp()) // 60),
        lambda: hits(session, text, book=wordbook(), now=now, limit=SHOWN),
    )
    pages = page_hits(text)
    if pages and page.did_you_mean:
        page = SearchPage((), 0, None, ())
    elif page.did_you_mean:
        pages = page_hits(page.did_you_mean)
    found = found_things(session, page.hits)
    said = _wordings(found)
    return render_template(
        "search/index.html",
        text=text,
        found=[_shown(thing, said) for thing in found],
        page=page,
        pages=pages,
        count=_count(page),
    )


def _count(page: SearchPage) -> str:
    if page.total > MOST_COUNTED:
        return _("More than 1,000 results")
    return ngettext("%(num)d result", "%(num)d results", page.total)


def _wordings(found: Sequence[CardRow | FoundProfile]) -> Wordings:
    rows: dict[ItemKind, list[CardRow | FoundProfile]] = {}
    for thing in found:
        rows.setdefault(_item_kind(thing), []).append(thing)
    return wordings(rows)


def _item_kind(thing: CardRow | FoundProfile) -> ItemKind:
    if isinstance(thing, CardRow):
        return ItemKind.POST
    return ItemKind.ORGANISATION if thing.kind is Kind.ORGANISATION else ItemKind.GROUP


def _shown(thing: CardRow | FoundProfile, said: Wordings) -> dict[str, Any]:
    if isinstance(thing, CardRow):
        return {"card": cards([thing], said)[0]}
    is_organisation = thing.kind is Kind.ORGANISATION
    endpoint = "organisations.profile" if is_organisation else "groups.profile"
    label = organisation_kind if is_organisation else group_kind_label
    return {
        "url": url_for(endpoint, slug=thing.slug),
        "name": thing.name,
        "kind_label": label(thing.kind_code),
        "area_name": thing.area_name,
        **said.summary(_item_kind(thing), thing.id, "about"),
    }
