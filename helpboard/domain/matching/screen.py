"""Asks the hard rules of a whole town at once: for one volunteer, which roles say yes or unknown.

The rules that look at few values are asked once for each pair of values (`rules.py` answers, so
there is one truth); what is left for each pair is the common time.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from helpboard.domain.matching.entries import Place, Seeker
from helpboard.domain.matching.index import CandidateIndex
from helpboard.domain.matching.reasons import Answer, Rule
from helpboard.domain.matching.rules import RULES, Ground

PlaceKey = Callable[[Place], object]
SeekerKey = Callable[[Seeker], object]

_LOOKS_AT: Final[dict[Rule, tuple[SeekerKey, PlaceKey]]] = {
    Rule.ACTIVE: (lambda _s: 0, lambda p: p.role.is_active),
    Rule.PLACES: (lambda _s: 0, lambda p: p.free > 0),
    Rule.CLEARANCE: (lambda s: s.volunteer.clearance, lambda p: p.role.clearance_needed),
    Rule.AGE: (lambda s: s.volunteer.age, lambda p: p.role.min_age),
    Rule.WOMEN_ONLY: (lambda s: s.volunteer.woman, lambda p: p.role.women_only),
    Rule.LANGUAGE: (lambda s: s.speaks, lambda p: p.must),
    Rule.STEP_FREE: (lambda s: s.volunteer.needs_step_free, lambda p: p.role.is_step_free),
    Rule.TRAVEL: (
        lambda s: (s.volunteer.max_travel, s.volunteer.district), lambda p: p.role.district,
    ),
}  # fmt: skip
"""The values of a volunteer and of a role that a rule looks at; nothing else changes its answer."""


@dataclass(frozen=True, slots=True)
class Screened:
    """Sets of roles: `known` may be yes and want their time looked at, `open` have an unknown.

    Roles that ask for no time are in `known` without any common time.
    """

    known: int
    open: int


class Screen:
    """The roles of a town, grouped by what their rules look at."""

    def __init__(self, places: Sequence[Place], ground: Ground, index: CandidateIndex) -> None:
        self._places = places
        self._ground = ground
        self._index = index
        self._groups = {rule: _grouped(places, key) for rule, (_of, key) in _LOOKS_AT.items()}
        self._answers: dict[tuple[Rule, object], tuple[int, int]] = {}
        self._least = _grouped(places, lambda p: max(0, p.role.min_minutes))
        self._short: dict[float, int] = {}
        self._untimed = sum(1 << p.number for p in places if p.role.min_minutes <= 0)
        self._of_group: dict[str, int] = defaultdict(int)
        self._of_role: dict[str, int] = {}
        for place in places:
            self._of_group[place.role.group] |= 1 << place.number
            self._of_role[place.role.id] = 1 << place.number
        self._shut: dict[str, int] = defaultdict(int)
        for volunteer, group in ground.blocked or ():
            self._shut[volunteer] |= self._of_group.get(group, 0)
        for volunteer, role in ground.declined:
            self._shut[volunteer] |= self._of_role.get(role, 0)

    def screen(self, seeker: Seeker) -> Screened:
        """Return the roles that no rule forbids a volunteer, the time aside."""
        volunteer = seeker.volunteer
        if (
            volunteer.consent is not True
            or volunteer.settled_in is not None
            or self._ground.blocked is None
        ):
            return Screened(0, 0)
        yes = maybe = self._index.everybody & ~self._shut.get(volunteer.id, 0)
        for rule, (key, _place_key) in _LOOKS_AT.items():
            certain, unknown = self._ask(rule, seeker, key(seeker))
            yes &= certain
            maybe &= certain | unknown
        maybe &= self._enough(seeker.usable)
        timed, timeless = self._by_time(seeker)
        return Screened(yes & maybe & timed, maybe & ((timed & ~yes) | timeless))

    def _ask(self, rule: Rule, seeker: Seeker, key: object) -> tuple[int, int]:
        found = self._answers.get((rule, key))
        if found is None:
            sets = {Answer.YES: 0, Answer.UNKNOWN: 0, Answer.NO: 0}
            for example, among in self._groups[rule]:
                sets[RULES[rule](seeker, example, self._ground).answer] |= among
            found = self._answers[rule, key] = sets[Answer.YES], sets[Answer.UNKNOWN]
        return found

    def _enough(self, usable: float) -> int:
        """Return the roles whose shortest useful stretch is within somebody's hours."""
        if usable not in self._short:
            self._short[usable] = sum(
                among for example, among in self._least if example.role.min_minutes <= usable
            )
        return self._short[usable]

    def _by_time(self, seeker: Seeker) -> tuple[int, int]:
        """Return the roles whose times may meet somebody's, and those where it is unknown."""
        if seeker.times is None:
            return self._untimed, self._index.everybody & ~self._untimed
        unknown = self._index.timeless & ~self._untimed
        return self._index.at(seeker.times) | self._untimed, unknown


def _grouped(places: Sequence[Place], key: PlaceKey) -> list[tuple[Place, int]]:
    """Return an example of each group of roles with the same key, and the group as a set."""
    groups: dict[object, tuple[Place, int]] = {}
    for place in places:
        example, among = groups.get(key(place), (place, 0))
        groups[key(place)] = example, among | 1 << place.number
    return list(groups.values())
