"""Which groups could take a request, or use an offer."""

from collections.abc import Iterable
from typing import Final

from helpboard.domain.matching.criteria import nearest_topic
from helpboard.domain.matching.kinship import SAME
from helpboard.domain.matching.partners import Partner
from helpboard.domain.matching.reasons import Reason, ReasonCode, Source
from helpboard.domain.matching.sides import (
    common_time_reason,
    shared_languages_reason,
    way_reason,
)
from helpboard.domain.matching.times import Stretches, stretches
from helpboard.domain.matching.town import Errand, Side
from helpboard.domain.matching.travel import TravelTable
from helpboard.domain.matching.weights import Criterion, Weights

SHOWN: Final = 3
"""Groups that a post is shown."""


def errand_fit(errand: Errand, group: Side, travel: TravelTable, weights: Weights) -> Partner:
    """Return how well a group fits a post, by what it works on and gives (for an offer: seeks)."""
    mine = None if errand.slots is None else stretches(errand.slots)
    theirs = None if group.slots is None else stretches(group.slots)
    return Partner(
        side=errand.id,
        other=group.id,
        reasons=(
            _topic_reason(errand, group, weights),
            way_reason(errand.district, group.district, travel, weights),
            shared_languages_reason(errand.languages, group.languages, weights, wished=True),
            _time_reason(errand, mine, theirs, weights),
        ),
    )


def _time_reason(
    errand: Errand, mine: Stretches | None, theirs: Stretches | None, weights: Weights
) -> Reason:
    """Say that no time is asked for where the post names none; it is worth half then."""
    if errand.slots is not None:
        return common_time_reason(mine, theirs, weights)
    return Reason(
        criterion=Criterion.TIME, code=ReasonCode.TIME_NONE_ASKED, source=Source.GROUP,
        quarters=weights.quarters(Criterion.TIME) // 2,
    )  # fmt: skip


def _topic_reason(errand: Errand, group: Side, weights: Weights) -> Reason:
    needs = group.gives if errand.is_request else group.seeks
    speak = [need.topic for need in needs if errand.kind in (None, need.kind)] + [*group.topics]
    near, code, params = nearest_topic(speak, errand.topic)
    return Reason(
        criterion=Criterion.TOPIC, code=code, source=Source.GROUP, params=params,
        quarters=weights.quarters(Criterion.TOPIC) * near // SAME,
    )  # fmt: skip


def best_groups(
    errand: Errand,
    groups: Iterable[Side],
    travel: TravelTable,
    weights: Weights,
    *,
    most: int = SHOWN,
) -> list[Partner]:
    """Return the best groups for a post, known times before unknown ones.

    Groups that do nothing near its topic, or have too little time when it is needed, are none.
    """
    found = [errand_fit(errand, group, travel, weights) for group in groups if group.is_active]
    return sorted((row for row in found if is_possible_errand(row)), key=known_first)[:most]


def is_possible_errand(row: Partner) -> bool:
    """Tell whether a group does something near a post's topic, and has time or says no times."""
    return bool(_NEAR & _codes(row)) and not _FORBIDDING & _codes(row)


def near_groups(
    errand: Errand,
    groups: Iterable[Side],
    travel: TravelTable,
    weights: Weights,
    *,
    most: int = SHOWN,
) -> list[Partner]:
    """Return near misses: groups that do what a post needs, and have too little time then."""
    found = [errand_fit(errand, group, travel, weights) for group in groups if group.is_active]
    late = [row for row in found if _NEAR & _codes(row) and _FORBIDDING & _codes(row)]
    return sorted(late, key=known_first)[:most]


def _codes(fit: Partner) -> set[ReasonCode]:
    return {reason.code for reason in fit.reasons}


def known_first(fit: Partner) -> tuple[bool, int, str]:
    """Return the order of groups for a post: known times first, then points, then the id."""
    return ReasonCode.TIME_UNKNOWN in _codes(fit), -fit.quarters, fit.other


_NEAR = frozenset({ReasonCode.TOPIC_SAME, ReasonCode.TOPIC_BRANCH, ReasonCode.TOPIC_RELATED})
_FORBIDDING = frozenset({ReasonCode.TIME_TOO_SHORT})
