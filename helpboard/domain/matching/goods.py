"""Pairs for goods: the same thing offered and wanted, and who carries it when it is heavy."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.travel import TravelTable

VAN: Final = "van"
CARRYING: Final = frozenset({VAN, "trailer"})
"""Vehicles that take what needs a van."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Goods:
    """An offer of, or a request for, things of one kind; None in `size` is unknown.

    `heavy` says what carrying takes ("two-people", "van"); `can_be_brought` None is unknown.
    `age_days` lets the older request go first.
    """

    id: str
    thing: str
    district: str
    size: str | None = None
    quantity: int = 1
    heavy: frozenset[str] = frozenset()
    can_be_brought: bool | None = None
    age_days: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """An offer to transport things; None in `vehicle` or a district is unknown or anywhere."""

    id: str
    district: str
    vehicle: str | None = None
    from_district: str | None = None
    to_district: str | None = None
    carriers: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodsPair:
    """So many things of an offer for a request; `answer` is UNKNOWN when the size is not known.

    `carrier` is None when nothing must be carried, or nobody offers to: see `must_be_carried`.
    """

    offer: str
    request: str
    quantity: int
    minutes: int
    answer: Answer
    must_be_carried: bool
    carrier: str | None


def size_answer(offer: Goods, request: Goods) -> Answer:
    """Return whether an offer has the size that is wanted; a request without a size takes any."""
    if request.size is None or offer.size == request.size:
        return Answer.YES
    return Answer.UNKNOWN if offer.size is None else Answer.NO


def pair_goods(
    offers: Sequence[Goods],
    requests: Sequence[Goods],
    carriers: Sequence[Carrier],
    travel: TravelTable,
    *,
    apart: Collection[tuple[str, str]] = (),
) -> list[GoodsPair]:
    """Return pairs, each thing and each carrier used once: known sizes, near ones, old ones first.

    What a request still lacks may come from a second offer. ``apart`` are offers with requests that
    do not come together, and carriers with either, whichever of the two stands first.
    """
    left = {("offer", row.id): row.quantity for row in offers}
    left |= {("request", row.id): row.quantity for row in requests}
    waiting, found = list(carriers), list[GoodsPair]()
    for offer, request in _in_order(offers, requests, travel):
        if (offer.id, request.id) in apart:
            continue
        quantity = min(left["offer", offer.id], left["request", request.id])
        if quantity <= 0:
            continue
        left["offer", offer.id] -= quantity
        left["request", request.id] -= quantity
        carrier = best_carrier(offer, request, waiting, travel, apart=apart)
        if carrier is not None:
            waiting.remove(carrier)
        found.append(
            GoodsPair(
                offer=offer.id,
                request=request.id,
                quantity=quantity,
                minutes=travel.between(offer.district, request.district),
                answer=size_answer(offer, request),
                must_be_carried=must_be_carried(offer),
                carrier=None if carrier is None else carrier.id,
            )
        )
    return found


def _in_order(
    offers: Iterable[Goods], requests: Sequence[Goods], travel: TravelTable
) -> list[tuple[Goods, Goods]]:
    """Return offers and requests that may go together, the best first."""
    pairs = [
        (offer, request)
        for offer in offers
        for request in requests
        if offer.thing == request.thing and size_answer(offer, request) is not Answer.NO
    ]
    return sorted(
        pairs,
        key=lambda pair: (
            size_answer(*pair) is Answer.UNKNOWN,
            travel.between(pair[0].district, pair[1].district),
            -pair[1].age_days,
            pair[1].id,
            pair[0].id,
        ),
    )


def must_be_carried(offer: Goods) -> bool:
    """Tell whether a third person is needed: it is heavy, and nobody says that it is brought."""
    return bool(offer.heavy) and offer.can_be_brought is not True


def best_carrier(
    offer: Goods,
    request: Goods,
    carriers: Iterable[Carrier],
    travel: TravelTable,
    *,
    apart: Collection[tuple[str, str]] = (),
) -> Carrier | None:
    """Return the nearest offer to transport that fits; None when none does or none is needed.

    Whoever is ``apart`` from one of the two sides carries nothing between them.
    """
    if not must_be_carried(offer):
        return None
    fitting = [
        (row.vehicle not in CARRYING, travel.between(row.district, offer.district), row.id, row)
        for row in carriers
        if (VAN not in offer.heavy or row.vehicle in CARRYING)
        and row.from_district in (None, offer.district)
        and row.to_district in (None, request.district)
        and not _is_apart(row, (offer, request), apart)
    ]
    return min(fitting, key=lambda row: row[:3])[3] if fitting else None


def _is_apart(carrier: Carrier, sides: Iterable[Goods], apart: Collection[tuple[str, str]]) -> bool:
    return any((carrier.id, one.id) in apart or (one.id, carrier.id) in apart for one in sides)
