"""Whom to ask what: one question each, the most useful for the town first.

What an answer may bring is reckoned from the open pairs: if each of them turns out well with
probability p, the best that is won is the sum of p × (1 − p)^i × (what the i-th best gives beyond
the best known role). p for times is how often times meet in this town where both are known.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from helpboard.domain.matching.entries import Seeker
from helpboard.domain.matching.matcher import Candidate, Matcher
from helpboard.domain.matching.planning import Edges
from helpboard.domain.matching.reasons import Answer
from helpboard.domain.matching.rules import verdicts
from helpboard.domain.matching.times import common
from helpboard.domain.matching.weights import Criterion


class About(StrEnum):
    """What somebody may be asked: all of it a volunteer, times and topics a group, too."""

    SLOTS = "slots"
    TOPICS = "topics"
    LANGUAGES = "languages"
    AGE = "age"
    DISTRICT = "district"


EVEN_CHANCE: Final = 0.5
LOOKED_AT: Final = 10
"""Open pairs of one volunteer that are reckoned with, the best first."""
SAMPLE: Final = 5_000
"""Pairs from which the chance that times meet is taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question to one volunteer; `gain` in quarters of a point orders them."""

    volunteer: str
    about: About
    gain: float


def questions(edges: Edges) -> list[Question]:
    """Return for everybody who left something open the one most useful question, best first."""
    chance = meeting_chance(edges.matcher)
    found = [
        question
        for seeker in edges.matcher.seekers
        if (question := _best_question(edges, seeker, chance)) is not None
    ]
    return sorted(found, key=lambda row: (-row.gain, row.volunteer))


def meeting_chance(matcher: Matcher) -> float:
    """Return how often the times of a volunteer and a role meet, where both are known."""
    timed = [place for place in matcher.places if place.times and place.role.min_minutes > 0]
    known = [seeker for seeker in matcher.seekers if seeker.times]
    step = max(1, len(timed) * len(known) // SAMPLE)
    met = looked = 0
    for number in range(0, len(timed) * len(known), step):
        seeker, place = known[number // len(timed)], timed[number % len(timed)]
        met += common(seeker.times or (), place.times or ())[0] >= place.role.min_minutes
        looked += 1
    return met / looked if met else EVEN_CHANCE


def _best_question(edges: Edges, seeker: Seeker, chance: float) -> Question | None:
    volunteer = seeker.volunteer
    if volunteer.consent is not True or volunteer.settled_in is not None:
        return None
    known, unknown = edges.known[seeker.number], edges.open[seeker.number]
    best = known[0].quarters if known else 0
    gains = dict(_gains(edges.matcher, seeker, unknown, best, chance))
    if not volunteer.topics and (known or unknown):
        gains[About.TOPICS] = edges.matcher.weights.quarters(Criterion.TOPIC) * EVEN_CHANCE
    if not gains:
        return None
    about = max(gains, key=lambda code: (gains[code], code == About.SLOTS))
    return Question(volunteer=volunteer.id, about=about, gain=gains[about])


def _gains(
    matcher: Matcher, seeker: Seeker, unknown: Sequence[Candidate], best: int, chance: float
) -> Iterable[tuple[About, float]]:
    """Yield what each question may bring, over the pairs that wait for it alone."""
    waiting: dict[About, list[int]] = defaultdict(list)
    for candidate in unknown[:LOOKED_AT]:
        place = matcher.places[candidate.number]
        asks = [
            row.asks
            for row in verdicts(seeker, place, matcher.ground)
            if row.answer is Answer.UNKNOWN
        ]
        if len(asks) == 1 and asks[0]:
            waiting[About(asks[0])].append(candidate.quarters)
    for about, quarters in waiting.items():
        likely = chance if about is About.SLOTS else EVEN_CHANCE
        gain = sum(
            likely * (1 - likely) ** place * max(0, more - best)
            for place, more in enumerate(quarters)
        )
        if gain > 0:
            yield about, gain
