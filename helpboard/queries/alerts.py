"""Alerts: a person's own, what is new for one, and what its letter shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.alert import MOST_LISTED, OVERLAP, Rhythm
from helpboard.domain.board import BoardFilter
from helpboard.domain.post import PostState
from helpboard.domain.search.content import Kind
from helpboard.domain.search.names import WordBook
from helpboard.domain.topics import TOPICS, is_discreet
from helpboard.models import Alert, Facet, Organisation, Post, PostFacet, ToldPost
from helpboard.queries.board import CardRow, card_columns, card_of
from helpboard.queries.concealed import is_concealed
from helpboard.queries.search import post_hits, understood

MOST_TOLD = 200
"""More new posts than this are on no board between two looks; the letter counts them only."""


@dataclass(frozen=True, slots=True)
class AlertRow:
    """One of a person's alerts; the name is of the organisation it is about, if any."""

    id: int
    chosen: BoardFilter
    rhythm: Rhythm
    created_at: datetime
    organisation_name: str | None


def alerts_of(session: Session, user_id: int) -> tuple[AlertRow, ...]:
    """Read a person's alerts, the newest first."""
    statement = (
        select(Alert).where(Alert.user_id == user_id).order_by(Alert.created_at.desc(), Alert.id)
    )
    alerts = session.scalars(statement).all()
    slugs = {alert.filters.get("organisation") for alert in alerts}
    names = select(Organisation.slug, Organisation.name).where(
        Organisation.slug.in_(slugs), ~is_concealed()
    )
    called = {row.slug: row.name for row in session.execute(names)}
    return tuple(
        AlertRow(
            id=alert.id,
            chosen=BoardFilter.from_json(alert.filters),
            rhythm=alert.rhythm,
            created_at=alert.created_at,
            organisation_name=called.get(alert.filters.get("organisation", "")),
        )
        for alert in alerts
    )


def newest_publication(session: Session, *, now: datetime) -> datetime | None:
    """Return when the newest public post was published; None for an empty board."""
    newest = select(func.max(Post.published_at)).where(
        Post.state == PostState.PUBLISHED, Post.expires_at > now
    )
    return session.execute(newest).scalar_one()


def new_posts(session: Session, alert: Alert, *, book: WordBook, now: datetime) -> list[int]:
    """Return the ids of public posts that ``alert`` has not told of, the newest first.

    Posts of discreet topics are left out: a letter lies about where others see it (rule 12).
    """
    chosen = BoardFilter.from_json(alert.filters)
    since = max(alert.seen_until - OVERLAP, alert.created_at)
    new = (
        select(Post.id, Post.topic)
        .where(
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
            Post.published_at > since,
            Post.published_at <= now,
            ~exists().where(ToldPost.alert_id == alert.id, ToldPost.post_id == Post.id),
            *(_carries(code) for code in chosen.codes()),
        )
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(MOST_TOLD)
    )
    found = [post_id for post_id, topic in session.execute(new) if not _is_discreet(topic)]
    if not chosen.text or not found:
        return found
    said = _saying(session, chosen, book=book, now=now)
    return [post_id for post_id in found if post_id in said]


def _carries(code: str) -> ColumnElement[bool]:
    """Return the condition that a post stands in the board's index under ``code``."""
    facet, carried = aliased(Facet), aliased(PostFacet)
    return exists().where(
        carried.post_id == Post.id,
        carried.published_at == Post.published_at,
        carried.facet_id == select(facet.id).where(facet.code == code).scalar_subquery(),
    )


def _is_discreet(topic: str) -> bool:
    return topic in TOPICS and is_discreet(topic)


def _saying(
    session: Session, chosen: BoardFilter, *, book: WordBook, now: datetime
) -> frozenset[int]:
    """Return the posts that say all the words; a word that no post says is never left out."""
    codes = chosen.codes()
    posts = frozenset({Kind.POST})
    asked = understood(session, chosen.text, book=book, now=now, kinds=posts, codes=codes)
    if not asked.query or asked.ignored or asked.did_you_mean:
        return frozenset()
    return frozenset(post_hits(session, asked.query, now=now, codes=codes, limit=MOST_TOLD))


_IN_ADDRESS = {"text": "q"}
"""What a part of the filter is called in the address of the board, where that differs."""


def alert_letter(session: Session, params: Mapping[str, Any]) -> dict[str, Any] | None:
    """Read what an alert's letter shows: posts that are still public; None when none is left."""
    now: datetime = params["now"]
    alert = session.get(Alert, params["alert_id"])
    if alert is None:
        return None
    cards = _public_cards(session, params["post_ids"], now=now)
    if not cards:
        return None
    return {
        "posts": cards[:MOST_LISTED],
        "count": len(cards),
        "more": len(cards) - len(cards[:MOST_LISTED]),
        "chosen": {_IN_ADDRESS.get(name, name): value for name, value in alert.filters.items()},
    }


def _public_cards(session: Session, ids: Sequence[int], *, now: datetime) -> list[CardRow]:
    public = card_columns().where(
        Post.id.in_(ids), Post.state == PostState.PUBLISHED, Post.expires_at > now
    )
    newest = public.order_by(Post.published_at.desc(), Post.id.desc())
    return [card_of(row) for row in session.execute(newest)]
