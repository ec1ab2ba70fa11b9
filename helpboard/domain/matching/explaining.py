"""What is said of a pair beside its reasons: what speaks against it, what would change it, and
which roles are only one rule away.

A change is never guessed: the profile is changed as it says and scored again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from helpboard.domain.matching.entries import Place, make_seeker
from helpboard.domain.matching.matcher import Candidate, Matcher
from helpboard.domain.matching.reasons import (
    Answer,
    Fit,
    Params,
    Reason,
    ReasonCode,
    Rule,
)
from helpboard.domain.matching.rules import only_failure
from helpboard.domain.matching.town import Role, Volunteer
from helpboard.domain.matching.weights import Weights

AGAINST_SHARE: Final = 4
"""A criterion speaks against a pair when it lacks at least one part in four of its points."""
SAYS_YES: Final = frozenset(
    {ReasonCode.WE_GIVE, ReasonCode.THEY_GIVE, ReasonCode.LANGUAGES_SHARED, ReasonCode.TIME_SPARE}
)
"""Findings whose sentence speaks for a pair even where points are missing."""
CHANGED_LEVEL: Final = "B1"

OVERCOME: Final = (
    Rule.PLACES, Rule.CLEARANCE, Rule.AGE, Rule.LANGUAGE, Rule.STEP_FREE, Rule.TRAVEL, Rule.TIME,
)  # fmt: skip
"""Rules that a near miss may fail; consent, blocks, a no, and women only are never argued with."""


class ChangeCode(StrEnum):
    """What somebody could say so that a role would be the best or possible."""

    FIRST_WITH_TIME = "first-with-time"
    FIRST_WITH_LANGUAGE = "first-with-language"
    FIRST_WITH_TRAVEL = "first-with-travel"
    FIRST_WITH_GIVE = "first-with-give"
    FIRST_WITH_SEEK = "first-with-seek"
    BETTER_WITH_TIME = "better-with-time"
    BETTER_WITH_LANGUAGE = "better-with-language"
    POSSIBLE_WITH_TIME = "possible-with-time"
    POSSIBLE_WITH_LANGUAGE = "possible-with-language"
    POSSIBLE_WITH_TRAVEL = "possible-with-travel"
    POSSIBLE_WITH_GIVE = "possible-with-give"
    POSSIBLE_WITH_SEEK = "possible-with-seek"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What would change a pair; `gain` is what its score would win, in quarters of a point."""

    code: ChangeCode
    gain: int
    params: Params = field(default_factory=dict)


def against(reasons: tuple[Reason, ...], weights: Weights) -> Reason | None:
    """Return the criterion that lacks the most points; None when none lacks a quarter of its own.

    Reasons with the same criterion share its points, and the weakest of them speaks; what can only
    be said in favour never does.
    """
    lacking = []
    for criterion in dict.fromkeys(reason.criterion for reason in reasons):
        own = [reason for reason in reasons if reason.criterion is criterion]
        most = weights.quarters(criterion)
        lack = most - sum(reason.quarters for reason in own)
        weakest = min(own, key=lambda reason: reason.quarters)
        if lack > 0 and lack * AGAINST_SHARE >= most and weakest.code not in SAYS_YES:
            lacking.append((lack, weakest))
    return max(lacking, key=lambda row: row[0], default=(0, None))[1]


def what_would_change(matcher: Matcher, fit: Fit) -> Change | None:
    """Return the change that brings a pair the most: the best role, a possible one, more points.

    None when nothing that the volunteer could say would change it.
    """
    place, own = matcher.place_of[fit.role], matcher.seeker_of[fit.volunteer]
    first, found = matcher.best_of(own), []
    for kind, params, changed in _changes(own.volunteer, place.role, matcher):
        seeker = make_seeker(own.number, changed, matcher.ground.bits)
        if matcher.answer(seeker, place) is not Answer.YES:
            continue
        quarters = matcher.quarters(seeker, place)
        gain = quarters - fit.quarters
        if _may_become(first, place, quarters) and _is(matcher.best_of(seeker), place):
            found.append((2, gain, f"first-with-{kind}", params))
        elif fit.answer is not Answer.YES:
            found.append((1, gain, f"possible-with-{kind}", params))
        elif gain > 0 and kind != "travel":
            found.append((0, gain, f"better-with-{kind}", params))
    if not found:
        return None
    _rank, gain, code, params = max(found, key=lambda row: (row[0], row[1]))
    return Change(code=ChangeCode(code), gain=gain, params=params)


def _may_become(first: Candidate | None, place: Place, quarters: int) -> bool:
    """Tell whether a role may come to be first with that score, and is not.

    What somebody adds takes no point from another role, so whatever was first keeps its score.
    """
    return first is None or (not _is(first, place) and quarters >= first.quarters)


def _is(candidate: Candidate | None, place: Place) -> bool:
    return candidate is not None and candidate.number == place.number


def _changes(
    volunteer: Volunteer, role: Role, matcher: Matcher
) -> Iterator[tuple[str, Params, Volunteer]]:
    """Yield what somebody could say: a time of the role, a language it wants, a longer way."""
    for slot in role.slots or ():
        slots = (*(volunteer.slots or ()), slot)
        params: Params = {"weekday": slot[0], "from": slot[1], "to": slot[2]}
        yield "time", params, replace(volunteer, slots=slots)
    for code in (*role.must_speak, *role.helpful):
        if code not in volunteer.languages:
            languages = {**volunteer.languages, code: CHANGED_LEVEL}
            yield "language", {"language": code}, replace(volunteer, languages=languages)
    if volunteer.max_travel is not None and volunteer.district is not None:
        minutes = matcher.ground.travel.between(volunteer.district, role.district)
        if minutes > volunteer.max_travel:
            yield "travel", {"minutes": minutes}, replace(volunteer, max_travel=minutes)


def near_misses(matcher: Matcher, volunteer: str, *, most: int = 3) -> list[Fit]:
    """Return the best roles that fail by exactly one rule which can be overcome."""
    seeker, found = matcher.seeker_of[volunteer], []
    for place in matcher.places:
        failed = only_failure(seeker, place, matcher.ground)
        if failed is not None and failed.answer is Answer.NO and failed.rule in OVERCOME:
            found.append((-matcher.quarters(seeker, place), place.role.id))
    return [matcher.fit(volunteer, role) for _quarters, role in sorted(found)[:most]]
