"""Things: who offers what a post asks for, or asks for what it offers, and who could carry it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from helpboard.domain.matching.goods import (
    Carrier,
    Goods,
    best_carrier,
    must_be_carried,
    size_answer,
)
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.topics import branch_of
from helpboard.models import Area, Post
from helpboard.queries.answerable import Owner, owner_of
from helpboard.queries.match_blocks import apart_posts
from helpboard.queries.weights import ways

MOST = 3
LOOKED_AT = 200
CARRYING = "furniture-transport"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsFound:
    """A post on the other side; ``carrier_id`` is an offer of transport where one is needed."""

    id: int
    kind: PostKind
    topic: str
    facts: Mapping[str, Any]
    area_name: str
    minutes: int
    must_be_carried: bool
    carrier_id: int | None


def fitting_goods(
    session: Session, post: Post, *, now: datetime, most: int = MOST
) -> tuple[GoodsFound, ...]:
    """Return posts that offer what ``post`` asks for, or ask for what it offers; near ones first.

    Only for things; those whose size is known to fit come first.
    """
    if branch_of(post.topic) != "goods" or "thing" not in post.facts:
        return ()
    rows = _posts(session, post, now=now)
    drivers = transport_posts(session, now=now) if rows else []
    apart = named_apart(session, [post, *(row for row, _area in rows), *drivers])
    rows = [(row, name) for row, name in rows if (str(post.id), str(row.id)) not in apart]
    carriers = carriers_of(session, drivers) if drivers else []
    own, areas, travel = goods_of(post), {}, ways(session)
    found = []
    for row, area_name in rows:
        offer, wanted = (goods_of(row), own) if row.kind is PostKind.OFFER else (own, goods_of(row))
        answer = size_answer(offer, wanted)
        if offer.thing == wanted.thing and answer is not Answer.NO:
            carrier = best_carrier(offer, wanted, carriers, travel, apart=apart)
            minutes = travel.between(own.district, str(row.area_id))
            areas[row.id] = area_name
            found.append((answer is Answer.UNKNOWN, minutes, row.id, row, offer, carrier))
    found.sort(key=lambda one: one[:3])
    return tuple(
        GoodsFound(
            id=row.id,
            kind=row.kind,
            topic=row.topic,
            facts=row.facts,
            area_name=areas[row.id],
            minutes=minutes,
            must_be_carried=must_be_carried(offer),
            carrier_id=None if carrier is None else int(carrier.id),
        )
        for _unknown, minutes, _id, row, offer, carrier in found[:most]
    )


def _posts(session: Session, post: Post, *, now: datetime) -> list[tuple[Post, str]]:
    other = PostKind.REQUEST if post.kind is PostKind.OFFER else PostKind.OFFER
    rows = session.execute(
        select(Post, Area.name)
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.kind == other,
            Post.topic == post.topic,
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
        )
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(LOOKED_AT)
    )
    return [(row, name) for row, name in rows if not is_same_author(row, post)]


def named_apart(session: Session, posts: Collection[Post]) -> set[tuple[str, str]]:
    """Return the posts of people of whom one wants to hear no more of the other, as named here."""
    return {(str(one), str(other)) for one, other in apart_posts(session, posts)}


def is_same_author(one: Post, other: Post) -> bool:
    """Tell whether two posts are of the same person, organisation or group."""
    mine, theirs = owner_of(one), owner_of(other)
    return mine == theirs and mine != Owner()


def transport_posts(session: Session, *, now: datetime) -> list[Post]:
    """Read the offers to transport things, the newest first."""
    rows = session.scalars(
        select(Post)
        .where(
            Post.kind == PostKind.OFFER,
            Post.topic == CARRYING,
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
        )
        .order_by(Post.published_at.desc(), Post.id.desc())
        .limit(LOOKED_AT)
    )
    return list(rows)


def carriers_of(session: Session, posts: Iterable[Post]) -> list[Carrier]:
    """Return offers of transport as the matching looks at them; one statement, for the areas."""
    areas = {row.slug: row.id for row in session.execute(select(Area.slug, Area.id))}
    return [
        Carrier(
            id=str(row.id),
            district=str(row.area_id),
            vehicle=row.facts.get("vehicle"),
            from_district=_district(areas, row.facts.get("from_area")),
            to_district=_district(areas, row.facts.get("to_area")),
            carriers=row.facts.get("carriers"),
        )
        for row in posts
    ]


def _district(areas: Mapping[str, int], slug: str | None) -> str | None:
    return str(areas[slug]) if slug is not None and slug in areas else None


def goods_of(post: Post) -> Goods:
    """Return a post about a thing as the matching looks at it."""
    collection = post.facts.get("collection")
    size = post.facts.get("size")
    return Goods(
        id=str(post.id),
        thing=post.facts.get("thing", ""),
        district=str(post.area_id),
        size=None if size is None else str(size),
        quantity=max(0, post.count - post.found),
        heavy=frozenset(post.facts.get("heavy", ())),
        can_be_brought=None if collection is None else collection == "can-be-brought",
    )
