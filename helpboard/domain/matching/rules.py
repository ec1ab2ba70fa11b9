"""Hard rules: each answers yes, no or unknown for a volunteer and a role.

Unknown never counts as yes or no: such a pair ranks below every known one, is in no plan, and
becomes a question. For clearance, consent and blocked pairs unknown is a no.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from helpboard.domain.matching.entries import LanguageBits, Place, Seeker
from helpboard.domain.matching.reasons import Answer, Rule, Verdict
from helpboard.domain.matching.times import common
from helpboard.domain.matching.travel import TravelTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What rules and criteria look things up in."""

    travel: TravelTable
    bits: LanguageBits
    blocked: frozenset[tuple[str, str]] | None
    declined: frozenset[tuple[str, str]]


Check = Callable[[Seeker, Place, Ground], Verdict]


@cache
def _said(rule: Rule, is_met: bool) -> Verdict:
    """Return one and the same verdict each time: most pairs hear no more of most rules."""
    return Verdict(rule=rule, answer=Answer.YES if is_met else Answer.NO)


def _yes_or_no(rule: Rule, is_met: bool, **params: int | str) -> Verdict:
    return Verdict(rule=rule, answer=Answer.YES if is_met else Answer.NO, params=params)


def _active(_seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    return _said(Rule.ACTIVE, place.role.is_active)


def _consent(seeker: Seeker, _place: Place, _ground: Ground) -> Verdict:
    return _said(Rule.CONSENT, seeker.volunteer.consent is True)


def _blocked(seeker: Seeker, place: Place, ground: Ground) -> Verdict:
    pair = seeker.volunteer.id, place.role.group
    return _said(Rule.BLOCKED, ground.blocked is not None and pair not in ground.blocked)


def _declined(seeker: Seeker, place: Place, ground: Ground) -> Verdict:
    pair = seeker.volunteer.id, place.role.id
    return _said(Rule.DECLINED, pair not in ground.declined)


def _settled(seeker: Seeker, _place: Place, _ground: Ground) -> Verdict:
    return _said(Rule.SETTLED, seeker.volunteer.settled_in is None)


def _places(_seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    return _yes_or_no(Rule.PLACES, place.free > 0, places=place.free)


def _clearance(seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    is_met = not place.role.clearance_needed or seeker.volunteer.clearance is True
    return _said(Rule.CLEARANCE, is_met)


def _age(seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    least, age = place.role.min_age, seeker.volunteer.age
    if least is None or least <= 0:
        return _said(Rule.AGE, True)
    if age is None:
        return Verdict(rule=Rule.AGE, answer=Answer.UNKNOWN, params={"age": least}, asks="age")
    return _yes_or_no(Rule.AGE, age >= least, age=least)


def _women_only(seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    """Ask for a woman by her own word. Nobody is asked for it: it stands in the profile or not."""
    if not place.role.women_only or seeker.volunteer.woman is True:
        return _said(Rule.WOMEN_ONLY, True)
    answer = Answer.UNKNOWN if seeker.volunteer.woman is None else Answer.NO
    return Verdict(rule=Rule.WOMEN_ONLY, answer=answer)


def _language(seeker: Seeker, place: Place, ground: Ground) -> Verdict:
    params = {"languages": ground.bits.names(place.must)}
    if not place.must:
        return _said(Rule.LANGUAGE, True)
    if seeker.speaks is None:
        return Verdict(
            rule=Rule.LANGUAGE, answer=Answer.UNKNOWN, params=params, asks="languages"
        )  # fmt: skip
    missing = place.must & ~seeker.speaks
    if not missing:
        return Verdict(rule=Rule.LANGUAGE, answer=Answer.YES, params=params)
    return Verdict(
        rule=Rule.LANGUAGE, answer=Answer.NO, params={"languages": ground.bits.names(missing)}
    )


def _step_free(seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    """Ask for a room without steps for whoever needs one; an unknown room is not asked about."""
    if not seeker.volunteer.needs_step_free or place.role.is_step_free is True:
        return _said(Rule.STEP_FREE, True)
    answer = Answer.UNKNOWN if place.role.is_step_free is None else Answer.NO
    return Verdict(rule=Rule.STEP_FREE, answer=answer)


def _travel(seeker: Seeker, place: Place, ground: Ground) -> Verdict:
    most, home = seeker.volunteer.max_travel, seeker.volunteer.district
    if most is None:
        return _said(Rule.TRAVEL, True)
    if home is None:
        return Verdict(rule=Rule.TRAVEL, answer=Answer.UNKNOWN, asks="district")
    minutes = ground.travel.between(home, place.role.district)
    return _yes_or_no(Rule.TRAVEL, minutes <= most, minutes=minutes, most=int(most))


def _time(seeker: Seeker, place: Place, _ground: Ground) -> Verdict:
    least = place.role.min_minutes
    if least <= 0:
        return _said(Rule.TIME, True)
    if seeker.usable < least:
        return _yes_or_no(Rule.TIME, False, minutes=int(seeker.usable), least=least)
    if seeker.times is None or place.times is None:
        asks = "slots" if seeker.times is None and place.times is not None else ""
        return Verdict(rule=Rule.TIME, answer=Answer.UNKNOWN, params={"least": least}, asks=asks)
    longest, _total = common(seeker.times, place.times)
    return _yes_or_no(Rule.TIME, longest >= least, minutes=longest, least=least)


RULES: Final[Mapping[Rule, Check]] = MappingProxyType(
    {
        Rule.ACTIVE: _active,
        Rule.CONSENT: _consent,
        Rule.BLOCKED: _blocked,
        Rule.DECLINED: _declined,
        Rule.SETTLED: _settled,
        Rule.PLACES: _places,
        Rule.CLEARANCE: _clearance,
        Rule.AGE: _age,
        Rule.WOMEN_ONLY: _women_only,
        Rule.LANGUAGE: _language,
        Rule.STEP_FREE: _step_free,
        Rule.TRAVEL: _travel,
        Rule.TIME: _time,
    }
)
"""Every rule with its check, in the order in which they are asked."""

ASKED: Final = frozenset({"slots", "languages", "age", "district"})
"""What a volunteer may be asked for because a rule needs it."""


def verdicts(seeker: Seeker, place: Place, ground: Ground) -> tuple[Verdict, ...]:
    """Return what every rule says of a pair."""
    return tuple(check(seeker, place, ground) for check in RULES.values())


def only_failure(seeker: Seeker, place: Place, ground: Ground) -> Verdict | None:
    """Return what the one rule says that a pair fails; None for a pair that fails none, or more.

    A rule that does not know counts as failed. It asks no further than the second failure.
    """
    failed: Verdict | None = None
    for check in RULES.values():
        said = check(seeker, place, ground)
        if said.answer is not Answer.YES:
            if failed is not None:
                return None
            failed = said
    return failed


def answer(seeker: Seeker, place: Place, ground: Ground) -> Answer:
    """Return what all rules together say of a pair, asking no further than the first no."""
    found = Answer.YES
    for check in RULES.values():
        said = check(seeker, place, ground).answer
        if said is Answer.NO:
            return said
        if said is Answer.UNKNOWN:
            found = said
    return found
