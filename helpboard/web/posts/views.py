"""One post: its facts in the reader's language, and the author's own words."""

from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.catalogue import gettext as _
from helpboard.domain.short_code import ShortKind, short_code
from helpboard.domain.topics import is_discreet
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.models import Post
from helpboard.queries.posts import post_page, similar_cards
from helpboard.services.photos import pictures_of
from helpboard.web import dates
from helpboard.web.auth import signed_in_or_none
from helpboard.web.caching import discreet, fresh_until, public_page
from helpboard.web.cards import card_view, cards
from helpboard.web.facts import fact_lines
from helpboard.web.kept import kept_area_tree
from helpboard.web.locale import settings
from helpboard.web.own_posts import may_edit
from helpboard.web.paths import MOST_ID
from helpboard.web.structured import post_data
from helpboard.web.template_globals import link
from helpboard.web.wordings import wordings

bp = Blueprint("posts", __name__)

SIMILAR = 3


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
    said = wordings({ItemKind.POST: (page.card, *similar)})
    shown = card_view(page.card)
    return render_template(
        "posts/show.html",
        card=shown,
        row=page.card,
        page=page,
        lines=fact_lines(page.card.topic, page.card.facts, area_name=tree.name_of),
        crumbs=_crumbs(shown, page.card.topic),
        words=said.told(ItemKind.POST, post_id, "text"),
        published=dates.full_day(page.card.published_at),
        expires=dates.full_day(page.card.expires_at),
        similar=cards(similar, said),
        data=post_data(page.card, shown["headline"]),
        share_url=settings().base_url + url_for("posts.show", post_id=post_id),
        code=short_code(ShortKind.POST, post_id),
        pictures=pictures_of(session, post_id) if page.card.has_photos else [],
        answer_url=url_for("conversations.answer", post_id=post_id),
        own_url=_own_url(post_id),
    )


def _own_url(post_id: int) -> str:
    """Return where a reader who may change the post does so; visitors' pages are kept for all."""
    if signed_in_or_none() is None or not may_edit(db.session.get_one(Post, post_id)):
        return ""
    return url_for("my.post", post_id=post_id)


def _crumbs(card: dict[str, Any], topic: str) -> list[tuple[str, str]]:
    return [
        (_("Board"), link("board.index")),
        (card["topic_label"], link("board.index", topic=topic)),
    ]
