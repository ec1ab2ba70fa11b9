"""One post: its facts in the reader's language, and the author's own words."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from helpboard.catalogue import current_language
from helpboard.domain.topics import is_discreet
from helpboard.extensions import db
from helpboard.queries.areas import AreaTree
from helpboard.queries.posts import post_page, similar_cards
from helpboard.web import dates
from helpboard.web.caching import discreet, fresh_until, public_page
from helpboard.web.cards import card_view, cards, direction_of
from helpboard.web.facts import fact_lines
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.structured import post_data
from helpboard.web.words.spoken import language_name

bp = Blueprint("posts", __name__)

SIMILAR = 3
MOST_ID = 2**31 - 1


@bp.get(f"/posts/<int(max={MOST_ID}):post_id>")
@public_page
def show(post_id: int) -> ResponseReturnValue:
    """Show a public post; what is gone answers 410, what never was 404."""
    session, now = db.session(), datetime.now(UTC)
    page = post_page(session, post_id, now=now)
    similar = similar_cards(session, page.card, now=now, limit=SIMILAR)
    fresh_until(page.card.expires_at)
    for card in similar:
        fresh_until(card.expires_at)
    if is_discreet(page.card.topic):
        discreet()
    tree = kept_area_tree()
    shown = card_view(page.card)
    return render_template(
        "posts/show.html",
        card=shown,
        row=page.card,
        page=page,
        lines=fact_lines(page.card.topic, page.card.facts, area_name=_namer(tree)),
        crumbs=_crumbs(shown, page.card.topic),
        language=language_name(_spoken(page.card.text_lang)),
        is_own_language=_spoken(page.card.text_lang) == current_language().spoken,
        text_dir_of_post=direction_of(page.card.text_lang),
        published=dates.full_day(page.card.published_at),
        expires=dates.full_day(page.card.expires_at),
        similar=cards(similar),
        data=post_data(page.card, shown["headline"]),
        share_url=settings().base_url + url_for("posts.show", post_id=post_id),
    )


def _spoken(tag: str) -> str:
    return tag.partition("-")[0]


def _namer(tree: AreaTree):  # type: ignore[no-untyped-def]
    def name_of(slug: str) -> str:
        area = tree.by_slug(slug)
        return area.name if area else slug

    return name_of


def _crumbs(card: dict[str, Any], topic: str) -> list[tuple[str, str]]:
    return [
        (_("Board"), url_for("board.index")),
        (card["topic_label"], url_for("board.index", topic=topic)),
    ]
