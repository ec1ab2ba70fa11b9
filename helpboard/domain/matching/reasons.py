"""Why somebody fits, in codes: every criterion and every rule answers with one.

The sentence of each code is in the catalogues (`web/words/match_reasons.py`); nothing here is
ever joined to a sentence.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from helpboard.domain.matching.weights import Criterion

Value = int | float | str | tuple[str, ...] | tuple[int, ...]
Params = Mapping[str, Value]


class Source(StrEnum):
    """Where the data of a reason come from."""

    PROFILE = "profile"
    GROUP = "group"
    BOTH = "both"
    TRAVEL_TABLE = "travel-table"


class ReasonCode(StrEnum):
    """What a criterion found."""

    TOPIC_SAME = "topic-same"
    TOPIC_BRANCH = "topic-branch"
    TOPIC_RELATED = "topic-related"
    TOPIC_OTHER = "topic-other"
    TOPIC_UNKNOWN = "topic-unknown"
    TRAVEL_SAME_DISTRICT = "travel-same-district"
    TRAVEL_NEAR = "travel-near"
    TRAVEL_FAR = "travel-far"
    TRAVEL_UNKNOWN = "travel-unknown"
    LANGUAGES_ALL = "languages-all"
    LANGUAGES_SOME = "languages-some"
    LANGUAGES_MISSING = "languages-missing"
    LANGUAGES_NONE_WISHED = "languages-none-wished"
    LANGUAGES_UNKNOWN = "languages-unknown"
    TIME_SPARE = "time-spare"
    TIME_JUST_ENOUGH = "time-just-enough"
    TIME_NONE_ASKED = "time-none-asked"
    TIME_UNKNOWN = "time-unknown"
    TIME_TOO_SHORT = "time-too-short"
    WE_GIVE = "we-give"
    THEY_GIVE = "they-give"
    NOTHING_EXCHANGED = "nothing-exchanged"
    LANGUAGES_SHARED = "languages-shared"
    LANGUAGES_NOT_SHARED = "languages-not-shared"


class Rule(StrEnum):
    """What must hold, in the order in which it is asked."""

    ACTIVE = "active"
    CONSENT = "consent"
    BLOCKED = "blocked"
    DECLINED = "declined"
    SETTLED = "settled"
    PLACES = "places"
    CLEARANCE = "clearance"
    AGE = "age"
    WOMEN_ONLY = "women-only"
    LANGUAGE = "language"
    STEP_FREE = "step-free"
    TRAVEL = "travel"
    TIME = "time"


class Answer(StrEnum):
    """What a rule says; UNKNOWN is neither and becomes a question."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """What one criterion gives, in quarters of a point, and why."""

    criterion: Criterion
    code: ReasonCode
    quarters: int
    source: Source
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one rule says of a pair; `asks` is what to ask the volunteer when it is unknown."""

    rule: Rule
    answer: Answer
    params: Params = field(default_factory=dict)
    asks: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """Everything about one pair: what the rules say, and points with their reasons.

    `quarters` is the sum of the reasons' quarters, whatever the rules say.
    """

    volunteer: str
    role: str
    answer: Answer
    verdicts: tuple[Verdict, ...]
    reasons: tuple[Reason, ...]

    @property
    def quarters(self) -> int:
        """The score, in quarters of a point."""
        return sum(reason.quarters for reason in self.reasons)

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """What forbids the pair."""
        return tuple(row for row in self.verdicts if row.answer is Answer.NO)

    @property
    def open_questions(self) -> tuple[Verdict, ...]:
        """What nobody knows yet."""
        return tuple(row for row in self.verdicts if row.answer is Answer.UNKNOWN)


def all_answers(answers: Sequence[Answer]) -> Answer:
    """Return what several answers say together: one no is no, else one unknown is unknown."""
    if Answer.NO in answers:
        return Answer.NO
    return Answer.UNKNOWN if Answer.UNKNOWN in answers else Answer.YES
