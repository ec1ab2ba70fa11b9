"""Things for the desk: what goes together, who carries it, and what became of proposals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from helpboard.domain.matching.goods import GoodsPair, pair_goods
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.policy import Actor
from helpboard.domain.post import PostKind, PostState
from helpboard.domain.proposal import (
    OPEN,
    Pairing,
    Party,
    ProposalKind,
    ProposalState,
    SideAnswer,
)
from helpboard.domain.topics import leaves_of
from helpboard.models import Area, Post, Proposal, ProposalSide
from helpboard.queries.goods import (
    carriers_of,
    goods_of,
    is_same_author,
    named_apart,
    transport_posts,
)
from helpboard.queries.weights import ways

LOOKED_AT = 400
"""Offers, and requests, of things that are looked at: the oldest first, since they have waited."""
SHOWN = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A post about a thing, as the desk reads it."""

    id: int
    kind: PostKind
    topic: str
    facts: Mapping[str, Any]
    area_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsLine:
    """An offer for a request; ``carrier`` is None when nobody is needed, or nobody offers to."""

    offer: Thing
    request: Thing
    carrier: Thing | None
    must_be_carried: bool
    is_size_known: bool
    quantity: int
    minutes: int

    @property
    def pairing(self) -> Pairing:
        """Return what is proposed: to whoever gives, whoever looks, and whoever carries."""
        return Pairing(
            kind=ProposalKind.GOODS,
            post_id=self.offer.id,
            other_post_id=self.request.id,
            carrier_post_id=self.carrier.id if self.carrier else None,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsProposed:
    """What became of a proposal: its state, and what each side has said."""

    id: int
    state: ProposalState
    offer: Thing
    request: Thing
    answers: Mapping[Party, SideAnswer]


def goods_pairs(session: Session, actor: Actor, *, now: datetime) -> list[GoodsLine]:
    """Return what goes together best, where ``actor`` coordinates one of the two.

    Nothing is in it that was proposed already, is agreed on, or was declined.
    """
    rows = {
        str(post.id): (post, area)
        for kind in (PostKind.OFFER, PostKind.REQUEST)
        for post, area in _posts(session, kind, now=now)
    }
    posts = [post for post, _area in rows.values()]
    offers, requests = (
        [
            replace(goods_of(post), age_days=(now - (post.published_at or now)).days)
            for post in posts
            if post.kind is kind
        ]
        for kind in (PostKind.OFFER, PostKind.REQUEST)
    )
    drivers = transport_posts(session, now=now)
    found = pair_goods(
        offers,
        requests,
        carriers_of(session, drivers),
        ways(session),
        apart=_settled(session) | _own(posts) | named_apart(session, [*posts, *drivers]),
    )
    carrying = _named(session, [int(one.carrier) for one in found if one.carrier])
    lines = [_line(one, rows, carrying) for one in found if _is_for(actor, one, rows)]
    return lines[:SHOWN]


def goods_proposed(session: Session, actor: Actor) -> list[GoodsProposed]:
    """Read what was proposed where ``actor`` coordinates one of the two, the latest first."""
    request, there = aliased(Post), aliased(Area)
    ids = sorted(actor.coordinates) if actor.is_active else []
    below = [or_(Area.path.contains(f"/{one}/"), there.path.contains(f"/{one}/")) for one in ids]
    rows = session.execute(
        select(Proposal, Post, Area.name, request, there.name)
        .join(Post, Post.id == Proposal.post_id)
        .join(Area, Area.id == Post.area_id)
        .join(request, request.id == Proposal.other_post_id)
        .join(there, there.id == request.area_id)
        .where(Proposal.kind == ProposalKind.GOODS, or_(False, *below))
        .order_by(Proposal.id.desc())
        .limit(SHOWN)
    ).all()
    answers: dict[int, dict[Party, SideAnswer]] = {row[0].id: {} for row in rows}
    sides = select(ProposalSide).where(ProposalSide.proposal_id.in_(answers))
    for side in session.scalars(sides.order_by(ProposalSide.id)):
        answers[side.proposal_id][side.party] = side.answer
    return [
        GoodsProposed(
            id=row.id,
            state=row.state,
            offer=_thing(offer, area),
            request=_thing(wanted, other),
            answers=answers[row.id],
        )
        for row, offer, area, wanted, other in rows
    ]


def _posts(session: Session, kind: PostKind, *, now: datetime) -> list[tuple[Post, Area]]:
    rows = session.execute(
        select(Post, Area)
        .join(Area, Area.id == Post.area_id)
        .where(
            Post.kind == kind,
            Post.topic.in_(leaves_of("goods")),
            Post.state == PostState.PUBLISHED,
            Post.expires_at > now,
        )
        .order_by(Post.published_at, Post.id)
        .limit(LOOKED_AT)
    )
    return [(post, area) for post, area in rows if post.facts.get("thing")]


def _settled(session: Session) -> set[tuple[str, str]]:
    """Return offers with requests of which somebody knows already, or has said no."""
    known = (*OPEN, ProposalState.CONFIRMED, ProposalState.DONE, ProposalState.DECLINED)
    rows = session.execute(
        select(Proposal.post_id, Proposal.other_post_id).where(
            Proposal.kind == ProposalKind.GOODS, Proposal.state.in_(known)
        )
    )
    return {(str(offer), str(request)) for offer, request in rows}


def _own(posts: Iterable[Post]) -> set[tuple[str, str]]:
    """Return offers with requests of the same author."""
    by_thing: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        by_thing[post.facts["thing"]].append(post)
    return {
        (str(offer.id), str(request.id))
        for same in by_thing.values()
        for offer in same
        for request in same
        if (offer.kind, request.kind) == (PostKind.OFFER, PostKind.REQUEST)
        and is_same_author(offer, request)
    }


def _named(session: Session, ids: list[int]) -> dict[str, Thing]:
    rows = session.execute(
        select(Post, Area.name).join(Area, Area.id == Post.area_id).where(Post.id.in_(ids))
    )
    return {str(post.id): _thing(post, area) for post, area in rows}


def _is_for(actor: Actor, pair: GoodsPair, rows: Mapping[str, tuple[Post, Area]]) -> bool:
    paths = [rows[one][1].path for one in (pair.offer, pair.request)]
    return any(f"/{area}/" in path for area in actor.coordinates for path in paths)


def _line(
    pair: GoodsPair, rows: Mapping[str, tuple[Post, Area]], carrying: Mapping[str, Thing]
) -> GoodsLine:
    (offer, here), (request, there) = rows[pair.offer], rows[pair.request]
    return GoodsLine(
        offer=_thing(offer, here.name),
        request=_thing(request, there.name),
        carrier=carrying[pair.carrier] if pair.carrier else None,
        must_be_carried=pair.must_be_carried,
        is_size_known=pair.answer is Answer.YES,
        quantity=pair.quantity,
        minutes=pair.minutes,
    )


def _thing(post: Post, area_name: str) -> Thing:
    return Thing(
        id=post.id, kind=post.kind, topic=post.topic, facts=post.facts, area_name=area_name
    )
