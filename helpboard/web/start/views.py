"""Start pages: of the home area and of any other, and the way in without a language."""

from datetime import UTC, datetime, timedelta

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from helpboard.domain.board import BoardFilter
from helpboard.domain.errors import NotFoundError
from helpboard.domain.group import GroupKind
from helpboard.domain.news import ends_at
from helpboard.domain.translation import ItemKind
from helpboard.extensions import db
from helpboard.queries.areas import AreaRow, AreaTree
from helpboard.queries.board import board_page
from helpboard.queries.meetings import MeetingRow, calendars_in, held, meetings_between
from helpboard.queries.news import NewsRow, news_for_start, next_news_at
from helpboard.queries.posts import urgent_cards
from helpboard.web.caching import fresh_until, public_page
from helpboard.web.cards import cards
from helpboard.web.filters import home_area
from helpboard.web.house_texts import contact_box, start_boxes
from helpboard.web.kept import kept, kept_area_tree
from helpboard.web.locale import negotiated, settings
from helpboard.web.meetings import meeting_view
from helpboard.web.news_cards import news_card
from helpboard.web.page_links import first_pages
from helpboard.web.permissions import Permission, allow
from helpboard.web.wordings import wordings

bp = Blueprint("start", __name__)
way_in = Blueprint("way_in", __name__)

NEW = 6
CAFES = 3
AHEAD = timedelta(days=15)
URGENT = 3


@way_in.get("/")
@allow(Permission.ANYBODY)
def choose_language() -> ResponseReturnValue:
    """Send the reader to the start page in the language that the browser likes best."""
    answer = redirect(url_for("start.index", lang=negotiated().tag), 302)
    answer.vary.update(["Accept-Language", "Cookie"])
    return answer


@bp.get("/")
@public_page
def index() -> ResponseReturnValue:
    """Show the start page of the home area."""
    tree = kept_area_tree()
    return _start(tree, home_area(tree))


@bp.get("/areas/<slug>/")
@public_page
def area(slug: str) -> ResponseReturnValue:
    """Show the start page of one area."""
    tree = kept_area_tree()
    found = tree.by_slug(slug)
    if found is None:
        raise NotFoundError(slug)
    return _start(tree, found)


def _start(tree: AreaTree, area: AreaRow) -> ResponseReturnValue:
    session, now = db.session(), datetime.now(UTC)
    urgent = urgent_cards(session, now=now, below=area.path, limit=URGENT)
    newest = board_page(session, BoardFilter(area=area.slug), now=now, size=NEW, keep=kept)
    cafes = _next_cafes(area, now)
    for cafe in cafes:
        fresh_until(cafe.meeting.starts_at)
    news = _news(area, now)
    is_home = area.id == home_area(tree).id
    said = wordings({ItemKind.POST: (*urgent, *newest.cards)})
    return render_template(
        "start/index.html",
        area=area,
        here_only={} if is_home else {"area": area.slug},
        boxes=start_boxes() if is_home else [],
        contact=contact_box() if is_home else None,
        news=[news_card(row) for row in news],
        urgent=cards(urgent, said),
        guide=first_pages(),
        newest=cards(newest.cards, said),
        cafes=[meeting_view(row) for row in cafes],
        districts=[row for row in tree.below(area) if row.depth == area.depth + 1],
    )


def _news(area: AreaRow, now: datetime) -> tuple[NewsRow, ...]:
    """Read the news of an area; the page is made anew when one of them ends or another begins."""
    session, zone = db.session(), settings().timezone
    today = now.astimezone(zone).date()
    rows = news_for_start(session, area_path=area.path, now=now, today=today)
    for row in rows:
        fresh_until(ends_at(row.until, zone) if row.until else None)
    fresh_until(next_news_at(session, area_path=area.path, now=now))
    return rows


def _next_cafes(area: AreaRow, now: datetime) -> tuple[MeetingRow, ...]:
    calendars = [
        one
        for one in calendars_in(db.session(), area.path)
        if one.group.kind is GroupKind.WELCOME_CAFE
    ]
    zone = settings().timezone
    return held(meetings_between(calendars, since=now, until=now + AHEAD, zone=zone))[:CAFES]
