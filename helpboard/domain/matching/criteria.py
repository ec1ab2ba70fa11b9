"""Soft criteria: what each gives in quarters of a point, and why.

Each criterion looks at its own data only, so removing one lowers the score by exactly its points.
Never used: nationality, religion, origin, age, photo, name, how often somebody answers.
"""

from collections.abc import Sequence
from typing import Final

from helpboard.domain.matching.entries import Place, Seeker
from helpboard.domain.matching.kinship import HALF, SAME, nearness
from helpboard.domain.matching.reasons import Params, Reason, ReasonCode, Source
from helpboard.domain.matching.rules import Ground
from helpboard.domain.matching.times import common, common_slots
from helpboard.domain.matching.travel import travel_quarters
from helpboard.domain.matching.weights import Criterion, Weights
from helpboard.domain.topics import TOPICS

SPARE_FULL: Final = 120
"""Minutes in a week beyond the shortest useful stretch from which on time gives all points."""


def nearest_topic(own: Sequence[str], topic: str) -> tuple[int, ReasonCode, Params]:
    """Return halves of a match of the nearest of some topics to one, and how to say it."""
    near, best = max(
        ((nearness(mine, topic), mine) for mine in own), default=(0, ""), key=lambda pair: pair[0]
    )
    if near == SAME:
        return near, ReasonCode.TOPIC_SAME, {"topic": topic}
    if near == HALF:
        is_branch = TOPICS[topic].branch == TOPICS[best].branch
        code = ReasonCode.TOPIC_BRANCH if is_branch else ReasonCode.TOPIC_RELATED
        return near, code, {"topic": topic, "own": best}
    code = ReasonCode.TOPIC_OTHER if own else ReasonCode.TOPIC_UNKNOWN
    return near, code, {"topic": topic}


def topic_reason(seeker: Seeker, place: Place, weights: Weights) -> Reason:
    """Give all for the same leaf, half for its branch or a related leaf."""
    near, code, params = nearest_topic(seeker.volunteer.topics, place.role.topic)
    quarters = weights.quarters(Criterion.TOPIC) * near // SAME
    return Reason(
        criterion=Criterion.TOPIC, code=code, quarters=quarters, source=Source.PROFILE,
        params=params,
    )  # fmt: skip


def travel_reason(seeker: Seeker, place: Place, ground: Ground, weights: Weights) -> Reason:
    """Give all up to 8 minutes, nothing from 50 on, between centres of districts."""
    home, there = seeker.volunteer.district, place.role.district
    if home is None:
        return Reason(
            criterion=Criterion.TRAVEL, code=ReasonCode.TRAVEL_UNKNOWN, quarters=0,
            source=Source.PROFILE,
        )  # fmt: skip
    minutes = ground.travel.between(home, there)
    quarters = travel_quarters(minutes, weights.quarters(Criterion.TRAVEL))
    code = ReasonCode.TRAVEL_SAME_DISTRICT if home == there else ReasonCode.TRAVEL_NEAR
    if not travel_quarters(minutes, 100):
        code = ReasonCode.TRAVEL_FAR
    return Reason(
        criterion=Criterion.TRAVEL, code=code, quarters=quarters, source=Source.TRAVEL_TABLE,
        params={"minutes": minutes},
    )  # fmt: skip


def language_quarters(speaks: int | None, helpful: int, wished: int, most: int) -> int:
    """Return the share of the wished languages that somebody speaks, rounded down.

    Where nothing is wished it is half: nothing is missing, and whoever speaks a wished language
    somewhere else helps more there.
    """
    if not wished:
        return most // 2
    return most * (helpful & (speaks or 0)).bit_count() // wished


def language_reason(seeker: Seeker, place: Place, ground: Ground, weights: Weights) -> Reason:
    """Give the share of the helpful languages that the volunteer speaks."""
    spoken, names = place.helpful & (seeker.speaks or 0), ground.bits.names
    params: Params = {"languages": names(spoken)}
    if not place.wished:
        code, params = ReasonCode.LANGUAGES_NONE_WISHED, {}
    elif seeker.speaks is None:
        code, params = ReasonCode.LANGUAGES_UNKNOWN, {"languages": names(place.helpful)}
    elif spoken == place.helpful:
        code = ReasonCode.LANGUAGES_ALL
    elif spoken:
        code = ReasonCode.LANGUAGES_SOME
    else:
        code, params = ReasonCode.LANGUAGES_MISSING, {"languages": names(place.helpful)}
    most = weights.quarters(Criterion.LANGUAGES)
    return Reason(
        criterion=Criterion.LANGUAGES, code=code, source=Source.BOTH, params=params,
        quarters=language_quarters(seeker.speaks, place.helpful, place.wished, most),
    )  # fmt: skip


def spare_minutes(total: int, usable: float, least: int) -> int:
    """Return minutes in a week beyond the shortest useful stretch, within somebody's hours."""
    return int(min(total, usable)) - least


def time_quarters(spare: int, most: int) -> int:
    """Return what spare time is worth: all from two hours a week on, rounded down."""
    return most * max(0, min(spare, SPARE_FULL)) // SPARE_FULL


def shared_time(seeker: Seeker, place: Place, most: int) -> tuple[int, int]:
    """Return the longest common stretch in minutes, and what the spare time is worth.

    Where no time is asked for it is half, as with languages; unknown times are worth nothing.
    """
    least = place.role.min_minutes
    if least <= 0:
        return 0, most // 2
    if seeker.times is None or place.times is None:
        return 0, 0
    longest, total = common(seeker.times, place.times)
    return longest, time_quarters(spare_minutes(total, seeker.usable, least), most)


def time_reason(seeker: Seeker, place: Place, weights: Weights) -> Reason:
    """Give points for common hours beyond the minimum."""
    least, params = place.role.min_minutes, dict[str, int]()
    longest, quarters = shared_time(seeker, place, weights.quarters(Criterion.TIME))
    if least <= 0:
        code = ReasonCode.TIME_NONE_ASKED
    elif seeker.times is None or place.times is None:
        code = ReasonCode.TIME_UNKNOWN
    elif longest < least:
        code = ReasonCode.TIME_TOO_SHORT
    else:
        has_spare = shared_time(seeker, place, SPARE_FULL)[1] > 0
        code = ReasonCode.TIME_SPARE if has_spare else ReasonCode.TIME_JUST_ENOUGH
        params = _time_params(seeker, place)
    return Reason(
        criterion=Criterion.TIME, code=code, quarters=quarters, source=Source.BOTH, params=params
    )


def _time_params(seeker: Seeker, place: Place) -> dict[str, int]:
    weekday, start, end = common_slots(seeker.times or (), place.times or ())[0]
    return {"weekday": weekday, "from": start, "to": end}


def reasons(seeker: Seeker, place: Place, ground: Ground, weights: Weights) -> tuple[Reason, ...]:
    """Return what every criterion says of a pair."""
    return (
        topic_reason(seeker, place, weights),
        travel_reason(seeker, place, ground, weights),
        language_reason(seeker, place, ground, weights),
        time_reason(seeker, place, weights),
    )
