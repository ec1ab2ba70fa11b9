"""One post: its facts in the reader's language, and the author's own words."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from helpboard.domain.topics import is_discreet
from helpboard.extensions import db
from helpboard.queries.posts import post_page, similar_cards
from helpboard.web import dates
from helpboard.web.caching import discreet, fresh_until, public_page
from helpboard.web.cards import card_view, cards
from helpboard.web.facts import fact_lines
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.originals import direction_of, is_own, name_of
from helpboard.web.structured import post_data

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
    if is_discreet(page.card.topic):
        discreet()
    tree = kept_area_tree()
    shown = card_view(page.card)
    return render_template(
        "posts/show.html",
        card=shown,
        row=page.card,
        page=page,
        lines=fact_lines(page.card.topic, page.card.facts, area_name=tree.name_of),
        crumbs=_crumbs(shown, page.card.topic),
        language=name_of(page.card.text_lang),
        is_own_language=is_own(page.card.text_lang),
        text_dir_of_post=direction_of(page.card.text_lang),
        published=dates.full_day(page.card.published_at),
        expires=dates.full_day(page.card.expires_at),
        similar=cards(similar),
        data=post_data(page.card, shown["headline"]),
        share_url=settings().base_url + url_for("posts.show", post_id=post_id),
    )


def _crumbs(card: dict[str, Any], topic: str) -> list[tuple[str, str]]:
    return [
        (_("Board"), url_for("board.index")),
        (card["topic_label"], url_for("board.index", topic=topic)),
    ]
