"""Atom feeds: one for every filter of the board, in every language (RFC 4287)."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, Response, make_response, render_template, request
from flask.typing import ResponseReturnValue

from helpboard.catalogue import read_in
from helpboard.domain.errors import MalformedError
from helpboard.domain.languages import LANGUAGES
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind, Words
from helpboard.extensions import db
from helpboard.queries.board import CardRow, board_page, organisation_name
from helpboard.web.board_choice import choice_of
from helpboard.web.caching import discreet, fresh_until, public_page
from helpboard.web.cards import card_view
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import offered, settings
from helpboard.web.paths import address_of
from helpboard.web.wordings import wordings

bp = Blueprint("feeds", __name__)

ENTRIES = 50


@bp.get("/feeds/board.atom")
@public_page
def board() -> ResponseReturnValue:
    """Answer the newest posts of a filter as Atom, without discreet topics."""
    tag = request.args.get("lang") or offered()[0]
    if tag not in offered():
        raise MalformedError("lang")
    read_in(LANGUAGES[tag])
    session, now = db.session(), datetime.now(UTC)
    choice = choice_of(request.args, kept_area_tree())
    if choice.filter.organisation:
        organisation_name(session, choice.filter.organisation)
    if choice.filter.topic and is_discreet(choice.filter.topic):
        discreet()
    page = board_page(session, choice.filter, now=now, size=ENTRIES)
    shown = [card for card in page.cards if not is_discreet(card.topic)]
    for card in page.cards:
        fresh_until(card.expires_at)
    base = settings().base_url
    said = wordings({ItemKind.POST: shown})
    body = render_template(
        "feeds/board.xml",
        self_url=base + address_of("feeds.board", {"lang": tag, **choice.parameters()}),
        page_url=base + address_of("board.index", choice.parameters()),
        area=choice.area.name,
        entries=[_entry(card, said.of(ItemKind.POST, card.id), base) for card in shown],
        updated=max((card.published_at for card in shown), default=now).isoformat(),
        base_url=base,
    )
    return _atom(body)


def _entry(card: CardRow, words: Words, base: str) -> dict[str, Any]:
    view = card_view(card, words)
    return {
        **view,
        "url": base + view["url"],
        "urn": f"{base}/posts/{card.id}",
        "text": words.fields["text"],
        "published": card.published_at.isoformat(),
    }


def _atom(body: str) -> Response:
    answer = make_response(body)
    answer.mimetype = "application/atom+xml"
    return answer
