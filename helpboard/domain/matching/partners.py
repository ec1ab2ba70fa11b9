"""Partners: organisations and groups of which one gives what the other seeks."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from helpboard.domain.matching.kinship import HALF, NONE, SAME, nearness
from helpboard.domain.matching.reasons import Params, Reason, ReasonCode, Source
from helpboard.domain.matching.sides import (
    common_time_reason,
    shared_languages_reason,
    way_reason,
)
from helpboard.domain.matching.times import stretches
from helpboard.domain.matching.town import Need, Side
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Criterion, Weights
from helpboard.domain.words import NeedKind

BETTER_SHARE: Final = 3
"""Of four parts of the topic's points, those for the better direction; the other gets the rest."""
PARTS: Final = 4
WHATEVER_THE_TOPIC: Final = frozenset(
    {NeedKind.ROOM, NeedKind.TRANSPORT, NeedKind.MONEY_ADVICE, NeedKind.PUBLIC_RELATIONS}
)
"""Kinds that are half a match at least: a room is a room, whatever it was meant for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Partner:
    """A possible partner of `side`, with its reasons as `side` reads them.

    `nearly` tells a near miss: nothing is exchanged, but both speak of the same topic.
    """

    side: str
    other: str
    reasons: tuple[Reason, ...]
    nearly: bool = False

    @property
    def quarters(self) -> int:
        """The score, in quarters of a point."""
        return sum(reason.quarters for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Exchange:
    """The best that goes one way: halves of a match, and what is given for what is sought."""

    near: int
    given: Need
    sought: Need


def exchange(gives: Iterable[Need], seeks: Collection[Need]) -> Exchange | None:
    """Return the best of what one gives that the other seeks, None when nothing goes that way."""
    found = [
        Exchange(near, given, sought)
        for given in gives
        for sought in seeks
        if (near := need_nearness(given, sought))
    ]
    return max(found, key=lambda row: row.near, default=None)


def need_nearness(given: Need, sought: Need) -> int:
    """Return halves of a match: only the same kind, and then what the topics say."""
    if given.kind != sought.kind:
        return NONE
    least = HALF if given.kind in WHATEVER_THE_TOPIC else NONE
    return max(least, nearness(given.topic, sought.topic))


def partner(one: Side, other: Side, travel: TravelTable, weights: Weights) -> Partner:
    """Return how well two sides fit, as `one` reads it.

    The better direction of give and seek has three quarters of the topic's points, the other one
    the rest, so that whoever gives and takes is first. A shared direction counts half as usual.
    """
    theirs = exchange(other.gives, one.seeks)
    ours = exchange(one.gives, other.seeks)
    return Partner(
        side=one.id,
        other=other.id,
        nearly=theirs is None and ours is None and _speak_of_the_same(one, other),
        reasons=(
            *_exchange_reasons(theirs, ours, weights),
            way_reason(one.district, other.district, travel, weights),
            shared_languages_reason(one.languages, other.languages, weights),
            common_time_reason(_times(one), _times(other), weights),
        ),
    )


def _times(side: Side) -> tuple[tuple[int, int], ...] | None:
    return None if side.slots is None else stretches(side.slots)


def _exchange_reasons(
    theirs: Exchange | None, ours: Exchange | None, weights: Weights
) -> list[Reason]:
    most = weights.quarters(Criterion.TOPIC)
    first = theirs if _near(theirs) >= _near(ours) else ours
    reasons = []
    for code, way in ((ReasonCode.THEY_GIVE, theirs), (ReasonCode.WE_GIVE, ours)):
        if way is not None:
            part = most * BETTER_SHARE // PARTS
            part = part if way is first else most - part
            reasons.append(_reason(code, part * way.near // SAME, way))
    return reasons or [
        Reason(
            criterion=Criterion.TOPIC, code=ReasonCode.NOTHING_EXCHANGED, quarters=0,
            source=Source.BOTH,
        )
    ]  # fmt: skip


def _near(way: Exchange | None) -> int:
    return way.near if way else 0


def _reason(code: ReasonCode, quarters: int, way: Exchange) -> Reason:
    params: Params = {"kind": way.given.kind, "topic": way.given.topic, "sought": way.sought.topic}
    return Reason(
        criterion=Criterion.TOPIC, code=code, quarters=quarters, source=Source.BOTH, params=params
    )


def _speak_of_the_same(one: Side, other: Side) -> bool:
    mine = {need.topic for need in (*one.gives, *one.seeks)}
    return any(need.topic in mine for need in (*other.gives, *other.seeks))


def best_partners(
    one: Side, others: Iterable[Side], travel: TravelTable, weights: Weights, *, most: int = 3
) -> list[Partner]:
    """Return the best partners of a side; whoever exchanges nothing with it is none."""
    found = [partner(one, other, travel, weights) for other in others if other.is_active]
    exchanging = [row for row in found if is_exchange(row)]
    return sorted(exchanging, key=lambda row: (-row.quarters, row.other))[:most]


def is_exchange(row: Partner) -> bool:
    """Tell whether one side gives what the other seeks, so that they are partners at all."""
    return row.reasons[0].code is not ReasonCode.NOTHING_EXCHANGED


def near_partners(
    one: Side, others: Iterable[Side], travel: TravelTable, weights: Weights, *, most: int = 3
) -> list[Partner]:
    """Return near misses: sides that speak of the same topic and exchange nothing yet."""
    found = [partner(one, other, travel, weights) for other in others if other.is_active]
    return sorted((row for row in found if row.nearly), key=lambda row: (-row.quarters, row.other))[
        :most
    ]
