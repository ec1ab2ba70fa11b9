"""The board: every public post, filtered and searched."""

from datetime import UTC, datetime

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import current_language, ngettext
from helpboard.catalogue import gettext as _
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db
from helpboard.queries.board import (
    MOST_COUNTED,
    BoardPage,
    board_page,
    organisation_name,
)
from helpboard.queries.board_search import found_page
from helpboard.queries.cursor import Cursor
from helpboard.web.board.fields import filter_form
from helpboard.web.board_choice import Choice, choice_of
from helpboard.web.caching import discreet, public_page
from helpboard.web.cards import cards
from helpboard.web.kept import kept, kept_area_tree
from helpboard.web.paths import address_of
from helpboard.web.wordbook import wordbook

bp = Blueprint("board", __name__)


@bp.get("/board/")
@public_page
def index() -> ResponseReturnValue:
    """Show a page of the board."""
    session, now = db.session(), datetime.now(UTC)
    tree = kept_area_tree()
    choice = choice_of(request.args, tree)
    after = Cursor.parse(request.args["after"]) if request.args.get("after") else None
    slug = choice.filter.organisation
    organisation = organisation_name(session, slug) if slug else None
    if choice.filter.text:
        page = found_page(session, choice.filter, book=wordbook(), now=now, after=after, keep=kept)
    else:
        page = board_page(session, choice.filter, now=now, after=after, keep=kept)
    if choice.filter.topic and is_discreet(choice.filter.topic):
        discreet()
    return render_template(
        "board/index.html",
        title=choice.title(),
        choice=choice,
        filters=filter_form(choice, tree, _chips(choice, organisation)),
        cards=cards(page.cards),
        count=count_sentence(page),
        page=page,
        feed_url=address_of("feeds.board", {"lang": current_language().tag, **choice.parameters()}),
        alert_url=address_of("my.new_alert", choice.parameters()),
        next_url=_next_url(choice, page),
        previous_url=_board_url(choice) if after else "",
    )


def count_sentence(page: BoardPage) -> str:
    """Return how many posts there are; beyond the cap, that there are more."""
    if page.total > MOST_COUNTED:
        return _("More than 1,000 posts")
    return ngettext("%(num)d post", "%(num)d posts", page.total)


def _board_url(choice: Choice, **changed: str | None) -> str:
    return address_of("board.index", choice.parameters(**changed))


def _next_url(choice: Choice, page: BoardPage) -> str:
    return _board_url(choice, after=page.next.text) if page.next else ""


def _chips(choice: Choice, organisation: str | None) -> list[tuple[str, str]]:
    """Return every active filter with the address of the board without it."""
    return [
        (label, _board_url(choice, **{name: None})) for name, label in choice.chips(organisation)
    ]
