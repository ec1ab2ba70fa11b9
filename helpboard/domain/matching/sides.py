"""The criteria that partners and posts share: travel, common languages, common time."""

from collections.abc import Collection
from typing import Final

from helpboard.domain.matching.criteria import time_quarters
from helpboard.domain.matching.reasons import Params, Reason, ReasonCode, Source
from helpboard.domain.matching.times import Stretches, common, common_slots
from helpboard.domain.matching.travel import TravelTable, travel_quarters
from helpboard.domain.matching.weights import Criterion, Weights

COMMON_LANGUAGE: Final = "de"
MEETING_MINUTES: Final = 60
"""Common time that two sides need to meet at all; what is beyond it gives points."""


def way_reason(one: str, other: str, travel: TravelTable, weights: Weights) -> Reason:
    """Give all up to 8 minutes, nothing from 50 on, between centres of districts."""
    minutes = travel.between(one, other)
    code = ReasonCode.TRAVEL_SAME_DISTRICT if one == other else ReasonCode.TRAVEL_NEAR
    if not travel_quarters(minutes, 100):
        code = ReasonCode.TRAVEL_FAR
    return Reason(
        criterion=Criterion.TRAVEL, code=code, source=Source.TRAVEL_TABLE,
        quarters=travel_quarters(minutes, weights.quarters(Criterion.TRAVEL)),
        params={"minutes": minutes},
    )  # fmt: skip


def shared_languages_reason(
    one: Collection[str], other: Collection[str], weights: Weights, *, wished: bool = False
) -> Reason:
    """Give the share of the shorter list of languages that is in the longer one, rounded down.

    With `wished` it is the share of the first list. German counts only where nothing else is
    wished: nearly everybody has it, and it would hide the rest.
    """
    first, second = _telling(set(one), set(other), wished)
    shared = tuple(sorted(first & second))
    asked = len(first) if wished else min(len(first), len(second))
    most = weights.quarters(Criterion.LANGUAGES)
    quarters = most * len(shared) // asked if asked else 0
    code = ReasonCode.LANGUAGES_SHARED if shared else ReasonCode.LANGUAGES_NOT_SHARED
    params: Params = {"languages": shared or tuple(sorted(first if wished else first | second))}
    if wished and not one:
        code, params, quarters = ReasonCode.LANGUAGES_NONE_WISHED, {}, most // 2
    elif not one or not other:
        code = ReasonCode.LANGUAGES_UNKNOWN
    elif not wished and shared == (COMMON_LANGUAGE,) and first | second != {COMMON_LANGUAGE}:
        quarters = most // 2
    return Reason(
        criterion=Criterion.LANGUAGES, code=code, source=Source.BOTH, params=params,
        quarters=quarters,
    )  # fmt: skip


def _telling(one: set[str], other: set[str], wished: bool) -> tuple[set[str], set[str]]:
    """Return both without German where both have it and there is something else to compare."""
    common = {COMMON_LANGUAGE}
    if common <= one & other and one - common and (wished or other - common):
        return one - common, other - common
    return one, other


def common_time_reason(one: Stretches | None, other: Stretches | None, weights: Weights) -> Reason:
    """Give points for common hours beyond the first one."""
    code, quarters, params = ReasonCode.TIME_UNKNOWN, 0, dict[str, int]()
    if one is not None and other is not None:
        longest, total = common(one, other)
        spare = total - MEETING_MINUTES
        code = ReasonCode.TIME_SPARE if spare > 0 else ReasonCode.TIME_JUST_ENOUGH
        if longest < MEETING_MINUTES:
            code, spare = ReasonCode.TIME_TOO_SHORT, 0
        quarters = time_quarters(spare, weights.quarters(Criterion.TIME))
        slots = common_slots(one, other)
        weekday, start, end = slots[0] if slots else (0, 0, 0)
        params = {"minutes": total, "weekday": weekday, "from": start, "to": end}
    return Reason(
        criterion=Criterion.TIME, code=code, quarters=quarters, source=Source.BOTH, params=params
    )
